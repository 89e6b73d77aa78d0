using Spotwire.Account;

namespace Spotwire.UserData;

/// <summary>Balances that may have changed, as they are now (<c>outboundAccountPosition</c>).</summary>
/// <remarks>Documentation: user-data-stream.md, "Account Update". Assets that are not named did not change.</remarks>
public sealed record AccountPosition : UserDataEvent
{
    /// <inheritdoc/>
    public override string EventType => "outboundAccountPosition";

    /// <summary>When the account last changed.</summary>
    public required ExchangeTime LastUpdateTime { get; init; }

    /// <summary>The assets, each with what is free and locked in all.</summary>
    public required IReadOnlyList<Balance> Balances { get; init; }
}
