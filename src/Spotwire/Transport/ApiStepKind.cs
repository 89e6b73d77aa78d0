namespace Spotwire.Transport;

/// <summary>What the shell has to do next.</summary>
internal enum ApiStepKind
{
    /// <summary>Wait for the socket, for a command, or until the time given.</summary>
    Wait,

    /// <summary>Open a socket and tell how it went.</summary>
    Connect,

    /// <summary>Write and send the call given.</summary>
    Send,

    /// <summary>Close the socket and tell that it is closed.</summary>
    Close,
}
