namespace Spotwire.Simulator.Endpoints;

/// <summary>A request is refused with one of Binance's codes. Thrown before anything has changed.</summary>
internal sealed class RefusalException : Exception
{
    public RefusalException(int code, string message, int status = 400)
        : base(message)
    {
        Code = code;
        Status = status;
    }

    /// <summary>Binance's code, below zero.</summary>
    public int Code { get; }

    /// <summary>HTTP status.</summary>
    public int Status { get; }

    /// <summary>When to come again, in microseconds since 1970, where that is no whole second; null where it is what
    /// <see cref="RetryAfterSeconds"/> says.</summary>
    public long? RetryAtMicros { get; init; }

    /// <summary>Seconds for the header <c>Retry-After</c>; null without one.</summary>
    public long? RetryAfterSeconds { get; init; }
}
