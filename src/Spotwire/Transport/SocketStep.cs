namespace Spotwire.Transport;

/// <summary>What a connection's loop has to do next.</summary>
/// <param name="Kind">What.</param>
/// <param name="Until">For waiting: when to ask again; null for as long as it takes.</param>
/// <param name="Text">For sending: the message in UTF-8.</param>
/// <param name="Reason">For closing: why, in words.</param>
internal readonly record struct SocketStep(
    SocketStepKind Kind, TimeSpan? Until = null, ReadOnlyMemory<byte> Text = default, string Reason = "");
