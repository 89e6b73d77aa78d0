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

    /// <summary>Quantity; null where the quote quantity is given.</summary>
    public WireAmount? Quantity { get; init; }

    /// <summary>What to spend or to receive at market.</summary>
    public WireAmount? QuoteQuantity { get; init; }

    /// <summary>Limit price.</summary>
    public WireAmount? Price { get; init; }

    /// <summary>Stop price.</summary>
    public WireAmount? StopPrice { get; init; }

    /// <summary>The caller's name for it; null for one of the exchange's.</summary>
    public string? ClientOrderId { get; init; }

    /// <summary>ACK, RESULT or FULL.</summary>
    public required string ResponseType { get; init; }

    /// <summary>The caller's label.</summary>
    public long? StrategyId { get; init; }

    /// <summary>The caller's label.</summary>
    public long? StrategyType { get; init; }
}
