using System.Globalization;

namespace Spotwire.Streams;

/// <summary>Reads messages into events and pushes them into a subscription.</summary>
/// <typeparam name="T">The event.</typeparam>
internal sealed class EventHandler<T>(
    Subscription<T> target, StreamEventReader<T> read, NoticeBoard notices) : StreamHandler
{
    private long _unreadable;

    public override void OnMessage(string streamName, ReadOnlySpan<byte> payload, ExchangeTime receivedAt)
    {
        if (read(streamName, payload, receivedAt, out var value))
        {
            target.Push(value);
            return;
        }

        // Told at 1, 2, 4, 8 …, so that a stream which changed its form does not drown the log.
        _unreadable++;
        if (long.IsPow2(_unreadable))
        {
            notices.Tell(StreamNoticeKind.Unreadable, 0, streamName, string.Create(CultureInfo.InvariantCulture,
                $"a message of {streamName} could not be read and was left out ({_unreadable} so far)"));
        }
    }

    public override void OnEnded(SpotwireError? error) => target.Complete(error);
}
