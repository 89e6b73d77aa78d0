namespace Spotwire.Simulator;

/// <summary>An order as the exchange has booked it.</summary>
public sealed record AuditedOrder
{
    /// <summary>Name of the account that owns it.</summary>
    public required string Account { get; init; }

    /// <summary>Its market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>The exchange's number, unique per symbol.</summary>
    public required OrderId OrderId { get; init; }

    /// <summary>The name it was placed under, or the one the exchange made.</summary>
    public required ClientOrderId ClientOrderId { get; init; }

    /// <summary>Its state.</summary>
    public required OrderStatus Status { get; init; }

    /// <summary>What has been filled, in the base asset.</summary>
    public required decimal ExecutedQuantity { get; init; }

    /// <summary>What has been paid or received for it, in the quote asset, commissions apart.</summary>
    public required decimal CumulativeQuoteQuantity { get; init; }
}
