namespace Spotwire.Transport;

/// <summary>What a connection's loop allows its socket.</summary>
/// <param name="Host">Whom it connects to, for messages.</param>
/// <param name="ConnectTimeout">Time for opening.</param>
/// <param name="SendTimeout">Time for one message to leave.</param>
/// <param name="MaxMessageBytes">The longest message that it takes.</param>
internal readonly record struct SocketLimits(
    string Host, TimeSpan ConnectTimeout, TimeSpan SendTimeout, int MaxMessageBytes);
