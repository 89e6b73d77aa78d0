namespace Spotwire.Trading;

/// <summary>An order to cancel and a new one in its place, in one call that is not atomic. Both are of one
/// symbol.</summary>
/// <remarks>Documentation: rest-api.md, "Cancel an Existing Order and Send a New Order".</remarks>
public sealed record CancelReplaceRequest
{
    /// <summary>The order to cancel, of the symbol of the new one.</summary>
    public required OrderReference Order { get; init; }

    /// <summary>The new order; without a client order id it is given one. It may have the name of the order that is
    /// cancelled.</summary>
    public required NewOrder NewOrder { get; init; }

    /// <summary>What becomes of the new order when the cancel fails; default: it is not attempted.</summary>
    public CancelReplaceMode Mode { get; init; }

    /// <summary>How to cancel; null (the default) for no conditions.</summary>
    public CancelOptions? CancelOptions { get; init; }

    /// <summary>What happens when the unfilled order count is used up; default: nothing is done.</summary>
    public OrderRateLimitExceededMode OrderRateLimitExceededMode { get; init; }

    /// <summary>What is wrong with the request whatever the symbol's rules say; null when nothing is.</summary>
    internal string? FindFault() => NewOrder is null ? "The request names no new order."
        : Order.FindFault() ?? CancelOptions?.FindFault() ?? NewOrder.FindFault();
}
