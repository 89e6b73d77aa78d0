namespace Spotwire.Streams;

/// <summary>How long to wait before the next attempt: doubling up to a limit, each shortened at random by up to half so
/// that clients that lost the same server do not come back together.</summary>
internal sealed class ReconnectBackoff(TimeSpan first, TimeSpan longest, Random random)
{
    private int _attempts;

    /// <summary>Attempts since the last <see cref="Reset"/>.</summary>
    public int Attempts => _attempts;

    public TimeSpan Next()
    {
        var doubled = first * Math.Pow(2, Math.Min(_attempts, 30));
        _attempts++;
        return (doubled < longest ? doubled : longest) * (1 - (random.NextDouble() / 2));
    }

    public void Reset() => _attempts = 0;
}
