namespace Spotwire.UserData;

/// <summary>A part of a balance was locked or unlocked by another system, e.g. as collateral
/// (<c>externalLockUpdate</c>).</summary>
/// <remarks>Documentation: user-data-stream.md, "External Lock Update".</remarks>
public sealed record ExternalLockUpdate : UserDataEvent
{
    /// <inheritdoc/>
    public override string EventType => "externalLockUpdate";

    /// <summary>The asset.</summary>
    public required Asset Asset { get; init; }

    /// <summary>What was locked; below zero where it was unlocked.</summary>
    public required decimal Delta { get; init; }

    /// <summary>When the matching engine did it.</summary>
    public required ExchangeTime TransactTime { get; init; }
}
