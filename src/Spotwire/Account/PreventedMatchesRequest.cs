namespace Spotwire.Account;

/// <summary>Which prevented matches of the account to get: one by its number, or those of an order.</summary>
/// <remarks>Documentation: rest-api.md, "Query Prevented Matches".</remarks>
public sealed record PreventedMatchesRequest
{
    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>The one match; null where an order is named.</summary>
    public long? PreventedMatchId { get; init; }

    /// <summary>The order; null where a match is named.</summary>
    public OrderId? OrderId { get; init; }

    /// <summary>First match of the order; null for its first.</summary>
    public long? FromPreventedMatchId { get; init; }

    /// <summary>How many from the first named match on, 1 to 1,000; default 500.</summary>
    public int Limit { get; init; } = 500;
}
