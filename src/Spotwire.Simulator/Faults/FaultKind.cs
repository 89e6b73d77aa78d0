namespace Spotwire.Simulator.Faults;

/// <summary>What can go wrong with the simulated exchange and the way to it.</summary>
public enum FaultKind
{
    /// <summary>The connection is cut before the exchange has read the request.</summary>
    DropRequest,

    /// <summary>The request is carried out, and the connection cut instead of the answer.</summary>
    DropAnswer,

    /// <summary>The request is carried out at once, and answered late.</summary>
    DelayAnswer,

    /// <summary>The request is let in and answered with -1007, and carried out afterwards.</summary>
    /// <remarks>Documentation: rest-api.md, "General API Information": the matching engine has 10 seconds.</remarks>
    ExecuteLate,

    /// <summary>The request is carried out twice, as when a network or a proxy repeats it; REST gives the first answer,
    /// the WebSocket API both.</summary>
    RepeatRequest,

    /// <summary>HTTP 5XX, and nothing is carried out.</summary>
    FailBefore,

    /// <summary>HTTP 5XX, though the request was carried out.</summary>
    FailAfter,

    /// <summary>Held up by the firewall: HTTP 403 and a page; nothing is carried out. On the WebSocket API the status
    /// is 403 and the code -1002, which the documentation leaves open.</summary>
    Block,

    /// <summary>The caller's address is banned from this request on: 418 with <c>Retry-After</c> until the ban
    /// ends, for everything. WebSocket API connections are closed, as after any ban.</summary>
    Ban,

    /// <summary>The caller's address is told to wait, from this request on: 429 with <c>Retry-After</c>. Whoever does
    /// not wait is banned by the fourth request.</summary>
    Limit,

    /// <summary>The request is carried out; the answer is a page, not JSON.</summary>
    NotJson,

    /// <summary>The request is carried out; the answer ends in the middle.</summary>
    Truncate,

    /// <summary>The request is carried out; the answer is a JSON object of another kind.</summary>
    WrongObject,

    /// <summary>An error of the exchange's own trouble: -1000, -1001, -1006, -1007 or -1016.</summary>
    /// <remarks>Documentation: errors.md, "10xx - General Server or Network issues".</remarks>
    ErrorCode,

    /// <summary>An error with a code that the documentation does not have.</summary>
    UnknownCode,

    /// <summary>The exchange restarts: all connections are cut, new ones refused for a while; its records
    /// stay.</summary>
    Restart,

    /// <summary>An order is answered as accepted, and forgotten.</summary>
    ForgetOrder,

    /// <summary>An order is booked twice under the same client order id; the answer tells of the first only.</summary>
    BookTwice,

    /// <summary>An order is lost and answered with -1007; meanwhile another order of the account, one step smaller or
    /// larger, uses its client order id and is cancelled. Strikes only orders that have a client order id and a
    /// quantity.</summary>
    ReuseClientOrderId,

    /// <summary>A new connection is closed as soon as it is opened.</summary>
    RefuseConnection,
}
