using System.IO.Compression;
using System.Text;
using Spotwire.Cli.Errors;
using Spotwire.Cli.Tests.Verbs;
using Spotwire.TestSupport;

namespace Spotwire.Cli.Tests.Capture;

public sealed class ReplayTests : IDisposable
{
    // The lines are what Binance sends, cut down.
    private static readonly string Messages = string.Join('\n',
        Depth(1000, "\"U\":8,\"u\":10,\"b\":[[\"9.00\",\"1.0\"]],\"a\":[]"),
        """2000 {"lastUpdateId":10,"bids":[["10.00","1.0"],["9.00","1.0"]],"asks":[["11.00","2.0"]]}""",
        Stream(3000, "bookTicker", """{"u":12,"s":"BTCUSDT","b":"10.50","B":"3.0","a":"11.00","A":"2.0"}"""),
        Depth(4000, "\"U\":11,\"u\":12,\"b\":[[\"10.50\",\"3.0\"]],\"a\":[]"),
        Stream(
            5000,
            "trade",
            """{"e":"trade","E":1723161255343,"s":"BTCUSDT","t":1,"p":"10.50","q":"0.5","T":1723161255342,"m":true}"""),
        "");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("spotwire");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("btcusdt_20240808.gz", 41_249, 560)]
    [InlineData("ethusdt_20240808.gz", 33_618, 550)]
    public async Task Real_messages_give_a_book_that_every_comparable_book_ticker_confirms(
        string file, int messages, int agree)
    {
        var run = await CliRun.OfAsync(["replay", SharedData.Require("market-data", file), "-o", "json"]);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        var counts = run.Json.GetProperty("messages").EnumerateObject();
        Assert.Equal(messages, counts.Sum(static kind => kind.Value.GetInt32()));
        Assert.Equal(0, run.Json.GetProperty("gaps").GetInt32());
        Assert.Equal(2, run.Json.GetProperty("stale").GetInt32());
        Assert.Equal(agree, run.Json.GetProperty("bookTickerAgree").GetInt32());
        Assert.Equal(0, run.Json.GetProperty("bookTickerDisagree").GetInt32());
    }

    [Fact]
    public async Task Gzip_and_plain_files_of_one_sequence_give_the_same()
    {
        var whole = Write("whole.txt", Messages, gzip: false);
        var lines = Messages.Split('\n');
        var first = Write("first.gz", string.Join('\n', lines[..2]) + "\n", gzip: true);
        var second = Write("second", string.Join("\r\n", lines[2..]), gzip: false);

        var one = await CliRun.OfAsync(["replay", whole, "-o", "json", "--levels", "5"]);
        var two = await CliRun.OfAsync(["replay", first, second, "-o", "json", "--levels", "5"]);

        Assert.Equal(ExitCode.Done, one.ExitCode);
        Assert.Equal(WithoutTime(one), WithoutTime(two));
        JsonSnapshot.Check("replay", WithoutTime(one));
    }

    [Fact]
    public async Task What_is_no_capture_is_told()
    {
        var missing = await CliRun.OfAsync(["replay", Path.Combine(_folder.FullName, "none"), "-o", "json"]);
        var wrong = await CliRun.OfAsync(["replay", Write("wrong", "hello\n", gzip: false), "-o", "json"]);

        Assert.Equal(ExitCode.Usage, missing.ExitCode);
        Assert.Equal(ExitCode.Usage, wrong.ExitCode);
    }

    private static string Depth(int time, string fields) => Stream(
        time, "depth@100ms", $$"""{"e":"depthUpdate","E":1723161255208,"s":"BTCUSDT",{{fields}}}""");

    private static string Stream(int time, string name, string data) =>
        $$"""{{time}} {"stream":"btcusdt@{{name}}","data":{{data}}}""";

    private static string WithoutTime(CliRun run)
    {
        var fields = System.Text.Json.Nodes.JsonNode.Parse(run.Output)!.AsObject();
        fields["elapsedSeconds"] = 0;
        fields["messagesPerSecond"] = 0;
        return fields.ToJsonString();
    }

    private string Write(string name, string text, bool gzip)
    {
        var path = Path.Combine(_folder.FullName, name);
        using var file = File.Create(path);
        using Stream stream = gzip ? new GZipStream(file, CompressionLevel.Fastest) : file;
        stream.Write(Encoding.UTF8.GetBytes(text));
        return path;
    }
}
