using System.Globalization;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;

namespace Spotwire.Transport;

/// <summary>A WebSocket as its owner loop uses it: one receive under way at any time, whole messages, a wake-up when
/// something has come. Pings are answered below.</summary>
internal sealed class MessageSocket
{
    private const int FirstBufferBytes = 64 * 1024;
    private static readonly TimeSpan GoodbyeTime = TimeSpan.FromSeconds(1);
    private readonly WebSocket _socket;
    private readonly int _maxMessageBytes;
    private readonly TimeProvider _time;
    private readonly Action _wake;
    private readonly Action _onReceived;
    private ConfiguredValueTaskAwaitable<ValueWebSocketReceiveResult>.ConfiguredValueTaskAwaiter _receiving;
    private byte[] _buffer = new byte[FirstBufferBytes];
    private int _filled;
    private bool _isReceiving;
    private bool _hasArrived;
    private int _isAbandoned;

    public MessageSocket(WebSocket socket, int maxMessageBytes, TimeProvider time, Action wake)
    {
        _socket = socket;
        _maxMessageBytes = maxMessageBytes;
        _time = time;
        _wake = wake;
        _onReceived = OnReceived;
    }

    /// <summary>Whether something has come since the last <see cref="TryReceive"/>.</summary>
    public bool HasArrived => Volatile.Read(ref _hasArrived);

    /// <summary>Gives the next whole message if it is there.</summary>
    /// <param name="message">The message, valid until the next call; empty when there is none.</param>
    /// <returns>Null while the connection stands; else why it does not, in words.</returns>
    public string? TryReceive(out ReadOnlySpan<byte> message)
    {
        message = default;
        while (true)
        {
            try
            {
                if (!_isReceiving)
                {
                    Begin();
                }

                if (!Volatile.Read(ref _hasArrived))
                {
                    return null;
                }

                _isReceiving = false;
                var result = _receiving.GetResult();
                _filled += result.Count;
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    return WhyClosed();
                }

                if (_filled > _maxMessageBytes)
                {
                    return string.Create(
                        CultureInfo.InvariantCulture, $"a message is longer than {_maxMessageBytes} bytes");
                }

                if (result.EndOfMessage)
                {
                    message = _buffer.AsSpan(0, _filled);
                    _filled = 0;
                    if (!message.IsEmpty)
                    {
                        return null;
                    }
                }
            }
            catch (Exception failure) when (failure is WebSocketException or IOException or ObjectDisposedException
                or OperationCanceledException or InvalidOperationException)
            {
                _isReceiving = false;
                return WhyBroken(failure);
            }
        }
    }

    /// <summary>Sends one text message.</summary>
    /// <returns>Null when it is sent; else why not, in words.</returns>
    public async ValueTask<string?> SendAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken)
    {
        try
        {
            await _socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, cancellationToken)
                .ConfigureAwait(false);
            return null;
        }
        catch (Exception failure) when (failure is WebSocketException or IOException or ObjectDisposedException
            or OperationCanceledException or InvalidOperationException)
        {
            return WhyBroken(failure);
        }
    }

    /// <summary>Lets the connection go at once; sending and receiving end with an error.</summary>
    public void Abort() => _socket.Abort();

    /// <summary>Says good-bye, waits for no answer, and lets the connection go.</summary>
    public async ValueTask CloseAsync()
    {
        Interlocked.Exchange(ref _isAbandoned, 1);
        if (_socket.State == WebSocketState.Open)
        {
            using var limit = new CancellationTokenSource(GoodbyeTime, _time);
            try
            {
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, limit.Token)
                    .ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is WebSocketException or IOException or ObjectDisposedException
                or OperationCanceledException or InvalidOperationException)
            {
                // The other side has gone already; there is nobody left to say good-bye to.
            }
        }

        _socket.Dispose();
    }

    private static string WhyBroken(Exception failure) => failure switch
    {
        WebSocketException { WebSocketErrorCode: WebSocketError.ConnectionClosedPrematurely } => "the line went dead",
        OperationCanceledException => "sending took too long",
        _ => failure.InnerException?.Message ?? failure.Message,
    };

    private void Begin()
    {
        if (_filled == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        // Never cancelled: a receive ends with its socket.
        _receiving = _socket.ReceiveAsync(_buffer.AsMemory(_filled), CancellationToken.None)
            .ConfigureAwait(false).GetAwaiter();
        _isReceiving = true;

        // Once a continuation is set, only its call says that the result may be taken.
        _hasArrived = _receiving.IsCompleted;
        if (!_hasArrived)
        {
            _receiving.UnsafeOnCompleted(_onReceived);
        }
    }

    private void OnReceived()
    {
        if (Volatile.Read(ref _isAbandoned) == 0)
        {
            Volatile.Write(ref _hasArrived, true);
            _wake();
            return;
        }

        try
        {
            _receiving.GetResult();
        }
        catch (Exception failure) when (failure is WebSocketException or IOException or ObjectDisposedException
            or OperationCanceledException or InvalidOperationException)
        {
            // The socket was let go with this receive under way; nobody waits for it.
        }
    }

    private string WhyClosed()
    {
        var status = (int)(_socket.CloseStatus ?? WebSocketCloseStatus.Empty);
        var text = string.IsNullOrEmpty(_socket.CloseStatusDescription) ? "" : $", {_socket.CloseStatusDescription}";
        return string.Create(CultureInfo.InvariantCulture, $"closed by the exchange ({status}{text})");
    }
}
