namespace Spotwire.Trading;

/// <summary>Which order lists of the account to get, open and ended ones. Without bounds the newest; a first id does
/// not go with times.</summary>
/// <remarks>Documentation: rest-api.md, "Query all Order lists".</remarks>
public sealed record OrderListsRequest
{
    /// <summary>First order list id; null for no bound.</summary>
    public long? FromOrderListId { get; init; }

    /// <summary>Earliest time; null for no bound. With an end, at most 24 hours before it.</summary>
    public ExchangeTime? StartTime { get; init; }

    /// <summary>Latest time; null for no bound.</summary>
    public ExchangeTime? EndTime { get; init; }

    /// <summary>How many, 1 to 1,000; default 500.</summary>
    public int Limit { get; init; } = 500;
}
