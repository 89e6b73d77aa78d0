using System.Globalization;
using System.Text.Json;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Faqs;

/// <summary>The scenarios and the requests of faqs/trailing-stop-faq.md, minute by minute.</summary>
public sealed class TrailingStopFaqTests
{
    private const decimal Step = 0.001m;
    private const long Noon = ExchangeDriver.Start + (12 * 3_600_000_000L);

    // Side, type, stop price (0: none), basis points, limit price, where each minute from 12:02 on ends, the minute in
    // which tracking starts, the last price that does not trigger, the one that does.
    public static TheoryData<string, string, decimal, int, decimal, decimal[], int, decimal> Scenarios { get; } = new()
    {
        { "BUY", "STOP_LOSS_LIMIT", 44_000m, 500, 45_000m, [37_000m, 45_000m, 46_000m, 42_000m], 3, 44_100m },
        { "SELL", "STOP_LOSS_LIMIT", 39_000m, 1_000, 38_000m, [41_500m, 38_900m, 37_000m, 41_000m], 3, 36_900m },
        { "BUY", "TAKE_PROFIT_LIMIT", 38_000m, 850, 38_500m, [42_000m, 37_000m, 39_000m, 38_000m], 3, 40_145m },
        {
            "SELL", "TAKE_PROFIT_LIMIT", 42_000m, 750, 41_000m, [41_500m, 39_000m, 45_000m, 44_000m, 46_500m], 4,
            43_012.5m
        },
        { "SELL", "STOP_LOSS_LIMIT", 0m, 700, 39_000m, [42_000m, 39_500m, 45_500m], 1, 42_315m },
    };

    private readonly ExchangeDriver _driver = new(new SimulatorOptions
    {
        Flow = false,
        Symbols =
        [
            SymbolSpec.Parse("BTCUSDT") with
            {
                Rules = new MarketRules { PercentPriceBySide = null, MaxAlgoOrders = null },
            },
        ],
    });

    private decimal _last;

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void A_scenario_runs_as_told(
        string side, string type, decimal stop, int bips, decimal limit, decimal[] minutes, int starts, decimal fires)
    {
        At(minute: 1);
        Trade(40_000m);
        var id = Place(string.Create(CultureInfo.InvariantCulture,
            $"side={side}&type={type}&timeInForce=GTC&quantity=0.01&price={limit}&trailingDelta={bips}")
            + (stop == 0m ? "" : string.Create(CultureInfo.InvariantCulture, $"&stopPrice={stop}")));
        for (var i = 0; i < minutes.Length; i++)
        {
            At(minute: i + 2);
            Walk(minutes[i]);
        }

        At(minute: minutes.Length + 2);
        Walk(side == "BUY" ? fires - 0.01m : fires + 0.01m);
        var waiting = Query(id);
        Assert.Equal(("NEW", false, -1L), (
            waiting.Word("status"), waiting.Flag("isWorking"), waiting.Whole("workingTime")));
        Assert.Equal((Noon + (starts * 60_000_000L)) / 1000, waiting.Whole("trailingTime"));
        Trade(fires);
        var working = Query(id);
        Assert.Equal(("NEW", true, _driver.Now / 1000), (
            working.Word("status"), working.Flag("isWorking"), working.Whole("workingTime")));
        var levels = _driver.Get("depth", "symbol=BTCUSDT").Ok().Json.GetProperty(side == "BUY" ? "bids" : "asks");
        Assert.Equal(limit.ToString("F8", CultureInfo.InvariantCulture), levels[0][0].GetString());
    }

    [Theory]
    [InlineData("side=BUY&type=STOP_LOSS_LIMIT&price=42000&trailingDelta=500")]
    [InlineData("side=BUY&type=STOP_LOSS_LIMIT&price=42000&stopPrice=43000&trailingDelta=500")]
    [InlineData("side=SELL&type=STOP_LOSS_LIMIT&price=37500&trailingDelta=250")]
    [InlineData("side=SELL&type=STOP_LOSS_LIMIT&price=37500&stopPrice=39000&trailingDelta=250")]
    [InlineData("side=BUY&type=TAKE_PROFIT_LIMIT&price=38000&trailingDelta=500")]
    [InlineData("side=BUY&type=TAKE_PROFIT_LIMIT&price=38000&stopPrice=36000&trailingDelta=500")]
    [InlineData("side=SELL&type=TAKE_PROFIT_LIMIT&price=41500&trailingDelta=175")]
    [InlineData("side=SELL&type=TAKE_PROFIT_LIMIT&price=41500&stopPrice=42500&trailingDelta=175")]
    public void The_requests_of_the_page_are_taken(string request)
    {
        Trade(40_000m);
        var order = Query(Place(request + "&timeInForce=GTC&quantity=0.01"));
        Assert.Equal(("NEW", false), (order.Word("status"), order.Flag("isWorking")));
        Assert.Equal(request.Contains("stopPrice"), order.Whole("trailingTime") == -1);
    }

    private void At(int minute) => _driver.Now = Noon + (minute * 60_000_000L);

    // "A series of linear trades".
    private void Walk(decimal to)
    {
        while (_last != to)
        {
            Trade(_last < to ? Math.Min(_last + 50m, to) : Math.Max(_last - 50m, to));
        }
    }

    private void Trade(decimal price)
    {
        _driver.Rest("BTCUSDT", MatchSide.Sell, price, Step);
        _driver.Take("BTCUSDT", MatchSide.Buy, Step);
        _last = price;
    }

    private long Place(string order) => _driver.Order("symbol=BTCUSDT&" + order).Ok().Json.Whole("orderId");

    private JsonElement Query(long id) => _driver.Signed("GET", "order", $"symbol=BTCUSDT&orderId={id}").Ok().Json;
}
