namespace Spotwire.Market;

/// <summary>The price that price range rules and price filters go by.</summary>
/// <remarks>Documentation: rest-api.md, "Query Reference Price"; faqs/price_range_execution_rules.md. A symbol that
/// never had one answers with error -2043.</remarks>
public sealed record ReferencePrice
{
    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>Quote asset per base asset; null where there is none at present.</summary>
    public required decimal? Price { get; init; }

    /// <summary>When it held.</summary>
    public required ExchangeTime ValidTime { get; init; }
}
