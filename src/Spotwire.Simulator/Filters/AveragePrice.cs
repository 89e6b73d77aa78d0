namespace Spotwire.Simulator.Filters;

/// <summary>The volume-weighted price of the last five minutes, exactly, as market orders are judged by it.</summary>
/// <remarks>Documentation: filters.md, MIN_NOTIONAL; without a trade in that time it is the last price.</remarks>
internal sealed class AveragePrice
{
    private const long WindowSeconds = 300;

    private readonly Queue<Second> _seconds = new();
    private Int128 _quote;
    private long _steps;
    private Second _open;
    private long _lastTicks;

    /// <summary>Takes a trade in; times do not run backwards within a trade sequence.</summary>
    public void Add(long ticks, long steps, long nowMicros)
    {
        var second = nowMicros / 1_000_000;
        if (second != _open.Number)
        {
            _seconds.Enqueue(_open);
            _open = new Second(second, 0, 0);
        }

        var quote = (Int128)ticks * steps;
        _open = _open with { Quote = _open.Quote + quote, Steps = _open.Steps + steps };
        _quote += quote;
        _steps += steps;
        _lastTicks = ticks;
        Drop(second);
    }

    /// <summary>Quote (in ticks × steps) and steps whose ratio is the price; null before the first trade.</summary>
    public (Int128 Quote, long Steps)? Read(long nowMicros)
    {
        if (_lastTicks == 0)
        {
            return null;
        }

        var second = nowMicros / 1_000_000;
        Drop(second);
        if (_open.Number <= second - WindowSeconds)
        {
            return (_lastTicks, 1);
        }

        return _steps == 0 ? (_lastTicks, 1) : (_quote, _steps);
    }

    private void Drop(long second)
    {
        while (_seconds.TryPeek(out var oldest) && oldest.Number <= second - WindowSeconds)
        {
            _seconds.Dequeue();
            _quote -= oldest.Quote;
            _steps -= oldest.Steps;
        }
    }

    private readonly record struct Second(long Number, Int128 Quote, long Steps);
}
