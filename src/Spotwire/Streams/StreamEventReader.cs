namespace Spotwire.Streams;

/// <summary>Makes an event of a message.</summary>
/// <typeparam name="T">The event.</typeparam>
/// <param name="streamName">The stream's name.</param>
/// <param name="payload">The bytes of <c>data</c>.</param>
/// <param name="receivedAt">When it arrived, on the local clock.</param>
/// <param name="value">The event.</param>
/// <returns>False when the message is broken or of another kind.</returns>
internal delegate bool StreamEventReader<T>(
    string streamName, ReadOnlySpan<byte> payload, ExchangeTime receivedAt, out T value);
