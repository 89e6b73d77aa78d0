namespace Spotwire.Simulator.Orders;

/// <summary>An order list in the exchange's records, and its life so far.</summary>
internal sealed class OrderList
{
    /// <summary>Its number, rising over all markets.</summary>
    public required long Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required int Account { get; init; }

    /// <summary>Where.</summary>
    public required Market Market { get; init; }

    /// <summary>How its orders hang together.</summary>
    public required OrderListKind Kind { get; init; }

    /// <summary>Its name.</summary>
    public required string ClientOrderId { get; init; }

    /// <summary>When it was placed; its transaction time in queries.</summary>
    public required long CreatedMicros { get; init; }

    /// <summary>Its orders as they are numbered: the working one first; of a pair the stop loss first.</summary>
    public IReadOnlyList<SimulatedOrder> Orders { get; set; } = [];

    /// <summary>EXEC_STARTED or ALL_DONE.</summary>
    public string StatusType => IsOpen ? "EXEC_STARTED" : "ALL_DONE";

    /// <summary>EXECUTING or ALL_DONE.</summary>
    public string OrderStatus => IsOpen ? "EXECUTING" : "ALL_DONE";

    /// <summary>Whether one of its orders is still open.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>Whether the first order has to be filled before the others are placed.</summary>
    public bool HasPending => Kind != OrderListKind.Oco;

    /// <summary>Whether what the first order buys is what the others sell.</summary>
    public bool PaysFromWorking => Kind is OrderListKind.Opo or OrderListKind.Opoco;

    /// <summary>Whether only one of the last two orders will work.</summary>
    public bool HasPair => Kind is OrderListKind.Oco or OrderListKind.Otoco or OrderListKind.Opoco;

    /// <summary>What the first order has bought for the others so far; it is locked for them.</summary>
    public decimal Reserved { get; set; }

    /// <summary>OCO, or OTO for every other kind.</summary>
    public string ContingencyType => Kind == OrderListKind.Oco ? "OCO" : "OTO";
}
