using System.Globalization;
using System.Text.Json;
using Spotwire.Simulator.Matching;
using Spotwire.TestSupport;

namespace Spotwire.Simulator.Tests.Endpoints;

/// <summary>The answers have the fields of the documentation's examples: names, order and kinds, all the way
/// down.</summary>
public sealed class ExampleFieldsTests
{
    private readonly ExchangeDriver _driver = new(new SimulatorOptions
    {
        Flow = false,
        Symbols =
        [
            SymbolSpec.Parse("BTCUSDT") with { ReferencePrice = ReferencePriceRule.Mean(10, TimeSpan.FromSeconds(1)) },
            SymbolSpec.Parse("ETHUSDT") with { ReferencePrice = ReferencePriceRule.External(42) },
            SymbolSpec.Parse("BNBUSDT"),
        ],
    });

    public ExampleFieldsTests()
    {
        _driver.Exchange.Find("ETHUSDT")!.Data.Reference.Set(null, _driver.Now);
        _driver.Exchange.Find("BTCUSDT")!.Data.OnBlockTrade(50_000m, 700m, _driver.Now, isBuyerMaker: true);
        _driver.Rest("BTCUSDT", MatchSide.Sell, 50_000m, 10m);
        _driver.Rest("BTCUSDT", MatchSide.Buy, 49_000m, 10m);
        _driver.Take("BTCUSDT", MatchSide.Buy, 1m);
        _driver.Rest("ETHUSDT", MatchSide.Sell, 3_000m, 10m);
        _driver.Take("ETHUSDT", MatchSide.Buy, 1m);
    }

    [Theory]
    [InlineData("test-connectivity-1", "ping", "")]
    [InlineData("check-server-time-1", "time", "")]
    [InlineData("order-book-1", "depth", "symbol=BTCUSDT")]
    [InlineData("recent-trades-list-1", "trades", "symbol=BTCUSDT")]
    [InlineData("kline-candlestick-data-1", "klines", "symbol=BTCUSDT&interval=1m")]
    [InlineData("24hr-ticker-price-change-statistics-1", "ticker/24hr", "symbol=BTCUSDT")]
    [InlineData("24hr-ticker-price-change-statistics-2", "ticker/24hr", "")]
    [InlineData("24hr-ticker-price-change-statistics-3", "ticker/24hr", "symbol=BTCUSDT&type=MINI")]
    [InlineData("24hr-ticker-price-change-statistics-4", "ticker/24hr", "type=MINI")]
    [InlineData("old-trade-lookup-1", "historicalTrades", "symbol=BTCUSDT")]
    [InlineData("historical-block-trades-1", "historicalBlockTrades", "symbol=BTCUSDT&fromId=1")]
    [InlineData("compressed-aggregate-trades-list-1", "aggTrades", "symbol=BTCUSDT")]
    [InlineData("uiklines-1", "uiKlines", "symbol=BTCUSDT&interval=1m")]
    [InlineData("current-average-price-1", "avgPrice", "symbol=BTCUSDT")]
    [InlineData("trading-day-ticker-1", "ticker/tradingDay", "symbol=BTCUSDT")]
    [InlineData("trading-day-ticker-2", "ticker/tradingDay", "symbols=[%22BTCUSDT%22,%22ETHUSDT%22]")]
    [InlineData("trading-day-ticker-3", "ticker/tradingDay", "symbol=BTCUSDT&type=MINI")]
    [InlineData("trading-day-ticker-4", "ticker/tradingDay", "symbols=[%22BTCUSDT%22]&type=MINI")]
    [InlineData("rolling-window-price-change-statistics-1", "ticker", "symbol=BTCUSDT&windowSize=2d")]
    [InlineData("rolling-window-price-change-statistics-2", "ticker", "symbols=[%22BTCUSDT%22]")]
    [InlineData("rolling-window-price-change-statistics-3", "ticker", "symbol=BTCUSDT&type=MINI")]
    [InlineData("rolling-window-price-change-statistics-4", "ticker", "symbols=[%22BTCUSDT%22]&type=MINI")]
    [InlineData("query-reference-price-1", "referencePrice", "symbol=BTCUSDT")]
    [InlineData("query-reference-price-2", "referencePrice", "symbol=ETHUSDT")]
    [InlineData("query-reference-price-3", "referencePrice", "symbol=BNBUSDT")]
    [InlineData("query-reference-price-calculation-1", "referencePrice/calculation", "symbol=BNBUSDT")]
    [InlineData("query-reference-price-calculation-2", "referencePrice/calculation", "symbol=BTCUSDT")]
    [InlineData("query-reference-price-calculation-3", "referencePrice/calculation", "symbol=ETHUSDT")]
    [InlineData("symbol-price-ticker-1", "ticker/price", "symbol=BTCUSDT")]
    [InlineData("symbol-price-ticker-2", "ticker/price", "symbols=%5B%22BTCUSDT%22,%22ETHUSDT%22%5D")]
    [InlineData("symbol-order-book-ticker-1", "ticker/bookTicker", "symbol=BTCUSDT")]
    [InlineData("symbol-order-book-ticker-2", "ticker/bookTicker", "")]
    [InlineData("error-codes-1", "depth", "symbol=NOSUCH")]
    public void Public_calls(string example, string path, string query) =>
        AssertSame(example, _driver.Get(path, query));

    [Fact]
    public void Exchange_information()
    {
        // The example's rate limits and filters are placeholders, and there is no smart order routing here.
        var answer = _driver.Get("exchangeInfo");
        AssertSame("exchange-information-1", answer, "sors");
        var limit = answer.Json.GetProperty("rateLimits")[0];
        Assert.Equal(
            ["rateLimitType", "interval", "intervalNum", "limit"], limit.EnumerateObject().Select(field => field.Name));
    }

    [Theory]
    [InlineData("new-order-trade-1", "ACK")]
    [InlineData("new-order-trade-2", "RESULT")]
    [InlineData("new-order-trade-3", "FULL")]
    public void New_orders(string example, string responseType) => AssertSame(example, _driver.Order(
        $"symbol=BTCUSDT&side=SELL&type=MARKET&quantity=1&newOrderRespType={responseType}"));

    [Theory]
    [InlineData("test-new-order-trade-1", "")]
    [InlineData("test-new-order-trade-2", "&computeCommissionRates=true")]
    public void Test_orders(string example, string more) => AssertSame(example, _driver.Signed(
        "POST", "order/test", "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=1" + more));

    [Fact]
    public void Cancels_and_queries()
    {
        _driver.Limit("BUY", "1", "40000", "&newClientOrderId=a").Ok();
        _driver.Limit("BUY", "1", "40001", "&newClientOrderId=b").Ok();
        _driver.Limit("BUY", "1", "40002", "&newClientOrderId=c").Ok();
        _driver.Limit("BUY", "1", "50000").Ok();
        AssertSame("query-order-user-data-1", _driver.Signed("GET", "order", "symbol=BTCUSDT&origClientOrderId=a"));
        AssertSame("current-open-orders-user-data-1", _driver.Signed("GET", "openOrders", "symbol=BTCUSDT"));
        AssertSame("account-trade-list-user-data-1", _driver.Signed("GET", "myTrades", "symbol=BTCUSDT"));
        AssertSame("account-information-user-data-1", _driver.Signed("GET", "account"));
        AssertSame("cancel-order-trade-1", Cancel(""));
        AssertSame("cancel-order-trade-2", Cancel("&cancelRestrictions=x"));
        AssertSame("cancel-order-trade-3", Cancel("&cancelRestrictions=ONLY_PARTIALLY_FILLED", "b"));
        AssertSame(
            "cancel-all-open-orders-on-a-symbol-trade-1", _driver.Signed("DELETE", "openOrders", "symbol=BTCUSDT"));

        Answer Cancel(string more, string id = "a") =>
            _driver.Signed("DELETE", "order", $"symbol=BTCUSDT&origClientOrderId={id}{more}");
    }

    private static void AssertSame(string example, Answer answer, string? without = null)
    {
        var path = SharedData.Require("binance-docs", "examples", "rest-api", example + ".json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        Compare(document.RootElement, answer.Json, example, without);
    }

    private static void Compare(JsonElement example, JsonElement actual, string path, string? without)
    {
        Assert.True(Kind(example) == Kind(actual), $"{path}: {actual} is no {Kind(example)}");
        switch (example.ValueKind)
        {
            case JsonValueKind.Object when example.EnumerateObject().Any():
                Assert.Equal(
                    example.EnumerateObject().Select(field => field.Name).Where(name => name != without),
                    actual.EnumerateObject().Select(field => field.Name));
                foreach (var field in example.EnumerateObject().Where(field => field.Name != without))
                {
                    Compare(field.Value, actual.GetProperty(field.Name), path + "." + field.Name, without);
                }

                break;
            case JsonValueKind.Array when example.GetArrayLength() > 0:
                Assert.True(actual.GetArrayLength() > 0, path + " is empty");
                CompareItems(example, actual, path, without);
                break;
            case JsonValueKind.String when IsAmount(example):
                Assert.True(IsAmount(actual), $"{path}: {actual} is no amount");
                break;
        }
    }

    // A row, such as a kline or a level, place by place; of a list, the first.
    private static void CompareItems(JsonElement example, JsonElement actual, string path, string? without)
    {
        var isRow = example[0].ValueKind is JsonValueKind.Number || IsAmount(example[0]);
        if (isRow)
        {
            Assert.Equal(example.GetArrayLength(), actual.GetArrayLength());
        }

        for (var i = 0; i < (isRow ? example.GetArrayLength() : 1); i++)
        {
            Compare(example[i], actual[i], $"{path}[{i}]", without);
        }
    }

    private static bool IsAmount(JsonElement element) =>
        element.ValueKind == JsonValueKind.String
        && decimal.TryParse(element.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "Boolean",
        var kind => kind.ToString(),
    };
}
