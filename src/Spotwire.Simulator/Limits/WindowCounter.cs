namespace Spotwire.Simulator.Limits;

/// <summary>Counts in windows that are aligned to the exchange's clock, not sliding: a minute starts at :00, a day at
/// 00:00 UTC.</summary>
internal sealed class WindowCounter(RateLimitRule rule)
{
    private long _window = long.MinValue;
    private long _count;

    /// <summary>The limit that is counted for.</summary>
    public RateLimitRule Rule { get; } = rule;

    /// <summary>The count of the current window.</summary>
    public long Count(long nowMicros)
    {
        Roll(nowMicros);
        return _count;
    }

    /// <summary>Whether so much more fits into the current window.</summary>
    public bool Fits(long amount, long nowMicros) => Count(nowMicros) + amount <= Rule.Limit;

    /// <summary>Adds to the current window, or takes from it; never below zero.</summary>
    public void Add(long amount, long nowMicros)
    {
        Roll(nowMicros);
        _count = Math.Max(0, _count + amount);
    }

    /// <summary>Whole seconds until the window ends, at least 1.</summary>
    public long SecondsLeft(long nowMicros)
    {
        var left = Rule.WindowMicros - (nowMicros % Rule.WindowMicros);
        return Math.Max(1, (left + 999_999) / 1_000_000);
    }

    private void Roll(long nowMicros)
    {
        var window = nowMicros / Rule.WindowMicros;
        if (window != _window)
        {
            _window = window;
            _count = 0;
        }
    }
}
