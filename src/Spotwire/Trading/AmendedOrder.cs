namespace Spotwire.Trading;

/// <summary>An order after its quantity was reduced.</summary>
/// <remarks>Documentation: rest-api.md, "Order Amend Keep Priority".</remarks>
public sealed record AmendedOrder : OrderDetails
{
    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>The exchange's number; an amendment keeps it.</summary>
    public required OrderId OrderId { get; init; }

    /// <summary>The caller's name before the amendment.</summary>
    public required ClientOrderId OriginalClientOrderId { get; init; }

    /// <summary>The caller's name from now on.</summary>
    public required ClientOrderId ClientOrderId { get; init; }

    /// <summary>Limit price: quote asset per base asset; 0 for market orders.</summary>
    public required decimal Price { get; init; }

    /// <summary>The new quantity, in the base asset.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Filled so far, in the base asset.</summary>
    public required decimal ExecutedQuantity { get; init; }

    /// <summary>Ordered quote quantity; 0 when the order gave a quantity.</summary>
    public decimal QuoteQuantity { get; init; }

    /// <summary>Filled so far, in the quote asset.</summary>
    public required decimal CumulativeQuoteQuantity { get; init; }

    /// <summary>State of the order.</summary>
    public required OrderStatus Status { get; init; }

    /// <summary>Lifetime rule.</summary>
    public required TimeInForce TimeInForce { get; init; }

    /// <summary>Type.</summary>
    public required OrderType Type { get; init; }

    /// <summary>Direction.</summary>
    public required Side Side { get; init; }

    /// <summary>When it came to rest on the book; null while it is not working.</summary>
    public ExchangeTime? WorkingTime { get; init; }
}
