namespace Spotwire.Account;

/// <summary>Which trades of the account to get. Binance takes a symbol alone or with one of: order id, start, end,
/// first trade id, start and end, order id and first trade id.</summary>
/// <remarks>Documentation: rest-api.md, "Account trade list".</remarks>
public sealed record AccountTradesRequest
{
    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>Only trades of this order, which costs less weight; null for all.</summary>
    public OrderId? OrderId { get; init; }

    /// <summary>Earliest trade time; null for no bound. With an end, at most 24 hours before it.</summary>
    public ExchangeTime? StartTime { get; init; }

    /// <summary>Latest trade time; null for no bound.</summary>
    public ExchangeTime? EndTime { get; init; }

    /// <summary>First trade id; null for the newest trades.</summary>
    public long? FromTradeId { get; init; }

    /// <summary>How many, 1 to 1,000; default 500.</summary>
    public int Limit { get; init; } = 500;
}
