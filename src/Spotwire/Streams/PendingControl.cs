namespace Spotwire.Streams;

/// <summary>A control message that the exchange has not answered yet.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Asked">The state that its streams are in meanwhile; <see cref="StreamWireState.Present"/> for a
/// probe.</param>
/// <param name="Entries">Its streams.</param>
/// <param name="SentAt">When it was sent.</param>
internal sealed record PendingControl(
    long Id, StreamWireState Asked, IReadOnlyList<StreamEntry> Entries, TimeSpan SentAt)
{
    public bool IsProbe => Asked == StreamWireState.Present;
}
