using System.Text;

namespace Spotwire.Simulator.Hosts;

/// <summary>A WebSocket connection in memory: both pipes, and the exchange's side of handshake and frames. All but the
/// client's end belongs to the host's lock.</summary>
internal sealed class MemoryConnection : IFrameOutput
{
    private const string RemoteAddress = "127.0.0.1";

    private readonly MemoryHost _host;
    private readonly DelayedPipe _toClient;
    private readonly DelayedPipe _toExchange;
    private readonly List<byte> _head = [];
    private FrameConnection? _socket;
    private bool _isOver;

    public MemoryConnection(MemoryHost host, TimeProvider timeProvider)
    {
        _host = host;
        Client = new MemoryStreamEnd((bytes, end) => host.Do(_ => Transfer(_toExchange!, bytes, end)));
        _toClient = new DelayedPipe(timeProvider, Client.Arrive);
        _toExchange = new DelayedPipe(timeProvider, (bytes, end) => host.Do(now => Arrive(bytes, end, now)));
    }

    /// <summary>The client's end.</summary>
    public MemoryStreamEnd Client { get; }

    /// <summary>The exchange's side of the connection; null before the handshake.</summary>
    public FrameConnection? Socket => _socket;

    public int Pending => _toClient.Count;

    public void Send(OutgoingFrame frame)
    {
        if (Pending >= SocketOutput.Capacity)
        {
            Cut();
            return;
        }

        var bytes = new byte[frame.MaxLength];
        Transfer(_toClient, bytes.AsMemory(0, frame.Write(bytes)), PipeEnd.None);
    }

    public void Finish() => End(PipeEnd.Closed);

    /// <summary>Cuts both directions at once.</summary>
    public void Cut() => End(PipeEnd.Cut);

    private void End(PipeEnd end)
    {
        if (_isOver)
        {
            return;
        }

        _isOver = true;
        _toClient.Write(default, _host.Chance.Delay(), end);
        _toExchange.Write(default, _host.Chance.Delay(), PipeEnd.Cut);
    }

    private void Transfer(DelayedPipe pipe, ReadOnlyMemory<byte> bytes, PipeEnd end)
    {
        if (_host.Chance.CutsHere())
        {
            Cut();
            return;
        }

        pipe.Write(bytes, _host.Chance.Delay(), end);
    }

    private void Arrive(ReadOnlyMemory<byte> bytes, PipeEnd end, long nowMicros)
    {
        if (end != PipeEnd.None)
        {
            _socket?.Leave();
            _host.Forget(this);
            if (!_isOver)
            {
                _isOver = true;
                _toClient.Write(default, _host.Chance.Delay(), PipeEnd.Closed);
            }

            return;
        }

        if (_socket is not null)
        {
            _socket.Receive(bytes.Span, nowMicros);
            return;
        }

        _head.AddRange(bytes.Span);
        var text = Encoding.ASCII.GetString([.. _head]);
        var length = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (length >= 0)
        {
            var rest = _head[(length + 4)..].ToArray();
            _head.Clear();
            Greet(text[..length], rest, nowMicros);
        }
    }

    private void Greet(string head, byte[] rest, long nowMicros)
    {
        var lines = head.Split("\r\n");
        var start = lines[0].Split(' ');
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.AsSpan(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                headers[line[..colon].Trim()] = line[(colon + 1)..].Trim();
            }
        }

        var raw = start.Length > 1 ? start[1] : "";
        var question = raw.IndexOf('?', StringComparison.Ordinal);
        var key = headers.GetValueOrDefault("Sec-WebSocket-Key");
        var isAsked = WebSocketUpgrade.IsAsked(
            start[0], headers.GetValueOrDefault("Upgrade"), headers.GetValueOrDefault("Sec-WebSocket-Version"), key);
        var opening = !isAsked
            ? new SocketOpening(400, null, null)
            : SocketOpening.Judge(
                _host.Machine,
                question < 0 ? raw : raw[..question],
                question < 0 ? "" : raw[(question + 1)..],
                RemoteAddress,
                nowMicros);
        if (opening.Open is null)
        {
            Answer(opening.RefusalHead());
            Finish();
            return;
        }

        Answer("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Accept: " + WebSocketUpgrade.Accept(key!) + "\r\n\r\n");
        _socket = opening.Open(this, nowMicros);
        if (rest.Length > 0)
        {
            _socket.Receive(rest, nowMicros);
        }
    }

    private void Answer(string text) => Transfer(_toClient, Encoding.ASCII.GetBytes(text), PipeEnd.None);
}
