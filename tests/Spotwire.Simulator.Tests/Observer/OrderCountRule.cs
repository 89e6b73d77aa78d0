namespace Spotwire.Simulator.Tests.Observer;

/// <summary>A window in which unfilled orders are counted, and the observer's own count.</summary>
internal sealed class OrderCountRule(string interval, int number, long lengthMicros, long limit)
{
    private long _window;
    private long _count;

    /// <summary>Adds orders, or gives back; windows are aligned to the clock and a count is never below zero.</summary>
    public void Add(long orders, long micros) => _count = Math.Max(0, Count(micros) + orders);

    public long Count(long micros)
    {
        if (micros / lengthMicros != _window)
        {
            (_window, _count) = (micros / lengthMicros, 0);
        }

        return _count;
    }

    public Row Expected(long micros) => new Row()
        .With("rateLimitType", Row.Quoted("ORDERS"))
        .With("interval", Row.Quoted(interval))
        .With("intervalNum", number)
        .With("limit", limit)
        .With("count", Count(micros));
}
