using Spotwire.Cli.Errors;

namespace Spotwire.Cli.Tests.Verbs;

public sealed class VerbSnapshotTests
{
    [Fact]
    public async Task Every_verb_writes_the_fields_that_scripts_know()
    {
        await using var session = await VerbSession.StartAsync();

        await Check(session, "market-symbols", "market symbols");
        await Check(session, "market-rules", "market rules BTCUSDT");
        await Check(session, "order-place-limit", "order place BTCUSDT sell 0.5 --price 60010 --client-id ask", "bob");
        await Check(
            session,
            "order-place-maker",
            "order place BTCUSDT sell 1 --type limit_maker --price 60020 --client-id maker",
            "bob");
        await Check(
            session, "order-place-fills", "order place BTCUSDT buy 0.7 --price 60020 --tif IOC --client-id take");
        await Check(session, "order-place-quote", "order place BTCUSDT buy --quote 1000 --client-id quote");
        await Check(
            session, "order-place-stop", "order place BTCUSDT sell 0.1 --type stop_loss --stop 50000 --client-id stop");
        await Check(
            session,
            "order-place-stop-limit",
            "order place BTCUSDT buy 0.1 --type stop_loss_limit --stop 70000 --price 70010 --client-id stop-limit");
        await Check(session, "order-place-bid", "order place BTCUSDT buy 0.2 --price 59990 --client-id bid");
        await Check(session, "order-preview", "order preview BTCUSDT buy 0.1 --price 60000");
        await Check(session, "order-test", "order test BTCUSDT buy 0.1 --price 60000");
        await Check(session, "order-test-rates", "order test BTCUSDT buy 0.1 --price 60000 --rates");
        await Check(session, "order-get", "order get BTCUSDT --client-id take");
        await Check(session, "order-open", "order open BTCUSDT");
        await Check(session, "market-price", "market price BTCUSDT");
        await Check(session, "market-ticker", "market ticker BTCUSDT");
        await Check(session, "market-depth", "market depth BTCUSDT --limit 5");
        await Check(session, "market-trades", "market trades BTCUSDT");
        await Check(session, "market-klines", "market klines BTCUSDT --interval 1d --limit 1");
        await Check(session, "account-show", "account show");
        await Check(session, "account-trades", "account trades BTCUSDT");
        await Check(session, "order-cancel", "order cancel BTCUSDT --client-id bid");
        await Check(session, "order-cancel-all", "order cancel-all BTCUSDT");
    }

    [Fact]
    public async Task Limits_tell_what_is_used()
    {
        await using var session = await VerbSession.StartAsync();

        var run = await session.RunAsync("account limits -o json");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        var weight = run.Json.EnumerateArray().Single(static limit =>
            limit.GetProperty("rateLimitType").GetString() == "REQUEST_WEIGHT");
        Assert.Equal(6000, weight.GetProperty("limit").GetInt32());
        Assert.True(weight.GetProperty("used").GetInt32() > 0);
        Assert.Contains(run.Json.EnumerateArray(), static limit =>
            limit.GetProperty("rateLimitType").GetString() == "ORDERS");
    }

    private static async Task Check(VerbSession session, string name, string arguments, string account = "alice")
    {
        var run = await session.RunAsync($"{arguments} -o json", account);

        Assert.True(run.ExitCode == ExitCode.Done, $"{arguments}: exit {run.ExitCode}\n{run.Output}{run.Error}");
        Assert.Empty(run.Error);
        JsonSnapshot.Check(name, run.Output);
    }
}
