using Spotwire.TestSupport;

namespace Spotwire.Tests.Examples;

/// <summary>One line of the list of the documentation's examples.</summary>
/// <param name="Path">Page and name.</param>
/// <param name="Kind">What the list takes it for: <c>request …</c>, <c>response …</c>, <c>event …</c> and so
/// on.</param>
internal sealed record ExampleFile(string Path, string Kind)
{
    /// <summary>All of them, in the order of the documentation.</summary>
    public static IReadOnlyList<ExampleFile> All =>
    [
        .. File.ReadLines(SharedData.Require("binance-docs", "examples", "INDEX.tsv"))
            .Skip(1).Select(line => line.Split('\t')).Select(fields => new ExampleFile(fields[0], fields[4])),
    ];

    public bool IsRequest => Kind.StartsWith("request ", StringComparison.Ordinal);

    public string Text => ExampleReader.Text(Path);

    public override string ToString() => Path;
}
