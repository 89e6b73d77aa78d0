using System.Buffers.Binary;

namespace Spotwire.Simulator.Hosts;

/// <summary>A WebSocket frame on its way to a client: whole messages, never masked (RFC 6455, 5.1).</summary>
/// <param name="Opcode">Of the frame.</param>
/// <param name="Payload">Its bytes.</param>
internal readonly record struct OutgoingFrame(FrameOpcode Opcode, ReadOnlyMemory<byte> Payload)
{
    private const int LongestHeader = 10;

    /// <summary>Most bytes that <see cref="Write"/> needs.</summary>
    public int MaxLength => LongestHeader + Payload.Length;

    /// <summary>Writes header and payload.</summary>
    /// <returns>Bytes written.</returns>
    public int Write(Span<byte> target)
    {
        target[0] = (byte)(0x80 | (byte)Opcode);
        int header;
        if (Payload.Length < 126)
        {
            target[1] = (byte)Payload.Length;
            header = 2;
        }
        else if (Payload.Length <= ushort.MaxValue)
        {
            target[1] = 126;
            BinaryPrimitives.WriteUInt16BigEndian(target[2..], (ushort)Payload.Length);
            header = 4;
        }
        else
        {
            target[1] = 127;
            BinaryPrimitives.WriteUInt64BigEndian(target[2..], (ulong)Payload.Length);
            header = LongestHeader;
        }

        Payload.Span.CopyTo(target[header..]);
        return header + Payload.Length;
    }
}
