namespace Spotwire.Streams;

/// <summary>Decides on which connection streams go: all of a lease on one, the same stream where it is already, a new
/// connection only when none has room. Not safe for several threads.</summary>
/// <param name="capacity">Streams that one connection carries.</param>
internal sealed class ConnectionPool(int capacity)
{
    private readonly List<Dictionary<string, int>> _wanted = [];

    /// <summary>Takes room for these streams.</summary>
    /// <returns>Which connection, counted from 0; one above the last is to be made.</returns>
    public int Take(IReadOnlyList<string> names)
    {
        var best = -1;
        var bestShared = -1;
        for (var i = 0; i < _wanted.Count; i++)
        {
            var shared = names.Count(_wanted[i].ContainsKey);
            if (shared > bestShared && _wanted[i].Count + names.Count - shared <= capacity)
            {
                (best, bestShared) = (i, shared);
            }
        }

        if (best < 0)
        {
            best = _wanted.Count;
            _wanted.Add(new Dictionary<string, int>(StringComparer.Ordinal));
        }

        foreach (var name in names)
        {
            _wanted[best][name] = _wanted[best].GetValueOrDefault(name) + 1;
        }

        return best;
    }

    /// <summary>Gives room back.</summary>
    public void GiveBack(int connection, IReadOnlyList<string> names)
    {
        var wanted = _wanted[connection];
        foreach (var name in names)
        {
            if (--wanted[name] == 0)
            {
                wanted.Remove(name);
            }
        }
    }
}
