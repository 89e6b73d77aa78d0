namespace Spotwire.Simulator.Endpoints;

/// <summary>The span of time that a call asks for; both ends belong to it.</summary>
/// <param name="StartMicros">First moment; null for any.</param>
/// <param name="EndMicros">Last moment; null for any.</param>
internal readonly record struct TimeWindow(long? StartMicros, long? EndMicros)
{
    private const long DayMicros = 86_400_000_000;

    /// <summary>Whether there is any bound.</summary>
    public bool IsBounded => StartMicros is not null || EndMicros is not null;

    /// <summary>Reads <c>startTime</c> and <c>endTime</c>, which may be a day apart.</summary>
    /// <exception cref="RefusalException">They are further apart.</exception>
    public static TimeWindow Read(ParameterSet parameters)
    {
        var start = parameters.Micros("startTime");
        return parameters.Micros("endTime") - start > DayMicros
            ? throw Refusals.LookupTooBig()
            : new TimeWindow(start, parameters.EndMicros("endTime"));
    }

    /// <summary>Whether a moment is within.</summary>
    public bool Contains(long micros) => !(micros < StartMicros) && !(micros > EndMicros);

    /// <summary>So many rows: the oldest where a beginning was named, otherwise the newest; always in the order of
    /// time.</summary>
    /// <param name="rows">All rows that fit, in the order of time.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="hasBeginning">Whether a beginning other than a time was named.</param>
    public IEnumerable<T> Cut<T>(IEnumerable<T> rows, int limit, bool hasBeginning) =>
        StartMicros is not null || hasBeginning ? rows.Take(limit) : rows.TakeLast(limit);
}
