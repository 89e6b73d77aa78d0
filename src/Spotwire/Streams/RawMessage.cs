namespace Spotwire.Streams;

/// <summary>One message of the combined connection exactly as it arrived, for recording.</summary>
public readonly record struct RawMessage
{
    /// <summary>The stream it belongs to, e.g. <c>btcusdt@trade</c>.</summary>
    public string StreamName { get; init; }

    /// <summary>When it arrived: nanoseconds since 1970 on the local clock, whose resolution is usually
    /// 100 ns.</summary>
    public long ReceivedUnixNanoseconds { get; init; }

    /// <summary>The whole message in UTF-8, with the <c>{"stream":…,"data":…}</c> around it.</summary>
    public ReadOnlyMemory<byte> Payload { get; init; }
}
