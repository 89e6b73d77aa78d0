namespace Spotwire.Streams;

/// <summary>Spaces control messages: no more than so many in any second.</summary>
internal sealed class ControlPace(int perSecond)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);
    private readonly TimeSpan[] _sent = NeverSent(perSecond);
    private int _next;

    /// <summary>When the next message may go.</summary>
    public TimeSpan NextAt => _sent[_next] + Window;

    public void Sent(TimeSpan now)
    {
        _sent[_next] = now;
        _next = (_next + 1) % _sent.Length;
    }

    /// <summary>A new connection begins with an empty count.</summary>
    public void Reset() => Array.Fill(_sent, -Window);

    private static TimeSpan[] NeverSent(int count)
    {
        var sent = new TimeSpan[count];
        Array.Fill(sent, -Window);
        return sent;
    }
}
