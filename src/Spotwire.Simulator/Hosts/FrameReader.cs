using System.Buffers.Binary;

namespace Spotwire.Simulator.Hosts;

/// <summary>Takes a client's bytes apart into messages and control frames (RFC 6455, 5). Bytes come in as they
/// arrive; nothing waits.</summary>
internal sealed class FrameReader
{
    /// <summary>Longest message taken, bytes: room for a subscription to 1024 streams.</summary>
    public const int LongestMessage = 256 * 1024;

    private byte[] _buffer = new byte[1024];
    private int _length;
    private byte[] _message = [];
    private FrameOpcode _messageOpcode;
    private bool _inMessage;

    /// <summary>Adds bytes that have arrived.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + bytes.Length));
        }

        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    /// <summary>Takes the next whole message or control frame.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="InvalidDataException">The bytes break the protocol.</exception>
    public bool TryRead(out FrameOpcode opcode, out byte[] payload)
    {
        while (TryReadFrame(out var isFinal, out opcode, out payload))
        {
            if (opcode >= FrameOpcode.Close)
            {
                Require(isFinal && payload.Length <= 125, "A control frame is fragmented or too long.");
                return true;
            }

            Require(_inMessage == (opcode == FrameOpcode.Continuation), "A fragment is out of place.");
            Require(_message.Length + payload.Length <= LongestMessage, "A message is too long.");
            _messageOpcode = _inMessage ? _messageOpcode : opcode;
            _message = _inMessage ? [.. _message, .. payload] : payload;
            _inMessage = !isFinal;
            if (isFinal)
            {
                opcode = _messageOpcode;
                payload = _message;
                _message = [];
                return true;
            }
        }

        return false;
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new InvalidDataException(message);
        }
    }

    private bool TryReadFrame(out bool isFinal, out FrameOpcode opcode, out byte[] payload)
    {
        payload = [];
        isFinal = false;
        opcode = default;
        var bytes = _buffer.AsSpan(0, _length);
        if (bytes.Length < 2)
        {
            return false;
        }

        isFinal = (bytes[0] & 0x80) != 0;
        opcode = (FrameOpcode)(bytes[0] & 0x0f);
        Require((bytes[0] & 0x70) == 0, "Reserved bits are set.");
        Require(
            opcode is FrameOpcode.Continuation or FrameOpcode.Text or FrameOpcode.Binary
                or FrameOpcode.Close or FrameOpcode.Ping or FrameOpcode.Pong,
            "The opcode is unknown.");
        Require((bytes[1] & 0x80) != 0, "A client's frame is not masked.");
        long length = bytes[1] & 0x7f;
        var header = length switch { 126 => 4, 127 => 10, _ => 2 };
        if (bytes.Length < header + 4)
        {
            return false;
        }

        length = length switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            127 => (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(bytes[2..]), long.MaxValue),
            _ => length,
        };
        Require(length <= LongestMessage, "A frame is too long.");
        if (bytes.Length < header + 4 + length)
        {
            return false;
        }

        var mask = bytes.Slice(header, 4);
        payload = bytes.Slice(header + 4, (int)length).ToArray();
        for (var i = 0; i < payload.Length; i++)
        {
            payload[i] ^= mask[i & 3];
        }

        var used = header + 4 + (int)length;
        bytes[used..].CopyTo(bytes);
        _length -= used;
        return true;
    }
}
