namespace Spotwire.UserData;

/// <summary>A deposit, a withdrawal or a transfer between accounts (<c>balanceUpdate</c>).</summary>
/// <remarks>Documentation: user-data-stream.md, "Balance Update". What the exchange sends while there is no connection
/// is not made up for, other than by the balances themselves.</remarks>
public sealed record BalanceUpdate : UserDataEvent
{
    /// <inheritdoc/>
    public override string EventType => "balanceUpdate";

    /// <summary>The asset.</summary>
    public required Asset Asset { get; init; }

    /// <summary>What was added; below zero where it was taken away.</summary>
    public required decimal Delta { get; init; }

    /// <summary>When it was booked.</summary>
    public required ExchangeTime ClearTime { get; init; }
}
