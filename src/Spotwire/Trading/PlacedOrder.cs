namespace Spotwire.Trading;

/// <summary>The answer to a placed order. An ACK has the first five members only, a RESULT all but the
/// fills.</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
public sealed record PlacedOrder : OrderDetails
{
    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>The exchange's number.</summary>
    public required OrderId OrderId { get; init; }

    /// <summary>The caller's name.</summary>
    public required ClientOrderId ClientOrderId { get; init; }

    /// <summary>When the matching engine took it.</summary>
    public required ExchangeTime TransactTime { get; init; }

    /// <summary>Limit price: quote asset per base asset; 0 for market orders. Null in an ACK.</summary>
    public decimal? Price { get; init; }

    /// <summary>Ordered quantity, in the base asset. Null in an ACK and for a pending order of an OPO or OPOCO list,
    /// which does not know it yet.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Filled so far, in the base asset. Null in an ACK.</summary>
    public decimal? ExecutedQuantity { get; init; }

    /// <summary>Ordered quote quantity; 0 when the order gave a quantity. Null in an ACK.</summary>
    public decimal? QuoteQuantity { get; init; }

    /// <summary>Filled so far, in the quote asset. Null in an ACK.</summary>
    public decimal? CumulativeQuoteQuantity { get; init; }

    /// <summary>State of the order. Null in an ACK.</summary>
    public OrderStatus? Status { get; init; }

    /// <summary>Lifetime rule. Null in an ACK.</summary>
    public TimeInForce? TimeInForce { get; init; }

    /// <summary>Type. Null in an ACK.</summary>
    public OrderType? Type { get; init; }

    /// <summary>Direction. Null in an ACK.</summary>
    public Side? Side { get; init; }

    /// <summary>When it came to rest on the book; null in an ACK and while it is not working.</summary>
    public ExchangeTime? WorkingTime { get; init; }

    /// <summary>What it was filled with at once; empty unless the answer is a FULL.</summary>
    public IReadOnlyList<Fill> Fills { get => field ?? []; init; }

    /// <summary>Matches that self-trade prevention stopped; empty unless the answer is a FULL.</summary>
    public IReadOnlyList<PreventedMatch> PreventedMatches { get => field ?? []; init; }
}
