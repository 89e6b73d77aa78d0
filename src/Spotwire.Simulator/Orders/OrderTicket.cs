using Spotwire.Simulator.Filters;
using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Orders;

/// <summary>A new order as the caller wants it: read, but not yet judged by the filters.</summary>
internal sealed record OrderTicket
{
    /// <summary>Where.</summary>
    public required Market Market { get; init; }

    /// <summary>Direction.</summary>
    public required MatchSide Side { get; init; }

    /// <summary>Type as on the wire.</summary>
    public required string Type { get; init; }

    /// <summary>Lifetime; GTC where the type has none.</summary>
    public required MatchTimeInForce TimeInForce { get; init; }

    /// <summary>Quantity; null where the quote quantity is given, and for the pending legs of OPO and OPOCO.</summary>
    public WireAmount? Quantity { get; init; }

    /// <summary>What to spend or to receive at market.</summary>
    public WireAmount? QuoteQuantity { get; init; }

    /// <summary>Limit price.</summary>
    public WireAmount? Price { get; init; }

    /// <summary>Stop price; null without one, where only <see cref="TrailingDelta"/> sets an order off.</summary>
    public WireAmount? StopPrice { get; init; }

    /// <summary>How far an order trails the best price, in basis points; null for one that does not trail.</summary>
    public int? TrailingDelta { get; init; }

    /// <summary>The part of the quantity that the book shows; null for all of it.</summary>
    public WireAmount? IcebergQuantity { get; init; }

    /// <summary>What happens where the account would trade with itself, as on the wire: what was asked for, or else the
    /// market's standard.</summary>
    public required string SelfTradePrevention { get; init; }

    /// <summary>PRIMARY_PEG or MARKET_PEG; null for a price of the order's own.</summary>
    public string? PegPriceType { get; init; }

    /// <summary>How many levels of the book deeper than the best a pegged price lies, 1 to 100; null for the
    /// best.</summary>
    public int? PegOffsetValue { get; init; }

    /// <summary>Whether the order may trade on the books of all markets that route to each other.</summary>
    public bool IsSmartRouted { get; init; }

    /// <summary>Whether the price follows from the book; <see cref="Price"/> is then the worst one, or null.</summary>
    public bool IsPegged => PegPriceType is not null;

    /// <summary>The caller's name for it; null for one of the exchange's.</summary>
    public string? ClientOrderId { get; init; }

    /// <summary>ACK, RESULT or FULL.</summary>
    public required string ResponseType { get; init; }

    /// <summary>The caller's label.</summary>
    public long? StrategyId { get; init; }

    /// <summary>The caller's label.</summary>
    public long? StrategyType { get; init; }
}
