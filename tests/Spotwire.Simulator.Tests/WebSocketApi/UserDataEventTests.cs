using System.Text.Json;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Orders;
using Spotwire.Simulator.Tests.Endpoints;
using Spotwire.TestSupport;

namespace Spotwire.Simulator.Tests.WebSocketApi;

/// <summary>What an event looks like, given what has happened.</summary>
public sealed class UserDataEventTests
{
    private const long Moment = ExchangeDriver.Start + 1_234_567;

    [Fact]
    public void APlainReportHasTheFieldsOfTheDocumentation()
    {
        var api = Subscribed();
        var order = Order(api, "LIMIT");
        Report(api, order, Notice("NEW"));
        var report = Assert.Single(api.Sink.Events);
        Assert.Equal(0, report.Whole("subscriptionId"));
        var expected = Example("order-update-1").GetProperty("event").EnumerateObject()
            .Select(field => field.Name)
            .Where(name => name != "v");
        var fields = report.GetProperty("event");
        Assert.Equal(expected.Order(), fields.EnumerateObject().Select(field => field.Name).Order());
        Assert.Equal(Moment / 1000, fields.Whole("E"));
        Assert.Equal("0", fields.Word("n"));
        Assert.Equal(JsonValueKind.Null, fields.GetProperty("N").ValueKind);
        Assert.Equal("0.00200000", fields.Word("q"));
        Assert.Equal("20000.00000000", fields.Word("p"));
        Assert.Equal(-1, fields.Whole("t"));
        Assert.Equal(-1, fields.Whole("g"));
        Assert.True(fields.GetProperty("w").GetBoolean());
        Assert.False(fields.GetProperty("M").GetBoolean());
    }

    [Fact]
    public void ATradeTellsWhatWasTradedAndCharged()
    {
        var api = Subscribed();
        var order = Order(api, "LIMIT");
        order.Status = "PARTIALLY_FILLED";
        order.ExecutedSteps = 100;
        Report(api, order, Notice("TRADE") with
        {
            LastPrice = 19_999.5m,
            LastQuantity = 0.001m,
            LastQuote = 19.9995m,
            Commission = 0.000001m,
            CommissionAsset = new Asset("BTC"),
            TradeId = 77,
            IsMaker = true,
        });
        var fields = Assert.Single(api.Sink.Events).GetProperty("event");
        Assert.Equal(
            ("TRADE", "PARTIALLY_FILLED", "0.00100000", "19999.50000000", "19.99950000", "0.00000100", "BTC", 77L),
            (fields.Word("x"), fields.Word("X"), fields.Word("l"), fields.Word("L"), fields.Word("Y"),
                fields.Word("n"), fields.Word("N"), fields.Whole("t")));
        Assert.True(fields.GetProperty("m").GetBoolean());
        Assert.True(fields.GetProperty("M").GetBoolean());
        Assert.True(fields.GetProperty("w").GetBoolean());
    }

    [Fact]
    public void AMarketOrderIsOnTheBookWhenItComesInOnly()
    {
        var api = Subscribed();
        var order = Order(api, "MARKET");
        Report(api, order, Notice("NEW"));
        order.Status = "PARTIALLY_FILLED";
        Report(api, order, Notice("TRADE"));
        order.Status = "EXPIRED";
        order.ExpiryReason = "INSUFFICIENT_LIQUIDITY";
        Report(api, order, Notice("EXPIRED"));
        Assert.Equal(
            [true, false, false], api.Sink.Events.Select(e => e.GetProperty("event").GetProperty("w").GetBoolean()));
        Assert.Equal("INSUFFICIENT_LIQUIDITY", api.Sink.Events[2].GetProperty("event").Word("eR"));
        Assert.False(api.Sink.Events[0].GetProperty("event").TryGetProperty("eR", out _));
    }

    [Fact]
    public void AWaitingStopShowsHowItTrails()
    {
        var api = Subscribed();
        var order = Order(api, "STOP_LOSS_LIMIT", trailingDelta: 150);
        order.WorkingMicros = null;
        Report(api, order, Notice("NEW"));
        order.TrailingMicros = Moment;
        Report(api, order, Notice("NEW"));
        var before = api.Sink.Events[0].GetProperty("event");
        Assert.Equal((150, -1), (before.Whole("d"), before.Whole("D")));
        Assert.False(before.GetProperty("w").GetBoolean());
        Assert.False(before.TryGetProperty("W", out _));
        Assert.Equal(Moment / 1000, api.Sink.Events[1].GetProperty("event").Whole("D"));
    }

    [Fact]
    public void AnOrderWithAllItCanHaveTellsAllOfIt()
    {
        var api = Subscribed("timeUnit=MICROSECOND");
        var order = new SimulatedOrder
        {
            Market = api.Rest.Exchange.Find("BTCUSDT")!,
            Terms = Terms(),
            Type = "LIMIT",
            ClientOrderId = "mine",
            CreatedMicros = Moment,
            Price = 0m,
            IcebergQuantity = 0.001m,
            StrategyId = 37,
            StrategyType = 1_000_000,
            SelfTradePrevention = "DECREMENT",
            PegPriceType = "PRIMARY_PEG",
            PegOffsetValue = 3,
            PeggedPrice = 20_000m,
            UsedSor = true,
            PreventedSteps = 50,
            Status = "EXPIRED_IN_MATCH",
        };
        var match = new PreventedMatch
        {
            Id = 3,
            Market = order.Market,
            MakerMarket = order.Market,
            TakerOrderId = 9,
            MakerOrderId = 5,
            TakerAccount = 0,
            MakerAccount = 0,
            TradeGroup = -1,
            Mode = "DECREMENT",
            Price = 20_000m,
            Quantity = 0.0005m,
            TimeMicros = Moment,
        };
        Report(api, order, Notice("TRADE_PREVENTION") with
        {
            OriginalClientOrderId = "before",
            Prevented = match,
            LastPreventedQuantity = 0.0004m,
            CounterSymbol = order.Market.Name,
            CounterOrderId = 5,
            PreventedExecutionQuantity = 0.0005m,
            AllocationId = 12,
        });
        var fields = Assert.Single(api.Sink.Events).GetProperty("event");
        (string, object)[] expected =
        [
            ("E", Moment), ("F", "0.00100000"), ("C", "before"), ("j", 37L), ("J", 1_000_000L), ("V", "DECREMENT"),
            ("v", 3L), ("A", "0.00050000"), ("B", "0.00040000"), ("u", -1L), ("U", 5L), ("Cs", "BTCUSDT"),
            ("pl", "0.00050000"), ("pL", "20000.00000000"), ("pY", "10.00000000"), ("b", "ONE_PARTY_TRADE_REPORT"),
            ("a", 12L), ("k", "SOR"), ("gP", "PRIMARY_PEG"), ("gOT", "PRICE_LEVEL"), ("gOV", 3L),
            ("gp", "20000.00000000"), ("l", "0.00000000"), ("L", "0.00000000"), ("Y", "0.00000000"),
        ];
        Assert.All(expected, pair => Assert.Equal(
            pair.Item2,
            fields.GetProperty(pair.Item1).ValueKind == JsonValueKind.Number
                ? fields.Whole(pair.Item1)
                : (object)fields.Word(pair.Item1)));
        Assert.True(fields.GetProperty("uS").GetBoolean());
    }

    [Fact]
    public void OtherEventsHaveTheFieldsOfTheDocumentation()
    {
        var api = Subscribed();
        var listener = api.Rest.Exchange.AccountListener!;
        listener.OnBalances(0, [new Asset("BTC"), new Asset("USDT")], Moment);
        listener.OnBalanceUpdate(0, new Asset("BTC"), -1.5m, Moment);
        listener.OnExternalLock(0, new Asset("BNB"), 2m, Moment);
        var list = new OrderList
        {
            Id = 4,
            Account = 0,
            Market = api.Rest.Exchange.Find("BTCUSDT")!,
            Kind = OrderListKind.Otoco,
            ClientOrderId = "list",
            CreatedMicros = Moment,
            Orders = [Order(api, "STOP_LOSS_LIMIT"), Order(api, "LIMIT_MAKER")],
        };
        listener.OnListStatus(list, new ListNotice("EXEC_STARTED", "EXECUTING", "NONE", Moment));
        string[] examples = ["account-update-1", "balance-update-1", "external-lock-update-1", "order-reject-reason-1"];
        Assert.Equal(examples.Length, api.Sink.Events.Count);
        Assert.All(examples.Zip(api.Sink.Events), pair => Assert.Equal(Shape(Example(pair.First)), Shape(pair.Second)));
        Assert.Equal("10.00000000", api.Sink.Events[0].GetProperty("event").GetProperty("B")[0].Word("f"));
        Assert.Equal("-1.50000000", api.Sink.Events[1].GetProperty("event").Word("d"));
        Assert.Equal("OTO", api.Sink.Events[3].GetProperty("event").Word("c"));
    }

    [Fact]
    public void EveryoneGetsTheEventsOfTheAccountsSubscribedToInTheUnitAskedFor()
    {
        var api = Subscribed();
        var second = api.Open("timeUnit=MICROSECOND", out var sink);
        var third = api.Open("", out var stranger);
        var keys = api.Rest.Exchange.Authenticator;
        second.Subscribe(keys.Find(api.Rest.Exchange.Accounts[1].ApiKey)!, isOfSession: false);
        second.Subscribe(keys.Find(api.Rest.Exchange.Accounts[0].ApiKey)!, isOfSession: false);
        third.Subscribe(keys.Find(api.Rest.Exchange.Accounts[1].ApiKey)!, isOfSession: false);
        api.Rest.Exchange.AccountListener!.OnBalanceUpdate(0, new Asset("BTC"), 1m, Moment);
        Assert.Equal(Moment / 1000, Assert.Single(api.Sink.Events).GetProperty("event").Whole("T"));
        var other = Assert.Single(sink.Events);
        Assert.Equal((1, Moment), (other.Whole("subscriptionId"), other.GetProperty("event").Whole("T")));
        Assert.Empty(stranger.Texts);
        api.Call("userDataStream.unsubscribe").Ok();
        var told = api.Sink.Events.Count;
        api.Rest.Exchange.AccountListener!.OnBalanceUpdate(0, new Asset("BTC"), 1m, Moment);
        Assert.Equal(told, api.Sink.Events.Count);
    }

    private static ApiDriver Subscribed(string query = "")
    {
        var api = new ApiDriver(
            new ExchangeDriver(new SimulatorOptions
            {
                Flow = false, Accounts = [AccountSpec.Demo, AccountSpec.Parse("other:BTC=1")],
            }),
            query);
        api.Signed("userDataStream.subscribe.signature").Ok();
        return api;
    }

    private static void Report(ApiDriver api, SimulatedOrder order, ExecutionNotice notice) =>
        api.Rest.Exchange.AccountListener!.OnExecution(order, notice);

    private static ExecutionNotice Notice(string type) => new()
    {
        Type = type, ExecutionId = 8, TimeMicros = Moment, ClientOrderId = "mine",
    };

    private static MatchOrder Terms() => new(
        9, 0, MatchSide.Buy, MatchType.Limit, MatchTimeInForce.GoodTillCanceled, 2_000_000, 200, 0, 0);

    private static SimulatedOrder Order(ApiDriver api, string type, int? trailingDelta = null) => new()
    {
        Market = api.Rest.Exchange.Find("BTCUSDT")!,
        Terms = Terms(),
        Type = type,
        ClientOrderId = "mine",
        CreatedMicros = Moment,
        WorkingMicros = Moment,
        Price = 20_000m,
        TrailingDelta = trailingDelta,
    };

    private static JsonElement Example(string name) => JsonDocument.Parse(File.ReadAllText(
        SharedData.Require("binance-docs", "examples", "user-data-stream", name + ".json"))).RootElement;

    // Names and kinds of all fields, of the first row of lists.
    private static string Shape(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(
            ',', element.EnumerateObject().Select(field => field.Name + ":" + Shape(field.Value))) + "}",
        JsonValueKind.Array => "[" + Shape(element[0]) + "]",
        _ => element.ValueKind.ToString(),
    };
}
