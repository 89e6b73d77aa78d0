using System.Globalization;
using System.Text.Json;
using Spotwire.Simulator.Limits;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.WebSocketApi;

/// <summary>After random trading every query about the account equals what its events alone tell.</summary>
public sealed class AccountObserverTests
{
    private static readonly string[] Symbols = ["BTCUSDT", "BTCUSDC"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void QueriesEqualWhatTheEventsTell(int seed) => Run(seed, 400);

    [Theory]
    [Trait("Tier", "Long")]
    [InlineData(100)]
    [InlineData(200)]
    public void QueriesEqualWhatTheEventsTellForLong(int firstSeed)
    {
        for (var seed = firstSeed; seed < firstSeed + 50; seed++)
        {
            Run(seed, 1_000);
        }
    }

    private static void Run(int seed, int steps)
    {
        var api = new ApiDriver(new ExchangeDriver(new SimulatorOptions
        {
            Flow = false,
            Limits = LimitSpec.Off,
            Symbols = [.. Symbols.Select(name => SymbolSpec.Parse(name) with
            {
                Rules = new MarketRules { SmartOrderRouting = true, MaxAlgoOrders = 50 },
            })],
            Accounts =
            [
                AccountSpec.Parse("demo:BTC=100,USDT=10000000,USDC=10000000,BNB=5") with { UsesDiscount = true },
            ],
        }));
        api.Signed("userDataStream.subscribe.signature").Ok();
        var observer = new AccountObserver(new Dictionary<string, string>
        {
            ["BTC"] = "100.00000000",
            ["USDT"] = "10000000.00000000",
            ["USDC"] = "10000000.00000000",
            ["BNB"] = "5.00000000",
        });
        var random = new Random(seed);
        var accepted = 0;
        for (var i = 0; i < steps; i++)
        {
            accepted += Step(api, random, i) ? 1 : 0;
            api.Rest.Now += random.Next(1, 500_000);
            foreach (var message in api.Sink.Events)
            {
                observer.Take(message.GetProperty("event"));
            }

            api.Sink.Texts.Clear();
            Assert.Empty(observer.Faults);
            if (i % 50 == 49)
            {
                Compare(api, observer);
            }
        }

        Assert.InRange(accepted, steps / 4, steps);
    }

    private static void Compare(ApiDriver api, AccountObserver observer)
    {
        foreach (var symbol in Symbols)
        {
            Assert.Equal(observer.Orders(symbol, areOpen: true), Rows("openOrders.status", AccountObserver.Order));
            Assert.Equal(observer.Orders(symbol, areOpen: false), Rows("allOrders", AccountObserver.Order));
            Assert.Equal(observer.Trades(symbol), Rows("myTrades", AccountObserver.Trade));

            IEnumerable<string> Rows(string method, Func<JsonElement, string> write) =>
            [
                .. (method == "openOrders.status"
                    ? api.Signed(method, ("symbol", symbol))
                    : api.Signed(method, ("symbol", symbol), ("limit", 1000))).Ok()
                    .Result.EnumerateArray().Select(write),
            ];
        }

        Assert.Equal(
            observer.Lists,
            api.Signed("allOrderLists", ("limit", 1000)).Ok().Result.EnumerateArray().Select(row =>
                $"{row.Whole("orderListId")} {row.Word("listClientOrderId")} {row.Word("listOrderStatus")}"));
        Assert.Equal(
            observer.Balances,
            api.Signed("account.status", ("omitZeroBalances", true)).Ok().Result.GetProperty("balances")
                .EnumerateArray()
                .Select(balance => $"{balance.Word("asset")} {balance.Word("free")} {balance.Word("locked")}")
                .Order(StringComparer.Ordinal));
    }

    private static bool Step(ApiDriver api, Random random, int number)
    {
        var symbol = Symbols[random.Next(Symbols.Length)];
        var price = 49_000 + (random.Next(41) * 50);
        var isBuy = random.Next(2) == 0;
        var quantity = (random.Next(1, 200) * 0.01m).ToString(CultureInfo.InvariantCulture);
        switch (random.Next(12))
        {
            case 0 or 1 or 2:
                api.Rest.Rest(symbol, isBuy ? MatchSide.Buy : MatchSide.Sell, price, random.Next(1, 300) * 0.01m);
                return true;
            case 3:
                api.Rest.Take(symbol, isBuy ? MatchSide.Buy : MatchSide.Sell, random.Next(1, 300) * 0.01m);
                return true;
            case 4:
                return Lists(api, random, symbol, price, quantity);
            case 5:
                return api.Signed(
                    "order.cancel",
                    ("symbol", symbol),
                    ("origClientOrderId", "o" + random.Next(number + 1))).Status == 200;
            case 6:
                return api.Signed(
                    "order.amend.keepPriority",
                    ("symbol", symbol),
                    ("origClientOrderId", "o" + random.Next(number + 1)),
                    ("newQty", "0.01")).Status == 200;
            case 7:
                return api.Signed(
                    "sor.order.place",
                    ("symbol", symbol),
                    ("side", isBuy ? "BUY" : "SELL"),
                    ("type", "MARKET"),
                    ("quantity", quantity)).Status == 200;
            default:
                return Single(api, random, (symbol, isBuy ? "BUY" : "SELL", price, quantity), "o" + number);
        }
    }

    private static bool Single(
        ApiDriver api, Random random, (string Symbol, string Side, int Price, string Quantity) order, string name)
    {
        string[] types = ["LIMIT", "LIMIT", "LIMIT_MAKER", "MARKET", "STOP_LOSS_LIMIT", "TAKE_PROFIT", "STOP_LOSS"];
        var type = types[random.Next(types.Length)];
        var parameters = new List<(string Name, object? Value)>
        {
            ("symbol", order.Symbol), ("side", order.Side), ("type", type), ("quantity", order.Quantity),
            ("newClientOrderId", name), ("selfTradePreventionMode", random.Next(4) switch
            {
                0 => "NONE",
                1 => "EXPIRE_TAKER",
                2 => "EXPIRE_BOTH",
                _ => "DECREMENT",
            }),
        };
        if (type is "LIMIT" or "LIMIT_MAKER" or "STOP_LOSS_LIMIT")
        {
            parameters.Add(("price", order.Price));
        }

        if (type is "LIMIT" or "STOP_LOSS_LIMIT")
        {
            parameters.Add(("timeInForce", random.Next(5) switch { 0 => "IOC", 1 => "FOK", _ => "GTC" }));
        }

        if (type is "STOP_LOSS_LIMIT" or "TAKE_PROFIT" or "STOP_LOSS")
        {
            parameters.Add(random.Next(3) == 0
                ? ("trailingDelta", random.Next(10, 200))
                : ("stopPrice", order.Price + random.Next(-10, 10)));
        }

        return api.Signed("order.place", [.. parameters]).Status == 200;
    }

    private static bool Lists(ApiDriver api, Random random, string symbol, int price, string quantity) =>
        random.Next(3) switch
        {
            0 => api.Signed(
                "orderList.place.oco",
                ("symbol", symbol),
                ("side", "SELL"),
                ("quantity", quantity),
                ("aboveType", "LIMIT_MAKER"),
                ("abovePrice", price + 300),
                ("belowType", "STOP_LOSS"),
                ("belowStopPrice", price - 300)).Status == 200,
            1 => api.Signed(
                "orderList.place.otoco",
                ("symbol", symbol),
                ("workingType", "LIMIT"),
                ("workingSide", "BUY"),
                ("workingTimeInForce", random.Next(3) == 0 ? "IOC" : "GTC"),
                ("workingPrice", price),
                ("workingQuantity", quantity),
                ("pendingSide", "SELL"),
                ("pendingQuantity", quantity),
                ("pendingAboveType", "LIMIT_MAKER"),
                ("pendingAbovePrice", price + 300),
                ("pendingBelowType", "STOP_LOSS"),
                ("pendingBelowStopPrice", price - 300)).Status == 200,
            _ => api.Signed(
                "orderList.place.opo",
                ("symbol", symbol),
                ("workingType", "LIMIT"),
                ("workingSide", "BUY"),
                ("workingTimeInForce", "GTC"),
                ("workingPrice", price),
                ("workingQuantity", quantity),
                ("pendingType", "LIMIT"),
                ("pendingSide", "SELL"),
                ("pendingTimeInForce", "GTC"),
                ("pendingPrice", price + 300)).Status == 200,
        };
}
