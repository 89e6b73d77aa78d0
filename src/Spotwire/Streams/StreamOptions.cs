using static Spotwire.Wire.Arguments;

namespace Spotwire.Streams;

/// <summary>How market stream connections behave. The limits of Binance are in web-socket-streams.md, "WebSocket
/// Limits".</summary>
/// <remarks>Documentation: web-socket-streams.md, "WebSocket Limits".</remarks>
public sealed record StreamOptions
{
    /// <summary>Streams that one connection carries before another is opened, 1 to 1,024 (Binance's limit, the
    /// default).</summary>
    public int StreamsPerConnection { get; init; } = 1024;

    /// <summary>Control messages a second, 1 to 4 (the default): Binance takes 5 messages and counts our answers to its
    /// pings too.</summary>
    public int ControlMessagesPerSecond { get; init; } = 4;

    /// <summary>Stream names in one SUBSCRIBE or UNSUBSCRIBE, 1 to 200. Default 100.</summary>
    public int StreamsPerControlMessage { get; init; } = 100;

    /// <summary>How long opening a connection may take, handshake included. Default 10 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the exchange may take to answer a control message before the connection is given up as dead.
    /// Default 10 s.</summary>
    public TimeSpan AcknowledgeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a subscribe call waits for its first acknowledgement, reconnects included. Default
    /// 30 s.</summary>
    public TimeSpan SubscribeTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Silence after which the connection is probed with LIST_SUBSCRIPTIONS; without an answer within
    /// <see cref="AcknowledgeTimeout"/> it is given up. Pings do not count, they are answered below this layer. Default
    /// 30 s, so that a dead connection is noticed within 40 s.</summary>
    public TimeSpan ProbeAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Wait before the first attempt to reconnect, doubled for each further one and shortened at random by up
    /// to half. Default 0.5 s.</summary>
    public TimeSpan ReconnectDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Longest wait between attempts to reconnect. Default 30 s; with it one connection stays far below
    /// Binance's 300 attempts in five minutes.</summary>
    public TimeSpan MaxReconnectDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a connection must have lived for the doubling to begin anew. Default 10 s.</summary>
    public TimeSpan StableAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection without any stream is kept for the next subscription. Default 5 s.</summary>
    public TimeSpan IdleLinger { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest message taken, in bytes; a longer one ends the connection. Default 16 MiB.</summary>
    public int MaxMessageBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Whether the exchange is asked for times in microseconds (<c>timeUnit=MICROSECOND</c>) instead of
    /// milliseconds. Default false.</summary>
    public bool Microseconds { get; init; }

    internal void Validate()
    {
        Require(StreamsPerConnection is >= 1 and <= 1024, "Streams.StreamsPerConnection is 1 to 1,024.");
        Require(ControlMessagesPerSecond is >= 1 and <= 4, "Streams.ControlMessagesPerSecond is 1 to 4.");
        Require(StreamsPerControlMessage is >= 1 and <= 200, "Streams.StreamsPerControlMessage is 1 to 200.");
        Require(MaxMessageBytes is >= 1024 and <= 1 << 30, "Streams.MaxMessageBytes is 1 KiB to 1 GiB.");
        RequireWait(ConnectTimeout, "Streams.ConnectTimeout");
        RequireWait(AcknowledgeTimeout, "Streams.AcknowledgeTimeout");
        RequireWait(SubscribeTimeout, "Streams.SubscribeTimeout");
        RequireWait(ProbeAfter, "Streams.ProbeAfter");
        RequireWait(ReconnectDelay, "Streams.ReconnectDelay");
        RequireWait(MaxReconnectDelay, "Streams.MaxReconnectDelay");
        RequireWait(StableAfter, "Streams.StableAfter");
        Require(
            IdleLinger >= TimeSpan.Zero && IdleLinger <= TimeSpan.FromDays(1),
            "Streams.IdleLinger is 0 to 24 hours.");
        Require(MaxReconnectDelay >= ReconnectDelay, "Streams.MaxReconnectDelay is at least ReconnectDelay.");
    }
}
