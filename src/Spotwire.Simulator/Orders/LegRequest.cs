using Spotwire.Simulator.Filters;
using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Orders;

/// <summary>What is known of an order before its own parameters are read.</summary>
internal sealed record LegRequest
{
    /// <summary>Where.</summary>
    public required Market Market { get; init; }

    /// <summary>Direction.</summary>
    public required MatchSide Side { get; init; }

    /// <summary>Type as on the wire: one of the seven.</summary>
    public required string Type { get; init; }

    /// <summary>What its parameters are called.</summary>
    public required LegNames Names { get; init; }

    /// <summary>Quantity; null where the quote quantity is given or the quantity follows later.</summary>
    public WireAmount? Quantity { get; init; }

    /// <summary>What to spend or to receive at market.</summary>
    public WireAmount? QuoteQuantity { get; init; }

    /// <summary>ACK, RESULT or FULL; null for the type's standard.</summary>
    public string? ResponseType { get; init; }

    /// <summary>Self-trade prevention as on the wire.</summary>
    public required string SelfTradePrevention { get; init; }

    /// <summary>Whether it is one of a pair that excludes each other.</summary>
    public bool IsPaired { get; init; }

    /// <summary>Whether it may be routed.</summary>
    public bool IsSmartRouted { get; init; }
}
