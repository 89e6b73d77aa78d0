using System.Net.WebSockets;

namespace Spotwire.Transport;

/// <summary>Whose socket a <see cref="SocketLoop{TCommand}"/> moves. The loop calls it, one thread at a time; every
/// time is on the loop's clock.</summary>
/// <typeparam name="TCommand">What is wanted of it from elsewhere.</typeparam>
internal interface ISocketOwner<in TCommand>
{
    /// <summary>Somebody wants something.</summary>
    void Take(TCommand command, TimeSpan now);

    /// <summary>The same when it is all over.</summary>
    /// <param name="command">What was wanted.</param>
    /// <param name="error">Why it is over; null when the client was disposed.</param>
    void Drop(TCommand command, SpotwireError? error);

    /// <summary>What to do now.</summary>
    SocketStep Next(TimeSpan now);

    /// <summary>Opens a socket, within the limits of connections.</summary>
    /// <exception cref="SpotwireException">There is none, or no room for it.</exception>
    ValueTask<WebSocket> ConnectAsync(CancellationToken cancellationToken);

    /// <summary>The socket that <see cref="Next"/> asked for is open.</summary>
    void OnConnected(TimeSpan now);

    /// <summary>The socket that <see cref="Next"/> asked for could not be opened.</summary>
    void OnConnectFailed(SpotwireError error, TimeSpan now);

    /// <summary>A whole message has arrived, valid during the call.</summary>
    void OnMessage(ReadOnlySpan<byte> message, TimeSpan now);

    /// <summary>The socket is closed, by whomever.</summary>
    void OnClosed(string why, TimeSpan now);

    /// <summary>A handler threw, or this code is wrong. A fresh connection may go on; without one there is
    /// none.</summary>
    void OnLoopFailed(Exception failure);

    /// <summary>It is all over.</summary>
    /// <param name="error">Why; null when the client was disposed.</param>
    void End(SpotwireError? error);
}
