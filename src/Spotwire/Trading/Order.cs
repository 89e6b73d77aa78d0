namespace Spotwire.Trading;

/// <summary>An order as the exchange knows it.</summary>
/// <remarks>Documentation: rest-api.md, "Query order".</remarks>
public sealed record Order : OrderDetails
{
    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>The exchange's number.</summary>
    public required OrderId OrderId { get; init; }

    /// <summary>The caller's name; after a cancel, the name of the cancel.</summary>
    public required ClientOrderId ClientOrderId { get; init; }

    /// <summary>Limit price: quote asset per base asset; 0 for market orders.</summary>
    public required decimal Price { get; init; }

    /// <summary>Ordered quantity, in the base asset; 0 for a pending order of an OPO or OPOCO list, which does not know
    /// it yet.</summary>
    public decimal Quantity { get; init; }

    /// <summary>Filled so far, in the base asset.</summary>
    public required decimal ExecutedQuantity { get; init; }

    /// <summary>Filled so far, in the quote asset; negative where the exchange no longer knows (very old
    /// orders).</summary>
    public required decimal CumulativeQuoteQuantity { get; init; }

    /// <summary>Ordered quote quantity; 0 when the order gave a quantity.</summary>
    public decimal QuoteQuantity { get; init; }

    /// <summary>State of the order.</summary>
    public required OrderStatus Status { get; init; }

    /// <summary>Lifetime rule.</summary>
    public required TimeInForce TimeInForce { get; init; }

    /// <summary>Type.</summary>
    public required OrderType Type { get; init; }

    /// <summary>Direction.</summary>
    public required Side Side { get; init; }

    /// <summary>When it was placed.</summary>
    public required ExchangeTime CreationTime { get; init; }

    /// <summary>When it last changed.</summary>
    public required ExchangeTime UpdateTime { get; init; }

    /// <summary>Whether it is, or was, on the book.</summary>
    public bool IsWorking { get; init; }

    /// <summary>When it came to rest on the book; null while it is not working.</summary>
    public ExchangeTime? WorkingTime { get; init; }
}
