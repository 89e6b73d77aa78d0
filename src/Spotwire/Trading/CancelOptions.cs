namespace Spotwire.Trading;

/// <summary>How to cancel an order.</summary>
/// <remarks>Documentation: rest-api.md, "Cancel order".</remarks>
public sealed record CancelOptions
{
    /// <summary>A name for the cancel itself; null (the default) has Binance make one.</summary>
    public ClientOrderId? NewClientOrderId { get; init; }

    /// <summary>Cancels only in this state of the order; null (the default) in any.</summary>
    public CancelRestriction? Restriction { get; init; }

    /// <summary>What is wrong with the options; null when nothing is.</summary>
    internal string? FindFault() => NewClientOrderId is { IsEmpty: true }
        ? "The name of the cancel is empty; leave it null to have Binance make one."
        : null;
}
