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
    public async Task Every_order_shape_writes_the_fields_that_scripts_know()
    {
        await using var session = await VerbSession.StartAsync();
        const string working = "--working-type limit --working-side buy --working-quantity 0.1 --working-price 59000";
        const string pair = "--pending-above-type limit_maker --pending-above-price 66000 "
            + "--pending-above-client-order-id up --pending-below-type stop_loss --pending-below-stop-price 54000 "
            + "--pending-below-client-order-id down";

        await Check(session, "shape-bid", "order place BTCUSDT buy 1 --price 59990 --client-id base-bid", "bob");
        await Check(session, "shape-ask", "order place BTCUSDT sell 1 --price 60010 --client-id base-ask", "bob");
        await Check(session, "shape-take", "order place BTCUSDT buy 0.1 --client-id first --strategy-id 7");
        await Check(
            session,
            "shape-take-profit",
            "order place BTCUSDT sell 0.1 --type take_profit --stop 66000 --trailing-delta 100 --client-id target");
        await Check(
            session,
            "shape-take-profit-limit",
            "order place BTCUSDT sell 1 --type take_profit_limit --stop 66000 --price 65990 --iceberg-qty 0.2 "
            + "--client-id target-limit");
        await Check(
            session,
            "shape-peg",
            "order place BTCUSDT buy 0.1 --peg-price-type primary_peg --self-trade-prevention-mode decrement "
            + "--client-id peg");
        await Check(
            session, "shape-preview", "order preview BTCUSDT buy 0.1 --peg-price-type PRIMARY_PEG --price 59990");
        await Check(
            session,
            "list-oco",
            "order oco BTCUSDT --side sell --quantity 0.1 --above-type limit_maker --above-price 66000 "
            + "--above-client-order-id above --below-type stop_loss_limit --below-stop-price 54000 "
            + "--below-price 53900 --below-client-order-id below --list-client-order-id oco");
        await Check(
            session,
            "list-oto",
            $"order oto BTCUSDT {working} --working-client-order-id w1 --pending-type limit_maker "
            + "--pending-side sell --pending-quantity 0.1 --pending-price 66000 --pending-client-order-id p1 "
            + "--list-client-order-id oto");
        await Check(
            session,
            "list-otoco",
            $"order otoco BTCUSDT {working} --working-client-order-id w2 --pending-side sell --pending-quantity 0.1 "
            + $"{pair} --list-client-order-id otoco");
        await Check(session, "list-get", "order list get --client-id otoco");
        await Check(session, "list-open", "order list open");
        await Check(session, "list-cancel", "order list cancel BTCUSDT --client-id otoco");
        await Check(
            session,
            "list-opo",
            $"order opo BTCUSDT {working} --working-client-order-id w3 --pending-type limit_maker "
            + "--pending-price 66000 --pending-client-order-id p3 --list-client-order-id opo");
        await Check(
            session,
            "list-opoco",
            $"order opoco BTCUSDT {working} --working-client-order-id w4 {pair} --list-client-order-id opoco");
        await Check(session, "list-history", "order list history --limit 10");
        await Check(
            session, "order-amend", "order amend BTCUSDT --client-id target-limit --new-qty 0.5");
        await Check(
            session,
            "order-cancel-replace",
            "order cancel-replace BTCUSDT buy 0.2 --price 59000 --client-id replaced "
            + "--cancel-orig-client-order-id peg --cancel-new-client-order-id gone");
        await Check(session, "order-history", "order history BTCUSDT --limit 3");
        await Check(session, "account-commission", "account commission BTCUSDT");
    }

    [Fact]
    public async Task A_half_success_says_so_and_what_became_of_each_half()
    {
        await using var session = await VerbSession.StartAsync();

        var run = await session.RunAsync(
            "order cancel-replace BTCUSDT buy 0.2 --price 59000 --client-id new --cancel-order-id 987654 "
            + "--cancel-replace-mode allow_failure -o json");

        Assert.Equal(ExitCode.ExchangeError, run.ExitCode);
        Assert.Equal("FAILURE", run.Json.GetProperty("cancelResult").GetString());
        Assert.Equal(-2011, run.Json.GetProperty("cancelError").GetProperty("code").GetInt32());
        Assert.Equal("new", run.Json.GetProperty("placedOrder").GetProperty("clientOrderId").GetString());
    }

    [Theory]
    [InlineData("order place BTCUSDT sell 1 --type take_profit --stop 1 --price 2", "--price does not go with")]
    [InlineData("order place BTCUSDT sell 1 --type take_profit", "--stop or --trailing-delta is missing")]
    [InlineData("order place BTCUSDT sell 1 --price 2 --peg-offset-value 3", "--peg-offset-value does not go with")]
    [InlineData("order place BTCUSDT sell --quote 9 --sor", "--sor takes limit and market orders")]
    [InlineData("order place BTCUSDT buy 1 --peg-price-type primary_peg --sor", "--sor takes limit and market orders")]
    [InlineData("order place BTCUSDT buy 1 --price 2 --tif ioc --iceberg-qty 0.5", "--iceberg-qty needs --tif GTC")]
    [InlineData(
        "order place BTCUSDT buy 1 --peg-price-type primary_peg --tif ioc",
        "--tif must be GTC with --peg-price-type PRIMARY_PEG")]
    [InlineData(
        "order place BTCUSDT buy 1 --type limit_maker --peg-price-type market_peg",
        "--peg-price-type must be PRIMARY_PEG for an order of type limit_maker")]
    [InlineData(
        "order opo BTCUSDT --working-type limit --working-side sell --working-quantity 1 --working-price 2 "
        + "--pending-type market",
        "--working-side must be buy")]
    [InlineData(
        "order oco BTCUSDT --side buy --quantity 1 --above-type limit_maker --above-price 2 --below-type limit_maker "
        + "--below-price 1",
        "--above-type must be stop_loss or stop_loss_limit")]
    [InlineData("order list get", "Give either LISTID or --client-id")]
    [InlineData("order cancel-replace BTCUSDT buy 1 --price 2", "Give either --cancel-order-id or")]
    public async Task Options_that_do_not_make_an_order_are_refused_before_anything_is_sent(
        string arguments, string words)
    {
        await using var session = await VerbSession.StartAsync();

        var run = await session.RunAsync($"{arguments} -o json");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(words, run.Json.GetProperty("error").GetProperty("message").GetString(),
            StringComparison.Ordinal);
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
