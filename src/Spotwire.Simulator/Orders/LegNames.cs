namespace Spotwire.Simulator.Orders;

/// <summary>What the parts of an order are called in a request: a single order's plainly, a leg's with its
/// prefix.</summary>
internal sealed record LegNames
{
    private LegNames(string prefix)
    {
        ClientOrderId = prefix + "ClientOrderId";
        TimeInForce = Name("timeInForce");
        Price = Name("price");
        StopPrice = Name("stopPrice");
        TrailingDelta = Name("trailingDelta");
        IcebergQuantity = Name("icebergQty");
        StrategyId = Name("strategyId");
        StrategyType = Name("strategyType");
        PegPriceType = Name("pegPriceType");
        PegOffsetType = Name("pegOffsetType");
        PegOffsetValue = Name("pegOffsetValue");

        string Name(string name) =>
            prefix.Length == 0 ? name : prefix + char.ToUpperInvariant(name[0]) + name[1..];
    }

    /// <summary>A single order.</summary>
    public static LegNames Single { get; } = new("") { ClientOrderId = "newClientOrderId" };

    /// <summary>A single order for smart routing, which takes no pegs.</summary>
    public static LegNames Routed { get; } = Single with { TakesPegs = false };

    /// <summary>The upper leg of an OCO.</summary>
    public static LegNames Above { get; } = new("above");

    /// <summary>The lower leg of an OCO.</summary>
    public static LegNames Below { get; } = new("below");

    /// <summary>The working leg.</summary>
    public static LegNames Working { get; } = new("working");

    /// <summary>The only pending leg.</summary>
    public static LegNames Pending { get; } = new("pending");

    /// <summary>The upper pending leg.</summary>
    public static LegNames PendingAbove { get; } = new("pendingAbove");

    /// <summary>The lower pending leg.</summary>
    public static LegNames PendingBelow { get; } = new("pendingBelow");

    /// <summary>The limit leg of the deprecated OCO.</summary>
    public static LegNames OldLimit { get; } = new("limit") { Price = "price", TakesPegs = false };

    /// <summary>The stop leg of the deprecated OCO.</summary>
    public static LegNames OldStop { get; } = new("stop")
    {
        Price = "stopLimitPrice",
        StopPrice = "stopPrice",
        TrailingDelta = "trailingDelta",
        TimeInForce = "stopLimitTimeInForce",
        TakesPegs = false,
    };

    public string ClientOrderId { get; private init; }

    public string TimeInForce { get; private init; }

    public string Price { get; private init; }

    public string StopPrice { get; private init; }

    public string TrailingDelta { get; private init; }

    public string IcebergQuantity { get; }

    public string StrategyId { get; }

    public string StrategyType { get; }

    public string PegPriceType { get; }

    public string PegOffsetType { get; }

    public string PegOffsetValue { get; }

    /// <summary>Whether the request knows pegs at all.</summary>
    public bool TakesPegs { get; private init; } = true;
}
