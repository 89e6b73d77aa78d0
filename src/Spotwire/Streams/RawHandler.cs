namespace Spotwire.Streams;

/// <summary>Pushes whole messages into a subscription, exactly as they came.</summary>
internal sealed class RawHandler(Subscription<RawMessage> target) : StreamHandler
{
    public override bool WantsFrames => true;

    public override void OnFrame(string streamName, ReadOnlySpan<byte> frame, long receivedNanoseconds) =>
        target.Push(new RawMessage
        {
            StreamName = streamName,
            ReceivedUnixNanoseconds = receivedNanoseconds,
            Payload = frame.ToArray(),
        });

    public override void OnMessage(string streamName, ReadOnlySpan<byte> payload, ExchangeTime receivedAt)
    {
        // Everything is in the frame already.
    }

    public override void OnEnded(SpotwireError? error) => target.Complete(error);
}
