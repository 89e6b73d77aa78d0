namespace Spotwire.Trading;

/// <summary>How to cancel an order.</summary>
/// <remarks>Documentation: rest-api.md, "Cancel order".</remarks>
public sealed record CancelOptions
{
    /// <summary>A name for the cancel itself; null (the default) has Binance make one.</summary>
    public ClientOrderId? NewClientOrderId { get; init; }

    /// <summary>Cancels only in this state of the order; null (the default) in any.</summary>
    public CancelRestriction? Restriction { get; init; }
}
