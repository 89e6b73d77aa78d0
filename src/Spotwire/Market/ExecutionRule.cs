namespace Spotwire.Market;

/// <summary>A rule that holds when an order is executed. A price range: a taker trades only between the reference price
/// times the lower and times the upper multiplier of its side, both included; the rest of it expires.</summary>
/// <remarks>Documentation: rest-api.md, "Query Execution Rules"; faqs/price_range_execution_rules.md.</remarks>
public sealed record ExecutionRule
{
    /// <summary>The kind of rule.</summary>
    public required ExecutionRuleType Type { get; init; }

    /// <summary>Highest price of a buying taker ÷ reference price; null for no bound.</summary>
    public decimal? BidLimitMultiplierUp { get; init; }

    /// <summary>Lowest price of a buying taker ÷ reference price; null for no bound.</summary>
    public decimal? BidLimitMultiplierDown { get; init; }

    /// <summary>Highest price of a selling taker ÷ reference price; null for no bound.</summary>
    public decimal? AskLimitMultiplierUp { get; init; }

    /// <summary>Lowest price of a selling taker ÷ reference price; null for no bound.</summary>
    public decimal? AskLimitMultiplierDown { get; init; }
}
