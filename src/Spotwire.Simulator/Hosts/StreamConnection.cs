using System.Buffers.Binary;
using System.Text;
using Spotwire.Simulator.Streams;

namespace Spotwire.Simulator.Hosts;

/// <summary>A stream connection between the bytes of a socket and the hub. Its calls belong to the machine: one at a
/// time.</summary>
internal sealed class StreamConnection : IStreamSink
{
    private readonly ExchangeMachine _machine;
    private readonly IFrameOutput _output;
    private readonly FrameReader _reader = new();
    private readonly StreamSession? _session;
    private bool _isClosing;

    /// <summary>Opens it; with too many streams it is closed at once.</summary>
    public StreamConnection(ExchangeMachine machine, StreamTarget target, IFrameOutput output, long nowMicros)
    {
        _machine = machine;
        _output = output;
        machine.Advance(nowMicros);
        _session = machine.Hub.Open(target, this, nowMicros);
        if (_session is null)
        {
            Close(1008, "Too many streams");
        }
    }

    public int Pending => _output.Pending;

    /// <summary>Bytes have arrived.</summary>
    public void Receive(ReadOnlySpan<byte> bytes, long nowMicros)
    {
        _machine.Advance(nowMicros);
        _reader.Append(bytes);
        try
        {
            while (!_isClosing && _reader.TryRead(out var opcode, out var payload))
            {
                _machine.RecordBytes(payload);
                Receive(opcode, payload, nowMicros);
            }
        }
        catch (InvalidDataException exception)
        {
            Leave();
            Close(1002, exception.Message);
        }
    }

    /// <summary>The connection is gone.</summary>
    public void Leave()
    {
        if (_session is { IsClosed: false })
        {
            _machine.Hub.Remove(_session);
        }
    }

    public void SendText(ReadOnlyMemory<byte> text) => Send(new OutgoingFrame(FrameOpcode.Text, text));

    public void SendPing(ReadOnlyMemory<byte> payload) => Send(new OutgoingFrame(FrameOpcode.Ping, payload));

    public void SendPong(ReadOnlyMemory<byte> payload) => Send(new OutgoingFrame(FrameOpcode.Pong, payload));

    public void Close(int code, string reason)
    {
        if (_isClosing)
        {
            return;
        }

        var payload = new byte[2 + Encoding.UTF8.GetByteCount(reason)];
        BinaryPrimitives.WriteUInt16BigEndian(payload, (ushort)code);
        Encoding.UTF8.GetBytes(reason, payload.AsSpan(2));
        Send(new OutgoingFrame(FrameOpcode.Close, payload));
        _isClosing = true;
        _output.Finish();
    }

    private void Receive(FrameOpcode opcode, byte[] payload, long nowMicros)
    {
        switch (opcode)
        {
            case FrameOpcode.Text:
                _machine.Hub.Receive(_session!, payload, nowMicros);
                break;
            case FrameOpcode.Ping:
                _machine.Hub.ReceivePing(_session!, payload, nowMicros);
                break;
            case FrameOpcode.Pong:
                _machine.Hub.ReceivePong(_session!, payload, nowMicros);
                break;
            case FrameOpcode.Close:
                Leave();
                Send(new OutgoingFrame(FrameOpcode.Close, payload));
                _isClosing = true;
                _output.Finish();
                break;
            default:
                Leave();
                Close(1003, "Only text is understood");
                break;
        }
    }

    private void Send(OutgoingFrame frame)
    {
        if (!_isClosing)
        {
            _machine.RecordBytes(frame.Payload.Span);
            _output.Send(frame);
        }
    }
}
