namespace Spotwire.Simulator.MarketData;

/// <summary>What has happened, in order of its numbers, found again by number and by time. The oldest tenth is
/// forgotten when there is too much.</summary>
/// <typeparam name="T">What.</typeparam>
/// <param name="idOf">Its number; rises.</param>
/// <param name="timeOf">When, microseconds since 1970; falls only where a clock was set back.</param>
/// <param name="kept">Most that is kept.</param>
internal sealed class EventHistory<T>(Func<T, long> idOf, Func<T, long> timeOf, int kept)
{
    private readonly List<T> _events = [];

    public int Count => _events.Count;

    public T this[int index] => _events[index];

    public void Add(T value)
    {
        if (_events.Count >= kept)
        {
            _events.RemoveRange(0, Math.Max(1, kept / 10));
        }

        _events.Add(value);
    }

    /// <summary>The newest, the oldest of them first.</summary>
    public IReadOnlyList<T> Newest(int limit) => Range(Math.Max(0, _events.Count - limit), _events.Count);

    /// <summary>From a number on.</summary>
    public IReadOnlyList<T> FromId(long id, int limit)
    {
        var first = Find(value => idOf(value) >= id);
        return Range(first, (int)Math.Min(_events.Count, (long)first + limit));
    }

    /// <summary>Between two instants, both included: the oldest where there is a start, else the newest.</summary>
    public IReadOnlyList<T> Between(long? startMicros, long? endMicros, int limit)
    {
        var first = startMicros is { } start ? FirstAt(start) : 0;
        var end = endMicros is { } last ? Find(value => timeOf(value) > last) : _events.Count;
        if (startMicros is null)
        {
            first = Math.Max(first, end - limit);
        }

        return Range(first, (int)Math.Min(end, (long)first + limit));
    }

    /// <summary>Index of the first at or after an instant; the count where there is none.</summary>
    public int FirstAt(long micros) => Find(value => timeOf(value) >= micros);

    private List<T> Range(int first, int end) => first >= end ? [] : _events.GetRange(first, end - first);

    private int Find(Predicate<T> isThere)
    {
        int low = 0, high = _events.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = isThere(_events[middle]) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
