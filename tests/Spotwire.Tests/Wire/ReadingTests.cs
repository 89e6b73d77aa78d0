using System.Text.Json;
using Spotwire.Account;
using Spotwire.Market;
using Spotwire.Rules;
using Spotwire.TestSupport;
using Spotwire.Trading;
using Spotwire.Wire;
using static Spotwire.Tests.Examples.ExampleReader;

namespace Spotwire.Tests.Wire;

/// <summary>What stands where in a model, and what no answer of the exchange may break.</summary>
public sealed class ReadingTests
{
    [Fact]
    public void ATickerHasEveryValueInItsPlace()
    {
        var ticker = Read<Ticker24h>(Text("rest-api/24hr-ticker-price-change-statistics-1.json"));
        Assert.Equal(
            new Ticker24h
            {
                Symbol = "BNBBTC",
                PriceChange = -94.99999800m,
                PriceChangePercent = -95.960m,
                WeightedAveragePrice = 0.29628482m,
                PreviousClosePrice = 0.10002000m,
                LastPrice = 4.00000200m,
                LastQuantity = 200m,
                BidPrice = 4m,
                BidQuantity = 100m,
                AskPrice = 4.00000200m,
                AskQuantity = 100m,
                OpenPrice = 99m,
                HighPrice = 100m,
                LowPrice = 0.1m,
                Volume = 8913.3m,
                QuoteVolume = 15.3m,
                OpenTime = ExchangeTime.FromMilliseconds(1499783499040),
                CloseTime = ExchangeTime.FromMilliseconds(1499869899040),
                FirstTradeId = 28385,
                LastTradeId = 28460,
                TradeCount = 76,
            },
            ticker);
    }

    [Fact]
    public void BidAndAskAreNotMixedUp()
    {
        Assert.Equal(
            new BookTicker
            {
                Symbol = "LTCBTC",
                BidPrice = 4.00000000m,
                BidQuantity = 431m,
                AskPrice = 4.00000200m,
                AskQuantity = 9m,
            },
            Read<BookTicker>(Text("rest-api/symbol-order-book-ticker-1.json")));
        var depth = Read<DepthSnapshot>(Text("rest-api/order-book-1.json"));
        Assert.Equal(1027024, depth.LastUpdateId);
        Assert.Equal([new PriceLevel(4m, 431m)], depth.Bids);
        Assert.Equal([new PriceLevel(4.000002m, 12m)], depth.Asks);
    }

    [Fact]
    public void AKlineIsReadInTheOrderOfTheWire()
    {
        Assert.Equal(
            [
                new Kline
                {
                    OpenTime = ExchangeTime.FromMilliseconds(1499040000000),
                    OpenPrice = 0.01634790m,
                    HighPrice = 0.8m,
                    LowPrice = 0.01575800m,
                    ClosePrice = 0.01577100m,
                    Volume = 148976.11427815m,
                    CloseTime = ExchangeTime.FromMilliseconds(1499644799999),
                    QuoteVolume = 2434.19055334m,
                    TradeCount = 308,
                    TakerBuyVolume = 1756.87402397m,
                    TakerBuyQuoteVolume = 28.46694368m,
                },
            ],
            Read<IReadOnlyList<Kline>>(Text("rest-api/kline-candlestick-data-1.json")));
    }

    [Fact]
    public void AFullAnswerToANewOrderHasItsFills()
    {
        var order = Read<PlacedOrder>(Text("rest-api/new-order-trade-3.json"));
        Assert.Equal(
            (new Symbol("BTCUSDT"), new OrderId(28), new ClientOrderId("6gCrw2kRUAF9CvJDGP16IP")),
            (order.Symbol, order.OrderId, order.ClientOrderId));
        Assert.Equal((0m, 10m, 10m, 0m, 10m), (order.Price, order.Quantity, order.ExecutedQuantity,
            order.QuoteQuantity, order.CumulativeQuoteQuantity));
        Assert.Equal((OrderStatus.Filled, TimeInForce.GoodTillCanceled, OrderType.Market, Side.Sell),
            (order.Status, order.TimeInForce, order.Type, order.Side));
        Assert.Equal(ExchangeTime.FromMilliseconds(1507725176595), order.WorkingTime);
        Assert.Null(order.OrderListId);
        Assert.Equal(5, order.Fills.Count);
        Assert.Equal(
            new Fill
            {
                Price = 3999m,
                Quantity = 5m,
                Commission = 19.995m,
                CommissionAsset = "USDT",
                TradeId = 57,
            },
            order.Fills[1]);
    }

    [Fact]
    public void AnAcknowledgementLeavesTheRestNull()
    {
        var order = Read<PlacedOrder>(Text("rest-api/new-order-trade-1.json"));
        Assert.Equal(ExchangeTime.FromMilliseconds(1507725176595), order.TransactTime);
        Assert.Null(order.Price);
        Assert.Null(order.Quantity);
        Assert.Null(order.Status);
        Assert.Null(order.Side);
        Assert.Null(order.WorkingTime);
        Assert.Empty(order.Fills);
        Assert.Empty(order.PreventedMatches);
    }

    [Fact]
    public void AQueriedOrderHasEveryValueInItsPlace()
    {
        var order = Read<Order>("""
            {"symbol":"LTCBTC","orderId":1,"orderListId":-1,"clientOrderId":"myOrder1","price":"0.1","origQty":"1.0",
            "executedQty":"0.25","cummulativeQuoteQty":"0.025","status":"PARTIALLY_FILLED","timeInForce":"IOC",
            "type":"STOP_LOSS_LIMIT","side":"BUY","stopPrice":"0.2","icebergQty":"0.5","time":1499827319559,
            "updateTime":1499827319560,"isWorking":true,"workingTime":1499827319561,"origQuoteOrderQty":"7.000000",
            "selfTradePreventionMode":"DECREMENT","usedSor":true,"workingFloor":"SOR"}
            """);
        Assert.Equal((0.1m, 1.0m, 0.25m, 0.025m, 7m), (order.Price, order.Quantity, order.ExecutedQuantity,
            order.CumulativeQuoteQuantity, order.QuoteQuantity));
        Assert.Equal((0.2m, 0.5m), (order.StopPrice, order.IcebergQuantity));
        Assert.Equal((1499827319559, 1499827319560, 1499827319561), (order.CreationTime.UnixMilliseconds,
            order.UpdateTime.UnixMilliseconds, order.WorkingTime!.Value.UnixMilliseconds));
        Assert.Equal((OrderStatus.PartiallyFilled, TimeInForce.ImmediateOrCancel, OrderType.StopLossLimit, Side.Buy),
            (order.Status, order.TimeInForce, order.Type, order.Side));
        Assert.Equal(SelfTradePreventionMode.Decrement, order.SelfTradePreventionMode);
        Assert.Equal(
            (true, true, WorkingFloor.SmartOrderRouting),
            (order.IsWorking, order.UsedSmartOrderRouting, order.WorkingFloor));
    }

    [Fact]
    public void AnAccountHasItsBalances()
    {
        var account = Read<AccountInfo>(Text("rest-api/account-information-user-data-1.json"));
        Assert.Equal((15, 15, 0, 0), (account.MakerCommissionBasisPoints, account.TakerCommissionBasisPoints,
            account.BuyerCommissionBasisPoints, account.SellerCommissionBasisPoints));
        Assert.Equal(new CommissionRates { Maker = 0.0015m, Taker = 0.0015m }, account.CommissionRates);
        Assert.Equal((true, true, true, false), (account.CanTrade, account.CanWithdraw, account.CanDeposit,
            account.IsBrokered));
        Assert.Equal((354937868, "SPOT"), (account.UserId, account.AccountType));
        Assert.Equal(new Balance { Asset = "LTC", Free = 4763368.68006011m, Locked = 0 }, account.Balances[1]);
        Assert.Equal(4763368.68006011m, account.Balances[1].Total);
    }

    [Fact]
    public void ACancelledListIsFlattenedAndItsOrdersKnowIt()
    {
        var reports = Read<IReadOnlyList<CancelReport>>(
            Text("rest-api/cancel-all-open-orders-on-a-symbol-trade-1.json"));
        var orders = reports.SelectMany(r => r.Orders).ToList();
        Assert.Equal([11, 13, 20, 21], orders.Select(o => o.OrderId.Value));
        Assert.Equal("E6APeyTJvkMvLMYMqu1KQ4", orders[0].OriginalClientOrderId.Value);
        Assert.Equal("pXLV6Hz6mprAcVYpVMTGgx", orders[0].ClientOrderId.Value);
        Assert.Null(orders[0].OrderList);
        Assert.Equal((1929, 0.378131m, 0.017083m), (orders[2].OrderListId, orders[2].StopPrice,
            orders[2].IcebergQuantity));
        var list = orders[2].OrderList!;
        Assert.Equal(
            (1929, ContingencyType.OneCancelsOther, OrderListStatusType.AllDone, OrderListStatus.AllDone,
                "2inzWQdDvZLHbbAmAozX2N", 1585230948299),
            (list.OrderListId, list.ContingencyType, list.ListStatusType, list.ListOrderStatus,
                list.ListClientOrderId.Value, list.TransactTime.UnixMilliseconds));
        Assert.Equal("CwOOIPHSmYywx6jZX77TdL", list.Orders[0].ClientOrderId.Value);
        Assert.Same(list, orders[3].OrderList);
    }

    [Fact]
    public void ExchangeInfoSurvivesWhatThisVersionHasNeverSeen()
    {
        var info = Read<ExchangeInfo>(Fixture("exchange-info-odd.json"));
        Assert.Equal(new ExchangeTime(1565246363776123), info.ServerTime);
        Assert.Equal((RateLimitType.RequestWeight, RateLimitInterval.Minute, 1, 6000), (info.RateLimits[0].Type,
            info.RateLimits[0].Interval, info.RateLimits[0].IntervalCount, info.RateLimits[0].Limit));
        Assert.Equal(("FROG_LEAPS", false, "FORTNIGHT"), (info.RateLimits[1].Type.Value,
            info.RateLimits[1].Type.IsKnown, info.RateLimits[1].Interval.Value));
        Assert.Equal("", info.RateLimits[2].Type.Value);
        var exchangeFilter = Assert.IsType<UnknownFilter>(Assert.Single(info.ExchangeFilters));
        Assert.Equal("EXCHANGE_MAX_NUM_FROGS", exchangeFilter.FilterType);

        var symbol = Assert.Single(info.Symbols);
        Assert.Equal("这是测试币456", symbol.Symbol.Value);
        Assert.Equal(("PRE_LUNCH", false), (symbol.Status.Value, symbol.Status.IsKnown));
        Assert.Equal(["LIMIT", "LIMIT_OF_FROGS"], symbol.OrderTypes.Select(t => t.Value));
        Assert.Equal("EXPIRE_FROGS", symbol.DefaultSelfTradePreventionMode!.Value.Value);
        Assert.Equal(["SPOT", "TRD_GRP_004"], Assert.Single(symbol.PermissionSets));
    }

    [Fact]
    public void AFilterThatIsNotKnownOrNotReadableKeepsNameAndText()
    {
        var filters = Read<ExchangeInfo>(Fixture("exchange-info-odd.json")).Symbols[0].Filters;
        Assert.Equal(
            new PriceFilter { MinPrice = 0.01m, MaxPrice = 100m, TickSize = 0.01m }, filters[0]);
        var unknown = Assert.IsType<UnknownFilter>(filters[1]);
        Assert.Equal("FROG_COUNT", unknown.FilterType);
        Assert.Equal(
            """{ "filterType": "FROG_COUNT", "perPond": [ 1, "two" ],  "depth": { "max": "3.50" } }""", unknown.Json);
        Assert.Equal("LOT_SIZE", Assert.IsType<UnknownFilter>(filters[2]).FilterType);
        Assert.Equal("", Assert.IsType<UnknownFilter>(filters[3]).FilterType);
        Assert.Equal("\"not even an object\"", Assert.IsType<UnknownFilter>(filters[4]).Json);
        Assert.Equal("null", Assert.IsType<UnknownFilter>(filters[5]).Json);
        Assert.Equal(new MarketLotSizeFilter { MaxQuantity = 112.2m, StepSize = 0.001m }, filters[6]);
    }

    [Fact]
    public void AnOrderSurvivesWhatThisVersionHasNeverSeen()
    {
        var order = Read<Order>(Fixture("order-odd.json"));
        Assert.Equal(long.MaxValue, order.OrderId.Value);
        Assert.Equal(1929, order.OrderListId);
        Assert.Equal("a name with spaces/and:more than thirty-six characters", order.ClientOrderId.Value);
        Assert.Equal(decimal.MaxValue, order.Price);
        Assert.Equal(0.0000000000000000000000000001m, order.Quantity);
        Assert.Equal(-1m, order.CumulativeQuoteQuantity);
        Assert.Equal(("PARTLY_FROZEN", "GTD", "LIMIT_OF_FROGS", "SHORT"),
            (order.Status.Value, order.TimeInForce.Value, order.Type.Value, order.Side.Value));
        Assert.False(order.Status.IsKnown || order.TimeInForce.IsKnown || order.Type.IsKnown || order.Side.IsKnown);
        Assert.Equal(new ExchangeTime(1499827319559001), order.CreationTime);
        Assert.Equal(new ExchangeTime(1499827319559000), order.UpdateTime);
        Assert.Null(order.WorkingTime);
        Assert.Null(order.TrailingTime);
        Assert.Equal((false, "FROGS"), (order.ExpiryReason!.Value.IsKnown, order.ExpiryReason.Value.Value));
    }

    [Fact]
    public void AnAnswerToANewOrderSurvivesWhatThisVersionHasNeverSeen()
    {
        var order = Read<PlacedOrder>(Fixture("placed-order-odd.json"));
        Assert.Equal(new ExchangeTime(1507725176595123), order.TransactTime);
        Assert.Null(order.WorkingTime);
        Assert.Null(order.OrderListId);
        Assert.True(Assert.Single(order.Fills).CommissionAsset.IsEmpty);
    }

    [Theory]
    [InlineData("""{"symbol":"BTCUSDT","orderId":28,"clientOrderId":"x"}""")]
    [InlineData("""{"symbol":"BTCUSDT","orderId":"many","clientOrderId":"x","transactTime":1}""")]
    [InlineData("""{"symbol":"BTCUSDT","orderId":28,"clientOrderId":"x","transactTime":1,"price":"cheap"}""")]
    [InlineData("""{"symbol":"BTCUSDT","orderId":28,"clientOrderId":"x","transactTime":1,"price":{}}""")]
    [InlineData("""{"symbol":"BTCUSDT","orderId":28,"clientOrderId":"x","transactTime":1,"fills":null}""")]
    [InlineData("""{"symbol":"BTCUSDT","orderId":28,"clientOrderId":"x","transactTime":1,"side":7}""")]
    [InlineData("[]")]
    [InlineData("{")]
    public void AnAnswerThatLacksWhatMattersIsUnreadable(string json)
    {
        Assert.ThrowsAny<JsonException>(() => Read<PlacedOrder>(json));
    }

    [Theory]
    [InlineData("[[1499040000000,\"1\"]]")]
    [InlineData("[[\"1499040000000\",\"1\",\"1\",\"1\",\"1\",\"1\",2,\"1\",3,\"1\",\"1\",\"0\"]]")]
    [InlineData("[{}]")]
    public void AKlineOfAnotherShapeIsUnreadable(string json)
    {
        Assert.ThrowsAny<JsonException>(() => Read<IReadOnlyList<Kline>>(json));
    }

    [Fact]
    public void ACancelledListWithoutOrdersIsUnreadable()
    {
        Assert.ThrowsAny<JsonException>(() => Read<CancelReport>("""
            {"orderListId":1,"contingencyType":"OCO","listStatusType":"ALL_DONE","listOrderStatus":"ALL_DONE",
            "listClientOrderId":"x","transactionTime":1,"symbol":"BTCUSDT","orders":[],"orderReports":[]}
            """));
        Assert.ThrowsAny<JsonException>(() => Read<CancelReport>("[]"));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(123456789, 123456789000)]
    [InlineData(1499865549590, 1499865549590000)]
    [InlineData(1499865549590123, 1499865549590123)]
    [InlineData(99_999_999_999_999, 99_999_999_999_999_000)]
    [InlineData(100_000_000_000_000, 100_000_000_000_000)]
    public void TheUnitOfATimeIsToldByItsMagnitude(long wire, long micros)
    {
        Assert.Equal(new ExchangeTime(micros), ExchangeTimeConverter.FromWire(wire));
    }

    [Fact]
    public void ATimeIsSentWithoutLosingAnything()
    {
        Assert.Equal(1499865549590, ExchangeTimeConverter.ToWire(new ExchangeTime(1499865549590000)));
        Assert.Equal(1499865549590001, ExchangeTimeConverter.ToWire(new ExchangeTime(1499865549590001)));
    }

    [Fact]
    public void AKnownWordIsReadWithoutAllocating()
    {
        var converter = new WireValueConverter<OrderStatus>();
        var json = "\"EXPIRED_IN_MATCH\""u8.ToArray();
        Assert.Equal(OrderStatus.ExpiredInMatch, ReadWord(converter, json));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            ReadWord(converter, json);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal("NEVER_SEEN", ReadWord(converter, "\"NEVER_SEEN\""u8.ToArray()).Value);
        Assert.Equal(OrderStatus.New, ReadWord(converter, "\"\\u004eEW\""u8.ToArray()));
    }

    private static OrderStatus ReadWord(WireValueConverter<OrderStatus> converter, byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return converter.Read(ref reader, typeof(OrderStatus), JsonSerializerOptions.Default);
    }

    private static string Fixture(string name) =>
        File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "tests", "fixtures", "answers", name));
}
