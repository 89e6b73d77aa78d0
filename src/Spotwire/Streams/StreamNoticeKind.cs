namespace Spotwire.Streams;

/// <summary>What happened to a stream connection.</summary>
public enum StreamNoticeKind
{
    /// <summary>A connection is open.</summary>
    Connected,

    /// <summary>A connection is lost or was given up.</summary>
    Disconnected,

    /// <summary>An attempt to connect failed or a connection was lost; the next attempt has been scheduled.</summary>
    Reconnecting,

    /// <summary>The exchange has acknowledged streams, for the first time or again.</summary>
    Subscribed,

    /// <summary>The exchange has acknowledged that streams have ended.</summary>
    Unsubscribed,

    /// <summary>The ids of a stream jumped back: the exchange began a new history, and what was known of the old one
    /// no longer counts.</summary>
    NewHistory,

    /// <summary>The exchange refused a control message.</summary>
    ControlError,

    /// <summary>The exchange announced that it will shut down.</summary>
    ServerShutdown,

    /// <summary>A message could not be read and was left out.</summary>
    Unreadable,

    /// <summary>A subscription's reader was too slow, and messages are being dropped (told once until it has caught
    /// up).</summary>
    SlowReader,
}
