namespace Spotwire;

/// <summary>What went wrong, coarse enough to act on.</summary>
/// <remarks>Documentation: errors.md; rest-api.md, "HTTP Return Codes".</remarks>
public enum ErrorKind
{
    /// <summary>Binance answered with an error that has no kind of its own here.</summary>
    Exchange,

    /// <summary>The request is malformed; sending it again unchanged fails again (-1100 to -1199 and the
    /// like).</summary>
    BadRequest,

    /// <summary>The order or the cancel was refused by the engine (-2010, -2011, -2038, -2021, -2022).</summary>
    OrderRejected,

    /// <summary>A rule of the symbol is broken: found by our own check before sending, or by Binance (-1013).</summary>
    RuleViolated,

    /// <summary>Nothing has that name: symbol or order (-1121, -2013, -2026).</summary>
    NotFound,

    /// <summary>Key, signature or permission (-1002, -1022, -2014, -2015, HTTP 401).</summary>
    Authentication,

    /// <summary>No key was given and the call needs one.</summary>
    MissingKey,

    /// <summary>The timestamp is outside the window even after measuring the clock again (-1021).</summary>
    Clock,

    /// <summary>Too many requests or orders (-1003, -1015, HTTP 429): wait for <c>RetryAfter</c>.</summary>
    Throttled,

    /// <summary>The address is banned for a while (HTTP 418).</summary>
    Banned,

    /// <summary>Our own ledger would have been exceeded, and the caller did not want to wait; nothing was
    /// sent.</summary>
    LimitReached,

    /// <summary>A firewall in front of Binance refused the request (HTTP 403).</summary>
    Blocked,

    /// <summary>Binance is overloaded, shutting down or confused (-1000, -1001, -1008, -1016, HTTP 5XX).</summary>
    Unavailable,

    /// <summary>No answer in time (-1006, -1007, or our own time-out).</summary>
    Timeout,

    /// <summary>The connection could not be made or broke.</summary>
    Network,

    /// <summary>The answer could not be read.</summary>
    UnreadableAnswer,

    /// <summary>A subscription's reader fell behind, and its policy was to fail rather than to drop
    /// messages.</summary>
    SlowReader,

    /// <summary>The caller's own configuration or arguments are wrong; nothing was sent.</summary>
    Configuration,
}
