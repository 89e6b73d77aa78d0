using System.Buffers.Binary;
using System.Text;
using Spotwire.Simulator.WebSocketApi;

namespace Spotwire.Simulator.Hosts;

/// <summary>A WebSocket connection between the bytes of a socket and what decides. Its calls belong to the machine: one
/// at a time.</summary>
internal abstract class FrameConnection : IApiSink
{
    private readonly IFrameOutput _output;
    private readonly FrameReader _reader = new();
    private bool _isClosing;

    protected FrameConnection(ExchangeMachine machine, IFrameOutput output)
    {
        Machine = machine;
        _output = output;
    }

    public int Pending => _output.Pending;

    protected ExchangeMachine Machine { get; }

    /// <summary>Bytes have arrived.</summary>
    public void Receive(ReadOnlySpan<byte> bytes, long nowMicros)
    {
        Machine.Advance(nowMicros);
        _reader.Append(bytes);
        try
        {
            while (!_isClosing && _reader.TryRead(out var opcode, out var payload))
            {
                Machine.RecordBytes(payload);
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
    public abstract void Leave();

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

    public void Cut()
    {
        _isClosing = true;
        _output.Cut();
    }

    /// <summary>A text message has arrived.</summary>
    protected abstract void ReceiveText(byte[] text, long nowMicros);

    /// <summary>A ping has arrived.</summary>
    protected abstract void ReceivePing(byte[] payload, long nowMicros);

    /// <summary>A pong has arrived.</summary>
    protected abstract void ReceivePong(byte[] payload, long nowMicros);

    private void Receive(FrameOpcode opcode, byte[] payload, long nowMicros)
    {
        switch (opcode)
        {
            case FrameOpcode.Text:
                ReceiveText(payload, nowMicros);
                break;
            case FrameOpcode.Ping:
                ReceivePing(payload, nowMicros);
                break;
            case FrameOpcode.Pong:
                ReceivePong(payload, nowMicros);
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
            Machine.RecordBytes(frame.Payload.Span);
            _output.Send(frame);
        }
    }
}
