namespace Spotwire.Simulator.Streams;

/// <summary>One stream connection: what it has subscribed to, its properties and its limits.</summary>
internal sealed class StreamSession(IStreamSink sink, StreamTarget target, long nowMicros)
{
    /// <summary>Inbound frames allowed within a second: pings, pongs and control messages.</summary>
    public const int MessagesPerSecond = 5;

    private readonly long[] _arrivals = new long[MessagesPerSecond];
    private int _arrivalIndex;

    /// <summary>Streams in the order of subscription.</summary>
    public List<StreamTopic> Topics { get; } = [];

    public IStreamSink Sink { get; } = sink;

    public bool IsCombined { get; set; } = target.IsCombined;

    public bool IsMicroseconds { get; } = target.IsMicroseconds;

    public bool IsClosed { get; set; }

    /// <summary>Told when it is closed because it has sent too much.</summary>
    public Action<long>? Flooded { get; set; }

    public long OpenedMicros { get; } = nowMicros;

    public long NextPingMicros { get; set; } = nowMicros + StreamHub.PingInterval;

    /// <summary>When the oldest unanswered ping went out, or null.</summary>
    public long? PingSentMicros { get; set; }

    /// <summary>Counts an inbound frame; false where it is one too many within a second.</summary>
    public bool CountMessage(long nowMicros)
    {
        var oldest = _arrivals[_arrivalIndex];
        _arrivals[_arrivalIndex] = nowMicros;
        _arrivalIndex = (_arrivalIndex + 1) % MessagesPerSecond;
        return oldest == 0 || nowMicros - oldest >= 1_000_000;
    }
}
