namespace Spotwire.Limits;

/// <summary>What an answer says about the limits.</summary>
internal sealed class LimitAnswer
{
    /// <summary>Request weight by the exchange's figure where the answer has none.</summary>
    public int Weight { get; init; }

    /// <summary>Orders to charge where the answer tells no count.</summary>
    public int Orders { get; init; }

    /// <summary>Raw requests to charge where the answer tells no count.</summary>
    public int RawRequests { get; init; } = 1;

    /// <summary>Connections to charge where the answer tells no count.</summary>
    public int Connections { get; init; }

    /// <summary>Whether there is no answer, and the request may not have reached the exchange yet.</summary>
    public bool MayStillArrive { get; init; }

    /// <summary>The counts that the answer tells.</summary>
    public IReadOnlyList<ToldCount> Told { get; init; } = [];

    /// <summary>The told count of a window, or null.</summary>
    public int? For(in LimitRule rule)
    {
        foreach (var told in Told)
        {
            if (told.Type == rule.Type && told.Interval == rule.Interval
                && told.IntervalNumber == rule.IntervalNumber)
            {
                return told.Count;
            }
        }

        return null;
    }
}
