namespace Spotwire.Transport;

/// <summary>What a connection to the WebSocket API tells.</summary>
internal enum ApiNotice
{
    /// <summary>It is open.</summary>
    Connected,

    /// <summary>It is closed.</summary>
    Disconnected,

    /// <summary>It could not be opened.</summary>
    Reconnecting,

    /// <summary>It was logged on or off by wish.</summary>
    Session,

    /// <summary>It could not be logged on, or is no longer.</summary>
    LogonLost,

    /// <summary>The exchange says good-bye.</summary>
    ServerShutdown,

    /// <summary>A message cannot be read.</summary>
    Unreadable,
}
