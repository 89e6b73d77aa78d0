namespace Spotwire.Simulator.Orders;

/// <summary>What an execution report tells beyond the order's state.</summary>
/// <remarks>Documentation: user-data-stream.md, "Order update". The letters are its fields.</remarks>
internal readonly record struct ExecutionNotice
{
    public ExecutionNotice()
    {
    }

    /// <summary>x: NEW, CANCELED, REPLACED, REJECTED, TRADE, EXPIRED or TRADE_PREVENTION.</summary>
    public required string Type { get; init; }

    /// <summary>I: rises with every execution of the market.</summary>
    public required long ExecutionId { get; init; }

    /// <summary>T and E.</summary>
    public required long TimeMicros { get; init; }

    /// <summary>c: the name to show; that of the cancel where one cancelled it.</summary>
    public required string ClientOrderId { get; init; }

    /// <summary>C: the name before a cancel or an amendment; empty for everything else.</summary>
    public string OriginalClientOrderId { get; init; } = "";

    /// <summary>L: price of this trade or allocation; zero without.</summary>
    public decimal LastPrice { get; init; }

    /// <summary>l: quantity of this trade or allocation; zero without.</summary>
    public decimal LastQuantity { get; init; }

    /// <summary>Y: price times quantity of this trade or allocation; zero without.</summary>
    public decimal LastQuote { get; init; }

    /// <summary>n: what was charged for this trade or allocation.</summary>
    public decimal Commission { get; init; }

    /// <summary>N: in what it was charged; null without a trade or allocation.</summary>
    public Asset? CommissionAsset { get; init; }

    /// <summary>t: the trade; −1 without.</summary>
    public long TradeId { get; init; } = -1;

    /// <summary>m: whether the order was resting in this trade, or prevented trade.</summary>
    public bool IsMaker { get; init; }

    /// <summary>r: why the order was rejected; NONE if it was not.</summary>
    public string RejectReason { get; init; } = "NONE";

    /// <summary>a: the allocation; null without, and then there is no match type b either (else it is
    /// ONE_PARTY_TRADE_REPORT).</summary>
    public long? AllocationId { get; init; }

    /// <summary>v and the rest of STP: what was prevented; null for other types than TRADE_PREVENTION.</summary>
    public PreventedMatch? Prevented { get; init; }

    /// <summary>B: how much of this order the prevention took away.</summary>
    public decimal LastPreventedQuantity { get; init; }

    /// <summary>U: the other order of the prevented match.</summary>
    public long CounterOrderId { get; init; }

    /// <summary>Cs: the other order's market.</summary>
    public string CounterSymbol { get; init; } = "";

    /// <summary>pl: how much would have traded. pL is the prevented match's price, pY their product.</summary>
    public decimal PreventedExecutionQuantity { get; init; }
}
