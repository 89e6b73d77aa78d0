using System.Buffers;
using System.Threading.Channels;

namespace Spotwire.Simulator.Hosts;

/// <summary>Outgoing frames of a real socket: a bounded queue, and the loop that empties it. A client that lets
/// <see cref="Capacity"/> frames pile up is cut off; nothing is dropped in silence.</summary>
internal sealed class SocketOutput : IFrameOutput
{
    /// <summary>Most frames that wait for a client.</summary>
    public const int Capacity = 16_384;

    private const int WriteAtOnce = 64 * 1024;

    private readonly Channel<OutgoingFrame> _frames = Channel.CreateBounded<OutgoingFrame>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly Action _cut;

    /// <summary>An empty queue.</summary>
    /// <param name="cut">Ends the connection at once; may be called more than once and must not block.</param>
    public SocketOutput(Action cut) => _cut = cut;

    public int Pending => _frames.Reader.Count;

    public void Send(OutgoingFrame frame)
    {
        if (!_frames.Writer.TryWrite(frame))
        {
            _frames.Writer.TryComplete();
            _cut();
        }
    }

    public void Finish() => _frames.Writer.TryComplete();

    /// <summary>Ends the connection at once.</summary>
    public void Cut() => _cut();

    /// <summary>Writes frames as they come, until <see cref="Finish"/>.</summary>
    public async Task RunAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(WriteAtOnce);
        try
        {
            while (await _frames.Reader.WaitToReadAsync(cancellationToken))
            {
                var used = 0;
                while (_frames.Reader.TryRead(out var frame))
                {
                    if (frame.MaxLength > buffer.Length - used && used > 0)
                    {
                        await stream.WriteAsync(buffer.AsMemory(0, used), cancellationToken);
                        used = 0;
                    }

                    if (frame.MaxLength > buffer.Length)
                    {
                        ArrayPool<byte>.Shared.Return(buffer);
                        buffer = ArrayPool<byte>.Shared.Rent(frame.MaxLength);
                    }

                    used += frame.Write(buffer.AsSpan(used));
                }

                await stream.WriteAsync(buffer.AsMemory(0, used), cancellationToken);
                await stream.FlushAsync(cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
