namespace Spotwire.Simulator.Orders;

/// <summary>A new order list as the caller wants it: read, but not yet judged by the filters.</summary>
internal sealed record OrderListTicket
{
    /// <summary>Where; the legs' market too.</summary>
    public required Market Market { get; init; }

    /// <summary>How the legs hang together.</summary>
    public required OrderListKind Kind { get; init; }

    /// <summary>The caller's name for the list; null for one of the exchange's.</summary>
    public string? ListClientOrderId { get; init; }

    /// <summary>ACK, RESULT or FULL where the caller named one; null where each leg's own type decides, as its ticket
    /// says.</summary>
    public string? ResponseType { get; init; }

    /// <summary>Self-trade prevention of all legs, as on the wire.</summary>
    public required string SelfTradePrevention { get; init; }

    /// <summary>The legs as they are numbered: the working order first; of a pair the stop loss first.</summary>
    public required IReadOnlyList<OrderTicket> Legs { get; init; }

    /// <summary>Whether the first leg must be filled before the others are placed.</summary>
    public bool HasPending => Kind != OrderListKind.Oco;

    /// <summary>Whether what the first leg buys is what the others sell.</summary>
    public bool PaysFromWorking => Kind is OrderListKind.Opo or OrderListKind.Opoco;

    /// <summary>Whether the last two legs exclude each other.</summary>
    public bool HasPair => Kind is OrderListKind.Oco or OrderListKind.Otoco or OrderListKind.Opoco;
}
