namespace Spotwire.Simulator.Faults;

/// <summary>What the exchange has yet to carry out, by time and then by the order in which it came.</summary>
internal sealed class LateCalls
{
    private readonly PriorityQueue<Action<long>, (long Due, long Sequence)> _calls = new();
    private long _sequence;

    /// <summary>When the next is due, on the forward clock; <see cref="long.MaxValue"/> for never.</summary>
    public long NextDueMicros => _calls.TryPeek(out _, out var next) ? next.Due : long.MaxValue;

    /// <summary>Puts something off.</summary>
    /// <param name="dueMicros">Until when, on the forward clock.</param>
    /// <param name="call">What; gets the exchange's clock.</param>
    public void Add(long dueMicros, Action<long> call) => _calls.Enqueue(call, (dueMicros, ++_sequence));

    /// <summary>Carries out the next one.</summary>
    /// <param name="shownMicros">The exchange's clock.</param>
    public void RunNext(long shownMicros) => _calls.Dequeue()(shownMicros);

    /// <summary>Ends the waiting of all.</summary>
    /// <param name="carriedOut">Whether they are carried out now, or lost.</param>
    /// <param name="shownMicros">The exchange's clock.</param>
    public void End(bool carriedOut, long shownMicros)
    {
        while (_calls.TryDequeue(out var call, out _))
        {
            if (carriedOut)
            {
                call(shownMicros);
            }
        }
    }
}
