using System.Security.Cryptography;
using System.Text.Json;
using Spotwire.Cli.Commands;
using Spotwire.Cli.Errors;
using Spotwire.Simulator;
using Spotwire.Trading;

namespace Spotwire.Cli.Tests.Verbs;

/// <summary>Verbs that show what happens as it happens, against an exchange with order flow.</summary>
public sealed class LiveVerbTests
{
    [Theory]
    [InlineData("trades", "symbol eventTime tradeId price quantity tradeTime isBuyerMaker")]
    [InlineData("bookticker", "symbol updateId bidPrice bidQuantity askPrice askQuantity")]
    [InlineData(
        "klines",
        "symbol interval eventTime openTime closeTime openPrice highPrice lowPrice closePrice volume quoteVolume "
            + "tradeCount takerBuyVolume takerBuyQuoteVolume isClosed")]
    [InlineData(
        "ticker",
        "symbol eventTime priceChange priceChangePercent weightedAveragePrice previousClosePrice lastPrice "
            + "lastQuantity bidPrice bidQuantity askPrice askQuantity openPrice highPrice lowPrice volume "
            + "quoteVolume openTime closeTime firstTradeId lastTradeId tradeCount")]
    public async Task Watching_writes_one_object_a_line(string what, string fields)
    {
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions { Seed = 4 });

        var run = await CliRun.OfAsync($"watch {what} BTCUSDT --count 2 --seconds 60 -o json --env {exchange.Rest}");

        Assert.True(run.ExitCode == ExitCode.Done, run.Output + run.Error);
        Assert.Equal(2, run.Lines.Length);
        Assert.All(run.Lines, line => Assert.Equal(fields.Split(' '), NamesOf(line)));
    }

    [Theory]
    [InlineData("klines BTCUSDT --interval 1d --time-zone 8", 16)]
    [InlineData("klines BTCUSDT --interval 1d", 0)]
    public async Task Klines_are_cut_where_it_was_asked(string what, int hour)
    {
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions { Seed = 4 });

        foreach (var verb in new[] { $"market {what} --limit 1", $"watch {what} --count 1 --seconds 60" })
        {
            var run = await CliRun.OfAsync($"{verb} -o ndjson --env {exchange.Rest}");

            Assert.True(run.ExitCode == ExitCode.Done, run.Output + run.Error);
            using var line = JsonDocument.Parse(run.Lines[0]);
            var open = DateTimeOffset.FromUnixTimeMilliseconds(line.RootElement.GetProperty("openTime").GetInt64());
            Assert.Equal(hour, open.Hour);
        }
    }

    [Fact]
    public async Task Windows_and_older_trades_are_shown()
    {
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions { Seed = 4 });

        var window = await CliRun.OfAsync($"market ticker BTCUSDT --window 4h -o json --env {exchange.Rest}");
        Assert.True(window.ExitCode == ExitCode.Done, window.Output + window.Error);
        Assert.Equal(1, window.Json[0].GetProperty("firstTradeId").GetInt64());
        Assert.Equal(0, window.Json[0].GetProperty("openTime").GetInt64() % 60_000);
        var trades = await CliRun.OfAsync($"market trades BTCUSDT --from-id 1 --limit 1 -o json --env {exchange.Rest}");
        Assert.Equal(1, Assert.Single(trades.Json.EnumerateArray()).GetProperty("tradeId").GetInt64());
        string[] refused = ["BTCUSDT --window 60m", "BTCUSDT --window 1w", "BTCUSDT --window h", "--window 1h"];
        foreach (var wrong in refused)
        {
            var run = await CliRun.OfAsync($"market ticker {wrong} -o json --env {exchange.Rest}");
            Assert.Equal(ExitCode.Usage, run.ExitCode);
        }
    }

    [Fact]
    public async Task Watching_the_book_ends_with_a_summary()
    {
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions { Seed = 4 });

        var run = await CliRun.OfAsync($"watch book BTCUSDT --count 12 --levels 3 -o ndjson --env {exchange.Rest}");

        Assert.True(run.ExitCode == ExitCode.Done, run.Output + run.Error);
        Assert.Equal(13, run.Lines.Length);
        Assert.All(run.Lines[..^1], static line => Assert.Equal(
            ["symbol", "lastUpdateId", "state", "bids", "asks", "eventTime"], NamesOf(line)));
        using var last = JsonDocument.Parse(run.Lines[^1]);
        var summary = last.RootElement.GetProperty("summary");
        Assert.Equal(
            ["views", "applied", "gaps", "resyncs", "reconnects", "bookTickerAgree", "bookTickerDisagree"],
            summary.EnumerateObject().Select(static field => field.Name));
        Assert.Equal(12, summary.GetProperty("views").GetInt32());
        Assert.Equal(0, summary.GetProperty("bookTickerDisagree").GetInt32());
    }

    [Fact]
    public async Task Watching_the_account_tells_orders_fills_and_balances()
    {
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions { Seed = 4 });
        var keys = exchange.Accounts[0];
        using var enough = new CancellationTokenSource();
        await using var client = new SpotwireClient(new SpotwireOptions
        {
            Environment = SpotwireEnvironment.Parse(exchange.Rest.AbsoluteUri),
            Credentials = new SpotwireCredentials(keys.ApiKey, keys.SecretKey),
        });

        // Orders are placed until the watcher, whose subscription takes its time, has seen one through.
        LineSignal lines = null!;
        lines = new LineSignal(() =>
        {
            if (Has(lines.Lines, "executionReport") && Has(lines.Lines, "outboundAccountPosition"))
            {
                enough.Cancel();
            }
        });
        var placing = PlaceUntilAsync(client, enough.Token);
        var host = new CliHost
        {
            Out = lines,
            Error = TextWriter.Null,
            WorkingFolder = AppContext.BaseDirectory,
            Variable = name => name == "BINANCE_API_KEY" ? keys.ApiKey
                : name == "BINANCE_API_SECRET" ? keys.SecretKey : null,
        };
        var code = await CommandLine.RunAsync(
            ["watch", "user", "-o", "ndjson", "--env", exchange.Rest.AbsoluteUri], host, enough.Token);
        await placing;

        Assert.Equal(ExitCode.Interrupted, code);
        var told = lines.Lines.Where(static line => line.Contains("\"event\"", StringComparison.Ordinal)).ToArray();
        Assert.All(told, static line => Assert.Equal(["event", "eventTime", "source"], NamesOf(line).Take(3)));
        var report = told.First(static line => line.Contains("\"executionReport\"", StringComparison.Ordinal));
        Assert.Equal(
            "event eventTime source symbol orderId clientOrderId originalClientOrderId orderListId executionType "
            + "status side type timeInForce price stopPrice quantity quoteQuantity executedQuantity "
            + "cumulativeQuoteQuantity lastExecutedQuantity lastExecutedPrice commission commissionAsset tradeId "
            + "executionId isWorking isMaker rejectReason expiryReason transactTime lastQuoteQuantity "
            + "icebergQuantity creationTime selfTradePreventionMode workingTime",
            string.Join(' ', NamesOf(report)));
        var position = told.First(
            static line => line.Contains("\"outboundAccountPosition\"", StringComparison.Ordinal));
        Assert.Equal(["event", "eventTime", "source", "lastUpdateTime", "balances"], NamesOf(position));
    }

    private static bool Has(IReadOnlyList<string> lines, string what) =>
        lines.Any(line => line.Contains($"\"{what}\"", StringComparison.Ordinal));

    private static async Task PlaceUntilAsync(SpotwireClient client, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            var outcome = await client.Trading.PlaceOrderAsync(
                new NewOrder("BTCUSDT", Side.Buy, 0.001m, new MarketOrder()), CancellationToken.None);
            outcome.RequireAccepted();
        }
    }

    [Fact]
    public async Task Interrupted_watching_still_tells_the_summary_and_ends_130()
    {
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions { Seed = 4 });
        using var interrupt = new CancellationTokenSource();
        var lines = new LineSignal(interrupt.Cancel);

        var code = await lines.RunAsync($"watch book BTCUSDT -o ndjson --env {exchange.Rest}", interrupt.Token);

        Assert.Equal(ExitCode.Interrupted, code);
        Assert.StartsWith("{\"summary\":", lines.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_recorded_can_be_replayed_without_a_gap()
    {
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions { Seed = 4 });
        var folder = Directory.CreateTempSubdirectory("spotwire");
        var path = Path.Combine(folder.FullName, "capture.gz");

        var record = await CliRun.OfAsync(
            $"record BTCUSDT ETHUSDT --out {path} --seconds 6 -o json --env {exchange.Rest}");

        Assert.True(record.ExitCode == ExitCode.Done, record.Output + record.Error);
        foreach (var file in record.Json.EnumerateArray())
        {
            var replay = await CliRun.OfAsync(["replay", file.GetProperty("file").GetString()!, "-o", "json"]);
            Assert.Equal(file.GetProperty("symbol").GetString(), replay.Json.GetProperty("symbol").GetString());
            Assert.Equal(1, replay.Json.GetProperty("messages").GetProperty("snapshot").GetInt32());
            Assert.True(replay.Json.GetProperty("applied").GetInt32() > 0);
            Assert.Equal(0, replay.Json.GetProperty("gaps").GetInt32());
            Assert.Equal(0, replay.Json.GetProperty("bookTickerDisagree").GetInt32());
        }

        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--tls")]
    public async Task The_simulated_exchange_tells_its_addresses_in_the_first_line(string tls)
    {
        using var interrupt = new CancellationTokenSource();
        var lines = new LineSignal();
        var running = lines.RunAsync(
            $"simulate -o json --seed 9 --symbols BTCUSDT,SOL/USDT@150 --quiet LTCUSDT --account a:USDT=5 {tls}",
            interrupt.Token);
        using var first = JsonDocument.Parse(await lines.First);
        var told = first.RootElement;

        var ca = tls.Length > 0 ? told.GetProperty("ca").GetString() : null;
        var run = await CliRun.OfAsync(
            $"account show -o json --env {told.GetProperty("rest").GetString()}",
            host => host with
            {
                Variable = name => name switch
                {
                    "BINANCE_API_KEY" => told.GetProperty("accounts")[0].GetProperty("apiKey").GetString(),
                    "BINANCE_API_SECRET" => told.GetProperty("accounts")[0].GetProperty("secretKey").GetString(),
                    "SPOTWIRE_CA" => ca,
                    _ => null,
                },
            });
        await interrupt.CancelAsync();

        Assert.Equal(ExitCode.Done, await running);
        Assert.True(run.ExitCode == ExitCode.Done, run.Output + run.Error);
        Assert.Equal("5.00000000", run.Json.GetProperty("balances")[0].GetProperty("free").GetString());
        Assert.Equal(9, told.GetProperty("seed").GetInt32());
        Assert.Equal(
            ["BTCUSDT", "SOLUSDT", "LTCUSDT"],
            told.GetProperty("symbols").EnumerateArray().Select(static symbol => symbol.GetString()!));
        var scheme = tls.Length > 0 ? "wss" : "ws";
        Assert.StartsWith($"{scheme}://127.0.0.1:", told.GetProperty("streams").GetString()!);
        var wsApi = told.GetProperty("wsApi").GetString()!;
        Assert.Equal(told.GetProperty("streams").GetString() + "/ws-api/v3", wsApi);
        var key = Assert.Single(told.GetProperty("accounts")[0].GetProperty("keys").EnumerateArray());
        Assert.Equal("HMAC", key.GetProperty("keyType").GetString());
        Assert.Equal(
            told.GetProperty("accounts")[0].GetProperty("apiKey").GetString(), key.GetProperty("apiKey").GetString());
    }

    [Fact]
    public async Task The_simulated_exchange_lets_in_a_key_of_ones_own()
    {
        var folder = Directory.CreateTempSubdirectory("spotwire");
        using var rsa = RSA.Create(2048);
        var shown = Path.Combine(folder.FullName, "shown.pem");
        await File.WriteAllTextAsync(shown, rsa.ExportSubjectPublicKeyInfoPem());
        using var interrupt = new CancellationTokenSource();
        var lines = new LineSignal();
        var running = lines.RunAsync(
            $"simulate -o json --flow off --account a:USDT=5 --public-key a={shown}", interrupt.Token);
        using var first = JsonDocument.Parse(await lines.First);
        var key = first.RootElement.GetProperty("accounts")[0].GetProperty("keys")[1];
        Assert.Equal("RSA", key.GetProperty("keyType").GetString());
        await using (var client = new SpotwireClient(new SpotwireOptions
        {
            Environment = SpotwireEnvironment.Custom(
                new Uri(first.RootElement.GetProperty("rest").GetString()!),
                new Uri(first.RootElement.GetProperty("streams").GetString()!)),
            Credentials = SpotwireCredentials.FromPem(
                key.GetProperty("apiKey").GetString()!, rsa.ExportPkcs8PrivateKeyPem()),
        }))
        {
            var account = await client.Account.GetAccountAsync();
            Assert.Equal(5m, Assert.Single(account.Balances, balance => balance.Free > 0).Free);
        }

        await interrupt.CancelAsync();
        Assert.Equal(ExitCode.Done, await running);
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("--public-key stranger=/dev/null")]
    [InlineData("--public-key demo=/no/such/file")]
    [InlineData("--public-key demo")]
    public async Task A_key_that_cannot_be_let_in_is_a_fault_of_usage(string option)
    {
        var run = await CliRun.OfAsync("simulate -o json " + option);
        Assert.Equal(ExitCode.Usage, run.ExitCode);
    }

    private static IEnumerable<string> NamesOf(string line)
    {
        using var document = JsonDocument.Parse(line);
        return [.. document.RootElement.EnumerateObject().Select(static field => field.Name)];
    }
}
