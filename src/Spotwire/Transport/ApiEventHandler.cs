namespace Spotwire.Transport;

/// <summary>Takes a message of the WebSocket API that is an event.</summary>
/// <param name="message">The whole message, valid during the call.</param>
internal delegate void ApiEventHandler(ReadOnlySpan<byte> message);
