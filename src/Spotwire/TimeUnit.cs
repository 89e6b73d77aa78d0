namespace Spotwire;

/// <summary>Unit of the times that the exchange is asked for and that requests are stamped with. An
/// <see cref="ExchangeTime"/> holds microseconds either way.</summary>
/// <remarks>Documentation: rest-api.md, "General API Information"; web-socket-api.md, the same.</remarks>
public enum TimeUnit
{
    /// <summary>Milliseconds.</summary>
    Milliseconds,

    /// <summary>Microseconds.</summary>
    Microseconds,
}
