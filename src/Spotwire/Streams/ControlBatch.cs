namespace Spotwire.Streams;

/// <summary>Chooses which streams go into one control message.</summary>
internal static class ControlBatch
{
    /// <summary>Names in one message stay below this many bytes together.</summary>
    private const int MaxNameBytes = 3_500;

    /// <summary>The first streams that are meant, in their order, as many as fit.</summary>
    public static List<StreamEntry> Collect(
        IReadOnlyList<StreamEntry> entries, Func<StreamEntry, bool> isMeant, int most)
    {
        List<StreamEntry> batch = [];
        var bytes = 0;
        foreach (var entry in entries)
        {
            if (!isMeant(entry))
            {
                continue;
            }

            bytes += entry.Utf8Name.Length;
            if (batch.Count >= most || (batch.Count > 0 && (entry.MustGoAlone || bytes > MaxNameBytes)))
            {
                break;
            }

            batch.Add(entry);
            if (entry.MustGoAlone)
            {
                break;
            }
        }

        return batch;
    }
}
