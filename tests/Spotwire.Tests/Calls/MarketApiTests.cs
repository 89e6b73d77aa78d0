using Spotwire.Account;
using Spotwire.Market;
using Spotwire.TestSupport;

namespace Spotwire.Tests.Calls;

/// <summary>What the public and account calls send, and what they make of the documentation's answers.</summary>
public sealed class MarketApiTests
{
    private readonly FakeExchange _exchange = new();

    [Fact]
    public async Task PingAndTimeAnswer()
    {
        await using var client = _exchange.Connect();
        _exchange.Answer("GET /api/v3/ping", "{}");
        await client.Market.PingAsync();
        Assert.Equal(
            ExchangeTime.FromDateTimeOffset(_exchange.Time.GetUtcNow()), await client.Market.GetServerTimeAsync());
    }

    [Fact]
    public async Task EachCallSendsItsParametersAndReadsItsAnswer()
    {
        await using var client = _exchange.Connect();
        var market = client.Market;
        Documented("GET /api/v3/depth", "order-book-1");
        Documented("GET /api/v3/trades", "recent-trades-list-1");
        Documented("GET /api/v3/klines", "kline-candlestick-data-1");
        Documented("GET /api/v3/ticker/24hr", "24hr-ticker-price-change-statistics-1");
        Documented("GET /api/v3/ticker/price", "symbol-price-ticker-1");
        Documented("GET /api/v3/ticker/bookTicker", "symbol-order-book-ticker-1");
        Documented("GET /api/v3/account", "account-information-user-data-1");
        Documented("GET /api/v3/myTrades", "account-trade-list-user-data-1");

        Assert.Equal(1027024, (await market.GetDepthAsync("BTCUSDT")).LastUpdateId);
        Assert.Equal("symbol=BTCUSDT&limit=100", Last());
        await market.GetDepthAsync("这是测试币456", 5000);
        Assert.Equal("symbol=%E8%BF%99%E6%98%AF%E6%B5%8B%E8%AF%95%E5%B8%81456&limit=5000", Last());
        Assert.Equal(28457, (await market.GetTradesAsync("BTCUSDT", 1))[0].TradeId);
        Assert.Equal("symbol=BTCUSDT&limit=1", Last());
        Assert.Equal(308, (await market.GetKlinesAsync(new KlinesRequest
        {
            Symbol = "BTCUSDT",
            Interval = KlineInterval.FromWire("1M"),
            StartTime = ExchangeTime.FromMilliseconds(1499040000000),
            EndTime = new ExchangeTime(1499040000001002),
            TimeZone = "+08:00",
            Limit = 7,
        }))[0].TradeCount);
        Assert.Equal(
            "symbol=BTCUSDT&interval=1M&startTime=1499040000000&endTime=1499040000001002&timeZone=%2B08%3A00&limit=7",
            Last());
        Assert.Equal("BNBBTC", (await market.GetTicker24hAsync("BNBBTC")).Symbol.Value);
        Assert.Equal("symbol=BNBBTC", Last());
        Assert.Equal(4.000002m, (await market.GetPriceAsync("LTCBTC")).Price);
        Assert.Equal(431m, (await market.GetBookTickerAsync("LTCBTC")).BidQuantity);

        Assert.Equal(2, (await client.Account.GetAccountAsync(omitZeroBalances: true)).Balances.Count);
        Assert.Equal("omitZeroBalances=true", Last());
        await client.Account.GetAccountAsync();
        Assert.Equal("", Last());
        Assert.Equal(100234, (await client.Account.GetTradesAsync(new AccountTradesRequest
        {
            Symbol = "BNBBTC", OrderId = new OrderId(100234), FromTradeId = 5,
        }))[0].OrderId.Value);
        Assert.Equal("symbol=BNBBTC&orderId=100234&fromId=5&limit=500", Last());
    }

    [Fact]
    public async Task HistoriesWindowsAndPricesSendTheirParameters()
    {
        await using var client = _exchange.Connect();
        var market = client.Market;
        Documented("GET /api/v3/historicalTrades", "old-trade-lookup-1");
        Documented("GET /api/v3/historicalBlockTrades", "historical-block-trades-1");
        Documented("GET /api/v3/aggTrades", "compressed-aggregate-trades-list-1");
        Documented("GET /api/v3/uiKlines", "uiklines-1");
        Documented("GET /api/v3/avgPrice", "current-average-price-1");
        Documented("GET /api/v3/executionRules", "query-execution-rules-1");
        Documented("GET /api/v3/referencePrice", "query-reference-price-2");
        Documented("GET /api/v3/referencePrice/calculation", "query-reference-price-calculation-2");

        Assert.Equal(28457, (await market.GetHistoricalTradesAsync("BTCUSDT", 28457, 1))[0].TradeId);
        Assert.Equal("symbol=BTCUSDT&fromId=28457&limit=1", Last());
        Assert.Equal(303.576m, (await market.GetHistoricalBlockTradesAsync("BTCUSDT", 582))[0].QuoteQuantity);
        Assert.Equal("symbol=BTCUSDT&fromId=582&limit=500", Last());
        var aggregate = (await market.GetAggregateTradesAsync(new AggregateTradesRequest
        {
            Symbol = "BTCUSDT",
            StartTime = ExchangeTime.FromMilliseconds(1),
            EndTime = ExchangeTime.FromMilliseconds(2),
        }))[0];
        Assert.Equal(
            (26129L, 27781L, true), (aggregate.AggregateTradeId, aggregate.LastTradeId, aggregate.IsBestMatch));
        Assert.Equal("symbol=BTCUSDT&startTime=1&endTime=2&limit=500", Last());
        await market.GetUiKlinesAsync(new KlinesRequest { Symbol = "BTCUSDT", Interval = KlineInterval.OneHour });
        Assert.Equal("symbol=BTCUSDT&interval=1h&limit=500", Last());
        var average = await market.GetAveragePriceAsync("BTCUSDT");
        Assert.Equal((5, 9.35751834m), (average.Minutes, average.Price));
        var rule = (await market.GetExecutionRulesAsync())[0].Rules[0];
        Assert.Equal(
            (ExecutionRuleType.PriceRange, 1.0001m, 0.9999m),
            (rule.Type, rule.BidLimitMultiplierUp, rule.AskLimitMultiplierDown));
        Assert.Equal("", Last());
        await market.GetExecutionRulesAsync(["BTCUSDT"]);
        Assert.Equal("symbol=BTCUSDT", Last());
        await market.GetExecutionRulesAsync(["BTCUSDT", "ETHBTC"]);
        Assert.Equal("[\"BTCUSDT\",\"ETHBTC\"]", _exchange.Calls.Last()["symbols"]);
        await market.GetExecutionRulesAsync(symbolStatus: SymbolStatus.Halt);
        Assert.Equal("symbolStatus=HALT", Last());
        Assert.Null((await market.GetReferencePriceAsync("BAZUSD")).Price);
        Assert.Equal(10, (await market.GetReferencePriceCalculationAsync("BAZUSD", SymbolStatus.Break)).BucketCount);
        Assert.Equal("symbol=BAZUSD&symbolStatus=BREAK", Last());

        Documented("GET /api/v3/ticker/24hr", "24hr-ticker-price-change-statistics-3");
        Documented("GET /api/v3/ticker/tradingDay", "trading-day-ticker-1");
        Documented("GET /api/v3/ticker", "rolling-window-price-change-statistics-1");
        await market.GetMiniTicker24hAsync("BTCUSDT", SymbolStatus.Trading);
        Assert.Equal("symbol=BTCUSDT&symbolStatus=TRADING&type=MINI", Last());
        Assert.Equal(-0.317m, (await market.GetTradingDayTickerAsync("BTCUSDT", "05:45")).PriceChangePercent);
        Assert.Equal("symbol=BTCUSDT&timeZone=05%3A45", Last());
        Assert.Equal(61, (await market.GetRollingWindowTickerAsync("BTCUSDT", WindowSize.Days(7))).TradeCount);
        Assert.Equal("symbol=BTCUSDT&windowSize=7d", Last());
        await market.GetRollingWindowMiniTickerAsync("BTCUSDT");
        Assert.Equal("symbol=BTCUSDT&windowSize=1d&type=MINI", Last());
    }

    [Fact]
    public void WindowsAreWholeAndWithinTheirBounds()
    {
        Assert.Equal(["1m", "59m", "23h", "7d"], new[]
        {
            WindowSize.Minutes(1), WindowSize.Minutes(59), WindowSize.Hours(23), WindowSize.Days(7),
        }.Select(size => size.Value));
        Assert.Throws<ArgumentOutOfRangeException>(() => WindowSize.Minutes(60));
        Assert.Throws<ArgumentOutOfRangeException>(() => WindowSize.Hours(24));
        Assert.Throws<ArgumentOutOfRangeException>(() => WindowSize.Days(8));
        Assert.Throws<ArgumentOutOfRangeException>(() => WindowSize.Days(0));
    }

    [Fact]
    public async Task SeveralSymbolsAreAnEncodedArray()
    {
        await using var client = _exchange.Connect();
        Documented("GET /api/v3/ticker/24hr", "24hr-ticker-price-change-statistics-2");
        Documented("GET /api/v3/ticker/price", "symbol-price-ticker-2");
        Documented("GET /api/v3/ticker/bookTicker", "symbol-order-book-ticker-2");
        Assert.Single(await client.Market.GetTickers24hAsync(["BNBBTC"]));
        Assert.Equal("symbols=%5B%22BNBBTC%22%5D", Last());
        Assert.Equal(2, (await client.Market.GetPricesAsync(["BTCUSDT", "A\"\\B"])).Count);
        Assert.Equal("[\"BTCUSDT\",\"A\\\"\\\\B\"]", _exchange.Calls.Last()["symbols"]);
        Assert.Equal(2, (await client.Market.GetBookTickersAsync()).Count);
        Assert.Equal("", Last());
    }

    [Fact]
    public async Task ExchangeInfoTakesItsSelections()
    {
        await using var client = _exchange.Connect();
        await client.Market.GetExchangeInfoAsync();
        Assert.Equal("", Last());
        await client.Market.GetExchangeInfoAsync(new ExchangeInfoRequest { Symbols = ["BTCUSDT"] });
        Assert.Equal("symbol=BTCUSDT", Last());
        await client.Market.GetExchangeInfoAsync(new ExchangeInfoRequest { Symbols = ["BTCUSDT", "ETHBTC"] });
        Assert.Equal("[\"BTCUSDT\",\"ETHBTC\"]", _exchange.Calls.Last()["symbols"]);
        await client.Market.GetExchangeInfoAsync(new ExchangeInfoRequest
        {
            Permissions = ["SPOT"], SymbolStatus = SymbolStatus.Halt, ShowPermissionSets = false,
        });
        Assert.Equal("permissions=%5B%22SPOT%22%5D&showPermissionSets=false&symbolStatus=HALT", Last());
    }

    [Fact]
    public async Task WrongArgumentsAreRefusedUnsent()
    {
        await using var client = _exchange.Connect();
        var market = client.Market;
        Func<Task>[] wrong =
        [
            () => market.GetDepthAsync(default),
            () => market.GetDepthAsync("BTCUSDT", 0),
            () => market.GetDepthAsync("BTCUSDT", 5001),
            () => market.GetTradesAsync("BTCUSDT", 1001),
            () => market.GetPricesAsync([]),
            () => market.GetHistoricalTradesAsync("BTCUSDT", -1),
            () => market.GetDepthAsync("BTCUSDT", symbolStatus: default(SymbolStatus)),
            () => market.GetExecutionRulesAsync(["BTCUSDT"], SymbolStatus.Trading),
            () => market.GetTradingDayTickersAsync([]),
            () => market.GetRollingWindowTickersAsync([.. Enumerable.Repeat((Symbol)"BTCUSDT", 101)]),
            () => market.GetAggregateTradesAsync(new AggregateTradesRequest
            {
                Symbol = "BTCUSDT", FromId = 1, EndTime = new ExchangeTime(1),
            }),
            () => market.GetPricesAsync(["BTCUSDT", default]),
            () => market.GetKlinesAsync(new KlinesRequest { Symbol = "BTCUSDT", Interval = default }),
            () => market.GetKlinesAsync(new KlinesRequest
            {
                Symbol = "BTCUSDT", Interval = KlineInterval.FromWire("1m"),
                StartTime = new ExchangeTime(2), EndTime = new ExchangeTime(1),
            }),
            () => market.GetExchangeInfoAsync(new ExchangeInfoRequest
            {
                Symbols = ["BTCUSDT"], Permissions = ["SPOT"],
            }),
            () => client.Account.GetTradesAsync(new AccountTradesRequest { Symbol = default }),
            () => client.Account.GetTradesAsync(new AccountTradesRequest { Symbol = "BTCUSDT", Limit = 0 }),
            () => client.Account.GetTradesAsync(new AccountTradesRequest
            {
                Symbol = "BTCUSDT", OrderId = new OrderId(1), EndTime = new ExchangeTime(1),
            }),
            () => client.Trading.GetOrderAsync("BTCUSDT", default),
            () => client.Trading.GetOpenOrdersAsync(default(Symbol)),
        ];
        foreach (var call in wrong)
        {
            Assert.Equal(ErrorKind.Configuration, (await Assert.ThrowsAsync<SpotwireException>(call)).Kind);
        }

        Assert.Empty(_exchange.Requests);
    }

    private string Last() => _exchange.Calls.Last().Own;

    private void Documented(string call, string example) => _exchange.Answer(
        call, File.ReadAllText(SharedData.Require("binance-docs", "examples", "rest-api", example + ".json")));
}
