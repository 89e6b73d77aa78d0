namespace Spotwire.Simulator.Replay;

/// <summary>A line of a capture.</summary>
/// <param name="ReceivedNanos">When it was received, nanoseconds since 1970.</param>
/// <param name="Payload">The message as received; valid until the next one is read.</param>
/// <param name="File">Index of its file in the sequence.</param>
internal readonly record struct CapturedMessage(long ReceivedNanos, ReadOnlyMemory<byte> Payload, int File);
