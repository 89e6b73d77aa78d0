namespace Spotwire.Transport;

/// <summary>What a connection's loop has to do next.</summary>
internal enum SocketStepKind
{
    /// <summary>Wait for the socket, for a command, or until the time given.</summary>
    Wait,

    /// <summary>Open a socket and tell how it went.</summary>
    Connect,

    /// <summary>Send the text given.</summary>
    Send,

    /// <summary>Close the socket and tell that it is closed.</summary>
    Close,
}
