namespace Spotwire.Streams;

/// <summary>Takes what the streams of one lease bring. Everything is called on the loop that owns the socket, one call
/// at a time, and must neither block nor throw.</summary>
internal abstract class StreamHandler
{
    /// <summary>Whether <see cref="OnFrame"/> is wanted.</summary>
    public virtual bool WantsFrames => false;

    /// <summary>A message of a stream; one seen before a reconnect already does not come again.</summary>
    /// <param name="streamName">The stream's name, as it was asked for.</param>
    /// <param name="payload">The bytes of its <c>data</c>, valid during the call.</param>
    /// <param name="receivedAt">When it arrived, on the local clock.</param>
    public abstract void OnMessage(string streamName, ReadOnlySpan<byte> payload, ExchangeTime receivedAt);

    /// <summary>The same message whole, and repeated ones too, before <see cref="OnMessage"/>.</summary>
    /// <param name="streamName">The stream's name.</param>
    /// <param name="frame">The message with what is around its <c>data</c>, valid during the call.</param>
    /// <param name="receivedNanoseconds">When it arrived: nanoseconds since 1970 on the local clock.</param>
    public virtual void OnFrame(string streamName, ReadOnlySpan<byte> frame, long receivedNanoseconds)
    {
    }

    /// <summary>The exchange has acknowledged every stream of the lease, for the first time or again after
    /// <see cref="OnInterrupted"/>. First messages may have come before.</summary>
    public virtual void OnSubscribed()
    {
    }

    /// <summary>The connection is gone; messages are being missed until <see cref="OnSubscribed"/> is called
    /// again.</summary>
    /// <param name="why">The cause, in words.</param>
    public virtual void OnInterrupted(string why)
    {
    }

    /// <summary>Nothing will come any more: the client was disposed, or its connection failed beyond repair.</summary>
    /// <param name="error">What failed; null when the client was disposed.</param>
    public virtual void OnEnded(SpotwireError? error)
    {
    }

    /// <summary>The stream's ids jumped back: what was known of it belongs to a history that has ended. The first
    /// message of the new one follows.</summary>
    public virtual void OnNewHistory(string streamName)
    {
    }
}
