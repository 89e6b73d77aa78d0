using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Tests.Endpoints;

public sealed class MarketCallTests
{
    private readonly ExchangeDriver _driver = new();

    [Fact]
    public void The_book_is_told_best_first_and_cut_at_the_limit()
    {
        foreach (var price in new[] { 49_000m, 49_002m, 49_001m })
        {
            _driver.Rest("BTCUSDT", MatchSide.Buy, price, 1m);
            _driver.Rest("BTCUSDT", MatchSide.Sell, price + 1000m, 2m);
        }

        var before = _driver.Get("depth", "symbol=BTCUSDT").Ok().Json;
        Assert.Equal(["49002.00000000", "49001.00000000", "49000.00000000"], Prices(before, "bids"));
        Assert.Equal(["50000.00000000", "50001.00000000", "50002.00000000"], Prices(before, "asks"));
        Assert.Equal("2.00000000", before.GetProperty("asks")[0][1].GetString());
        Assert.Equal(["49002.00000000"], Prices(_driver.Get("depth", "symbol=BTCUSDT&limit=1").Ok().Json, "bids"));
        _driver.Take("BTCUSDT", MatchSide.Buy, 3m);
        var after = _driver.Get("depth", "symbol=BTCUSDT&limit=6000").Ok().Json;
        Assert.Equal(before.Whole("lastUpdateId") + 1, after.Whole("lastUpdateId"));
        Assert.Equal(["50001.00000000", "50002.00000000"], Prices(after, "asks"));

        static IEnumerable<string?> Prices(System.Text.Json.JsonElement depth, string side) =>
            depth.GetProperty(side).EnumerateArray().Select(level => level[0].GetString());
    }

    [Fact]
    public void Trades_come_oldest_first()
    {
        _driver.Rest("BTCUSDT", MatchSide.Sell, 50_000m, 1m);
        _driver.Rest("BTCUSDT", MatchSide.Buy, 49_000m, 1m);
        _driver.Take("BTCUSDT", MatchSide.Buy, 0.1m);
        _driver.Take("BTCUSDT", MatchSide.Sell, 0.2m);
        var trades = _driver.Get("trades", "symbol=BTCUSDT").Ok().Json;
        Assert.Equal([1L, 2L], trades.EnumerateArray().Select(trade => trade.Whole("id")));
        Assert.Equal(
            [false, true],
            trades.EnumerateArray().Select(trade => trade.GetProperty("isBuyerMaker").GetBoolean()));
        Assert.Equal("9800.00000000", trades[1].Word("quoteQty"));
        Assert.Equal(2L, _driver.Get("trades", "symbol=BTCUSDT&limit=1").Ok().Json[0].Whole("id"));
        Assert.Equal("49000.00000000", _driver.Get("ticker/price", "symbol=BTCUSDT").Ok().Json.Word("price"));
    }

    [Fact]
    public void Klines_are_cut_in_the_zone_asked_for()
    {
        _driver.Now += 3 * 3_600_000_000L;
        _driver.Rest("BTCUSDT", MatchSide.Sell, 50_000m, 1m);
        _driver.Take("BTCUSDT", MatchSide.Buy, 0.1m);
        var day = _driver.Get("klines", "symbol=BTCUSDT&interval=1d").Ok().Json[0];
        Assert.Equal(ExchangeDriver.Start / 1000, day[0].GetInt64());
        Assert.Equal((ExchangeDriver.Start / 1000) + 86_399_999, day[6].GetInt64());
        Assert.Equal("0.10000000", day[5].GetString());
        var shifted = _driver.Get("klines", "symbol=BTCUSDT&interval=1d&timeZone=-1:30").Ok().Json[0];
        Assert.Equal((ExchangeDriver.Start / 1000) + 5_400_000, shifted[0].GetInt64());
        _driver.TimeUnit = "MICROSECOND";
        var micros = _driver.Get("klines", "symbol=BTCUSDT&interval=1m").Ok().Json[0];
        Assert.Equal(micros[0].GetInt64() + 59_999_999, micros[6].GetInt64());
    }

    [Fact]
    public void Tickers_take_one_several_or_all_symbols()
    {
        Assert.Equal(4, _driver.Get("ticker/price").Ok().Json.GetArrayLength());
        Assert.Equal(
            ["ETHBTC", "BTCUSDT"],
            _driver.Get("ticker/bookTicker", "symbols=[%22ETHBTC%22,%22BTCUSDT%22]").Ok().Json.EnumerateArray()
                .Select(ticker => ticker.Word("symbol")));
        Assert.Equal(0, _driver.Get("ticker/24hr", "symbolStatus=HALT").Ok().Json.GetArrayLength());
        Assert.Equal(1, _driver.Get("ticker/24hr", "symbols=[%22ETHBTC%22]").Ok().Json.GetArrayLength());
    }

    [Fact]
    public void A_replayed_market_is_halted()
    {
        var driver = new ExchangeDriver(
            new SimulatorOptions { Flow = false, Symbols = [SymbolSpec.Parse("ETHUSDT")] },
            [SymbolSpec.Parse("BTCUSDT")]);
        Assert.Equal((400, -1013, "Market is closed."), driver.Limit("BUY", "1", "50000").Error);
        Assert.Equal(
            ["BTCUSDT"],
            driver.Get("exchangeInfo", "symbolStatus=HALT").Ok().Json.GetProperty("symbols").EnumerateArray()
                .Select(symbol => symbol.Word("symbol")));
        driver.Get("depth", "symbol=BTCUSDT&symbolStatus=HALT").Ok();
    }

    [Fact]
    public void Orders_can_be_cancelled_on_a_halted_market()
    {
        _driver.Limit("BUY", "1", "50000", "&newClientOrderId=a").Ok();
        _driver.Exchange.Find("BTCUSDT")!.Status = "HALT";
        Assert.Equal((400, -1013, "Market is closed."), _driver.Limit("BUY", "1", "50000").Error);
        _driver.Signed("DELETE", "order", "symbol=BTCUSDT&origClientOrderId=a").Ok();
    }

    [Fact]
    public void Exchange_information_selects_markets()
    {
        Assert.Equal(["BTCUSDT", "ETHUSDT", "BNBUSDT", "ETHBTC"], Symbols(""));
        Assert.Equal(["BNBUSDT"], Symbols("symbol=BNBUSDT"));
        Assert.Equal(["BNBUSDT", "BTCUSDT"], Symbols("symbols=[%22BNBUSDT%22,%22BTCUSDT%22]"));
        Assert.Equal(4, Symbols("permissions=SPOT").Count);
        Assert.Equal(4, Symbols("permissions=[%22MARGIN%22,%22SPOT%22]").Count);
        Assert.Empty(Symbols("permissions=MARGIN"));
        Assert.Equal(-1130, _driver.Get("exchangeInfo", "permissions=ALL").Error.Code);
        var hidden = _driver.Get("exchangeInfo", "symbol=BTCUSDT&showPermissionSets=false").Ok().Json;
        Assert.Equal(0, hidden.GetProperty("symbols")[0].GetProperty("permissionSets").GetArrayLength());

        List<string> Symbols(string query) =>
        [
            .. _driver.Get("exchangeInfo", query).Ok().Json.GetProperty("symbols").EnumerateArray()
                .Select(symbol => symbol.Word("symbol")),
        ];
    }

    [Fact]
    public void The_account_can_leave_out_what_is_zero()
    {
        Assert.Equal(4, _driver.Signed("GET", "account").Ok().Json.GetProperty("balances").GetArrayLength());
        _driver.Order("symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=10&price=50000").Ok();
        Assert.Equal((0m, 10m), _driver.Balance("BTC"));
        _driver.Account = new ExchangeDriver(new SimulatorOptions
        {
            Accounts = [AccountSpec.Parse("poor:BTC=1")],
        }).Account;
        Assert.Equal(-2015, _driver.Signed("GET", "account").Error.Code);
        var poor = new ExchangeDriver(new SimulatorOptions { Accounts = [AccountSpec.Parse("poor:BTC=1")] });
        Assert.Equal(
            ["BTC"],
            poor.Signed("GET", "account", "omitZeroBalances=true").Ok().Json.GetProperty("balances").EnumerateArray()
                .Select(balance => balance.Word("asset")));
    }
}
