namespace Spotwire.Simulator.Orders;

/// <summary>A cancel with a new order behind it, as the caller wants it.</summary>
internal sealed record CancelReplaceTicket
{
    /// <summary>The new order.</summary>
    public required OrderTicket NewOrder { get; init; }

    /// <summary>The order to cancel, by number; null where it is only named.</summary>
    public long? CancelOrderId { get; init; }

    /// <summary>The order to cancel, by name; with a number too it must fit.</summary>
    public string? CancelOriginalClientOrderId { get; init; }

    /// <summary>The caller's name for the cancel; null for one of the exchange's.</summary>
    public string? CancelNewClientOrderId { get; init; }

    /// <summary>ONLY_NEW, ONLY_PARTIALLY_FILLED, or null for any state.</summary>
    public string? CancelRestrictions { get; init; }

    /// <summary>Whether the new order is left alone where the cancel fails (STOP_ON_FAILURE); otherwise
    /// ALLOW_FAILURE.</summary>
    public required bool StopsOnFailure { get; init; }

    /// <summary>Whether the cancel is tried although too many orders are unfilled for a new one (CANCEL_ONLY);
    /// otherwise DO_NOTHING.</summary>
    public required bool CancelsWhenLimited { get; init; }
}
