using System.Text.Json;
using Spotwire.Cli.Errors;
using Spotwire.Simulator;
using Spotwire.Simulator.Limits;

namespace Spotwire.Cli.Tests.Verbs;

public sealed class VerbErrorTests
{
    [Theory]
    [InlineData("account show", "nobody", 2, null)]
    [InlineData("market depth NOSUCH", "alice", 8, -1121)]
    [InlineData("watch trades NOSUCH", "alice", 8, -1121)]
    [InlineData("watch book NOSUCH", "alice", 8, -1121)]
    [InlineData("order get BTCUSDT 999", "alice", 8, -2013)]
    [InlineData("order cancel BTCUSDT 999", "alice", 8, -2011)]
    [InlineData("order place BTCUSDT buy 100 --price 60000", "alice", 7, -2010)]
    [InlineData("order place BTCUSDT buy 0.1 --price 60000.001", "alice", 3, null)]
    [InlineData("order place BTCUSDT buy 0.000001 --price 60000", "alice", 3, null)]
    [InlineData("order place BTCUSDT buy 0.1 --price 60000.001 --unchecked", "alice", 7, -1013)]
    [InlineData("order place BTCUSDT buy 0.000001 --price 60000 --unchecked", "alice", 7, -1013)]
    [InlineData("order place BTCUSDT buy", "alice", 2, null)]
    [InlineData("order get BTCUSDT", "alice", 2, null)]
    public async Task Errors_have_their_exit_code_and_hint(string arguments, string account, int exitCode, int? code)
    {
        await using var session = await VerbSession.StartAsync();

        var run = await session.RunAsync($"{arguments} -o json", account);

        Assert.True(exitCode == run.ExitCode, $"exit {run.ExitCode}: {run.Output}{run.Error}");
        var told = run.JsonError.GetProperty("code");
        Assert.Equal(code, told.ValueKind is JsonValueKind.Null ? null : told.GetInt32());
        if (exitCode != ExitCode.Usage)
        {
            Assert.NotNull(run.JsonError.GetProperty("hint").GetString());
        }
    }

    [Fact]
    public async Task A_broken_rule_names_itself_and_the_nearest_valid_value()
    {
        await using var session = await VerbSession.StartAsync();

        var run = await session.RunAsync("order place BTCUSDT buy 0.1 --price 60000.004 -o json");

        var violation = Assert.Single(run.JsonError.GetProperty("violations").EnumerateArray());
        Assert.Equal("PRICE_FILTER", violation.GetProperty("filter").GetString());
        Assert.Equal(60000.00m, decimal.Parse(
            violation.GetProperty("nearestValid").GetString()!, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("rejected", run.JsonError.GetProperty("orderState").GetString());
    }

    [Fact]
    public async Task A_cancel_may_ask_for_a_state_of_the_order_and_have_a_name()
    {
        await using var session = await VerbSession.StartAsync();
        await session.RunAsync("order place BTCUSDT buy 0.1 --price 59000 --client-id mine -o json");
        const string cancel = "order cancel BTCUSDT --client-id mine --new-client-order-id named -o json";

        var refused = await session.RunAsync($"{cancel} --cancel-restrictions ONLY_PARTIALLY_FILLED");
        var canceled = await session.RunAsync($"{cancel} --cancel-restrictions ONLY_NEW");

        Assert.Equal(-2011, refused.JsonError.GetProperty("code").GetInt32());
        using var shown = JsonDocument.Parse(canceled.Output);
        Assert.Equal("named", shown.RootElement.GetProperty("cancelClientOrderId").GetString());
        Assert.Equal("CANCELED", shown.RootElement.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("BINANCE_API_KEY", -2015)]
    [InlineData("BINANCE_API_SECRET", -1022)]
    public async Task A_wrong_key_or_secret_is_4(string wrong, int code)
    {
        await using var session = await VerbSession.StartAsync();
        var keys = session.Exchange.Accounts[0];

        var run = await CliRun.OfAsync($"account show -o json --env {session.Url}", host => host with
        {
            Variable = name => name == wrong ? new string('x', 64)
                : name == "BINANCE_API_KEY" ? keys.ApiKey
                : name == "BINANCE_API_SECRET" ? keys.SecretKey : null,
        });

        Assert.Equal(ExitCode.Authentication, run.ExitCode);
        Assert.Equal(code, run.JsonError.GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task Exhausted_weight_is_5()
    {
        await using var session = await VerbSession.StartAsync(
            new SimulatorOptions { Limits = LimitSpec.Parse("REQUEST_WEIGHT=30/1m") });

        var runs = new List<CliRun>();
        for (var i = 0; i < 4; i++)
        {
            runs.Add(await session.RunAsync("account show -o json --wait 0"));
        }

        Assert.Contains(runs, static run => run.ExitCode == ExitCode.Limited);
        Assert.All(runs, static run => Assert.True(run.ExitCode is ExitCode.Done or ExitCode.Limited));
    }

    [Fact]
    public async Task An_exchange_that_is_not_there_is_6()
    {
        var run = await CliRun.OfAsync("market price BTCUSDT -o json --env http://127.0.0.1:1");

        Assert.Equal(ExitCode.Network, run.ExitCode);
        Assert.Equal(JsonValueKind.Null, run.JsonError.GetProperty("code").ValueKind);
    }

    [Fact]
    public async Task A_trading_call_without_an_answer_is_9()
    {
        await using var session = await VerbSession.StartAsync();
        await session.RunAsync("market price BTCUSDT");
        session.Exchange.Faults.DropNextAnswer("/api/v3/order", "POST");

        var run = await session.RunAsync("order place BTCUSDT buy 0.1 --price 60000 --client-id who -o json");

        Assert.Equal(ExitCode.OutcomeUnknown, run.ExitCode);
        Assert.Equal("unknown", run.JsonError.GetProperty("orderState").GetString());
        Assert.Contains("BTCUSDT --client-id who", run.JsonError.GetProperty("hint").GetString()!);
    }

    [Theory]
    [InlineData("order place BTCUSDT buy 0.1 --price 60000 -o json --env live", "NotConfirmed")]
    [InlineData("order place BTCUSDT buy 0.1 --price 60000 -o json --env https://API.binance.com.", "NotConfirmed")]
    [InlineData("order cancel-all BTCUSDT -o json --env live", "NotConfirmed")]
    [InlineData("order place BTCUSDT buy 0.1 --price 60000 --unchecked --yes -o json --env live", "Refused")]
    public async Task On_live_nothing_trades_unconfirmed_or_unchecked(string arguments, string kind)
    {
        var run = await CliRun.OfAsync(arguments, static host => host with
        {
            Variable = static name => name is "BINANCE_API_KEY" or "BINANCE_API_SECRET" ? new string('x', 64) : null,
            AdjustOptions = static options => options with
            {
                Connect = static (_, _) => throw new InvalidOperationException("Something was sent."),
            },
        });

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Equal(kind, run.JsonError.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Plain_http_beyond_this_machine_is_usage()
    {
        var run = await CliRun.OfAsync("market price BTCUSDT --env http://example.com");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
    }
}
