namespace Spotwire.Trading;

/// <summary>Which orders of a symbol to get, open and ended ones. Without bounds the newest.</summary>
/// <remarks>Documentation: rest-api.md, "All orders".</remarks>
public sealed record OrdersRequest
{
    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>First order id; null for no bound.</summary>
    public OrderId? FromOrderId { get; init; }

    /// <summary>Earliest time; null for no bound. With an end, at most 24 hours before it.</summary>
    public ExchangeTime? StartTime { get; init; }

    /// <summary>Latest time; null for no bound.</summary>
    public ExchangeTime? EndTime { get; init; }

    /// <summary>How many, 1 to 1,000; default 500.</summary>
    public int Limit { get; init; } = 500;
}
