namespace Spotwire.Account;

/// <summary>Which allocations of the account to get. Binance takes a symbol alone or with one of: start, end, start and
/// end, first id, order id, order id and first id.</summary>
/// <remarks>Documentation: rest-api.md, "Query Allocations".</remarks>
public sealed record AllocationsRequest
{
    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>Only allocations of this order; null for all.</summary>
    public OrderId? OrderId { get; init; }

    /// <summary>Earliest time; null for no bound. With an end, at most 24 hours before it.</summary>
    public ExchangeTime? StartTime { get; init; }

    /// <summary>Latest time; null for no bound.</summary>
    public ExchangeTime? EndTime { get; init; }

    /// <summary>First allocation id; null for no bound.</summary>
    public long? FromAllocationId { get; init; }

    /// <summary>How many, 1 to 1,000; default 500.</summary>
    public int Limit { get; init; } = 500;
}
