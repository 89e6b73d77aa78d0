using System.Text.Json;

namespace Spotwire.Simulator.Tests.Observer;

/// <summary>Gathers where answers and observer disagree, and tells all of it at once.</summary>
internal sealed class Agreement
{
    private const int Most = 12;

    // By what differs, so that one fault does not hide the others.
    private readonly Dictionary<string, string> _differences = [];

    /// <summary>Comparisons so far.</summary>
    public int Count { get; private set; }

    /// <summary>Some of several things, none of none.</summary>
    public static T[] Some<T>(Random random, IReadOnlyList<T> all, int count) =>
        all.Count == 0 ? [] : [.. Enumerable.Range(0, count).Select(_ => all[random.Next(all.Count)])];

    public void Same(string what, IEnumerable<Row> expected, JsonElement answer) =>
        Same(what, expected.Select(row => row.ToString()), Row.All(answer).Select(row => row.ToString()));

    public void Same(string what, Row expected, JsonElement answer) =>
        Same(what, [expected.ToString()], [Row.Of(answer).ToString()]);

    public void SameValue<T>(string what, T expected, T answered)
    {
        Count++;
        if (!EqualityComparer<T>.Default.Equals(expected, answered))
        {
            _differences.TryAdd(what, $"{what}: observed {expected}, answered {answered}");
        }
    }

    public void Same(string what, IEnumerable<string> expected, IEnumerable<string> answered)
    {
        Count++;
        var (observed, told) = (expected.ToArray(), answered.ToArray());
        if (observed.Length != told.Length)
        {
            _differences.TryAdd(
                Kind(what, []), $"{what}: observed {observed.Length} rows, answered {told.Length}");
        }

        foreach (var (one, other) in observed.Zip(told).Where(pair => pair.First != pair.Second).Take(2))
        {
            var (left, right) = (one.Split(' '), other.Split(' '));
            _differences.TryAdd(
                Kind(what, left.Except(right)),
                what + ": observed " + string.Join(' ', left.Except(right)) + ", answered "
                    + string.Join(' ', right.Except(left)) + " in " + one);
        }
    }

    /// <summary>Fails where anything differs.</summary>
    public void Assert() => Xunit.Assert.True(
        _differences.Count == 0,
        $"{_differences.Count} differences\n" + string.Join('\n', _differences.Values.Take(Most)));

    // Account or market, and path, then the names of the fields.
    private static string Kind(string what, IEnumerable<string> fields) => string.Join(' ', what.Split(' ').Take(2)
        .Concat(fields.Select(field => field.Split('=')[0])));
}
