namespace Spotwire.Streams;

/// <summary>The price that price range rules and price filters go by, from the stream
/// <c>&lt;symbol&gt;@referencePrice</c>.</summary>
/// <remarks>Documentation: web-socket-streams.md, "Reference Price Streams".</remarks>
public readonly record struct ReferencePriceEvent
{
    /// <summary>The market.</summary>
    public Symbol Symbol { get; init; }

    /// <summary>Quote asset per base asset; null where there is none at present.</summary>
    public decimal? Price { get; init; }

    /// <summary>When it held.</summary>
    public ExchangeTime ValidTime { get; init; }
}
