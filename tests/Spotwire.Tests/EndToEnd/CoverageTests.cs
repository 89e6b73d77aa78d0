using Spotwire.TestSupport;

namespace Spotwire.Tests.EndToEnd;

/// <summary>The table of coverage is what ran.</summary>
public sealed class CoverageTests
{
    [Fact]
    public void The_table_says_what_crossed_the_wire()
    {
        SharedData.Require("binance-docs", "examples", "INDEX.tsv");
        var table = CoverageTable.Make();
        Assert.True(table.Gaps.Count == 0, string.Join('\n', table.Gaps));
        var path = Path.Combine(SharedData.RepositoryRoot, "docs", "reference", "coverage.md");
        if (Environment.GetEnvironmentVariable("SPOTWIRE_UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, table.Text);
        }

        Assert.True(
            File.ReadAllText(path).ReplaceLineEndings("\n") == table.Text,
            $"{path} is not what ran; look at the difference, then write it with SPOTWIRE_UPDATE_SNAPSHOTS=1.");
    }

    [Fact]
    public void Every_documented_call_stream_and_method_is_in_the_table()
    {
        var lines = File.ReadAllLines(SharedData.Require("binance-docs", "endpoints.tsv"))
            .Skip(1).Select(line => line.Split('\t')).ToArray();
        Assert.Equal(
            lines.Where(f => f[0] == "REST").Select(f => $"{f[1]} {f[2]}").Order(StringComparer.Ordinal),
            CoveredCalls.All.Select(call => call.Rest).Order(StringComparer.Ordinal));
        Assert.Equal(
            lines.Where(f => f[0] == "WSAPI" && f[1] == "request").Select(f => f[2]).Order(StringComparer.Ordinal),
            CoveredCalls.All
                .Select(call => Spotwire.Wire.EndpointTable.All
                    .Single(e => $"{e.Method} {e.Path}" == call.Rest).WebSocketMethod)
                .Concat(SessionScenes.All.Select(method => method.Method))
                .Order(StringComparer.Ordinal));
        Assert.Equal(
            lines.Where(f => f[0] == "STREAM" && f[1] == "json").Select(f => f[2]).Order(StringComparer.Ordinal),
            CoveredStreams.All.Select(stream => stream.Stream).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_member_that_the_table_names_is_there()
    {
        var named = CoveredCalls.All.Select(call => call.Member)
            .Concat(CoveredStreams.All.Select(stream => stream.Member))
            .Concat(SessionScenes.All.Select(method => method.Member));
        foreach (var member in named)
        {
            var (group, method) = (member.Split('.')[0], member.Split('.')[1]);
            var type = typeof(SpotwireClient).GetProperty(group)!.PropertyType;
            Assert.True(Array.Exists(type.GetMethods(), m => m.Name == method), $"there is no {member}");
        }
    }
}
