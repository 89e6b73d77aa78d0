using Spotwire.Account;
using Spotwire.Market;
using Spotwire.Rules;
using Spotwire.Simulator;
using Spotwire.Trading;

namespace Spotwire.Tests.Calls;

/// <summary>Every call against the simulated exchange over real sockets.</summary>
public sealed class SimulatedCallsTests
{
    private static readonly Symbol Symbol = "BTCUSDT";

    [Fact]
    public async Task MarketDataIsRead()
    {
        await using var exchange = await SimulatedExchange.StartAsync();
        await using var client = Connect(exchange);
        var market = client.Market;
        await market.PingAsync();
        Assert.True(await market.GetServerTimeAsync() > ExchangeTime.FromMilliseconds(1_700_000_000_000));
        var info = await client.ExchangeInfo.GetAsync();
        Assert.Contains(info.Symbols, s => s.Symbol == Symbol);
        Assert.Contains(info.RateLimits, l => l.Type == RateLimitType.RequestWeight);
        Assert.All(info.Symbols.SelectMany(s => s.Filters), f => Assert.IsNotType<UnknownFilter>(f));
        var rules = await client.ExchangeInfo.GetRulesAsync(Symbol);
        Assert.True(rules.TickSize > 0 && rules.StepSize > 0);

        var depth = await market.GetDepthAsync(Symbol, 20);
        Assert.Equal(20, depth.Bids.Count);
        Assert.True(depth.Bids[0].Price > depth.Bids[1].Price && depth.Asks[0].Price < depth.Asks[1].Price);
        Assert.NotEmpty(await market.GetKlinesAsync(new KlinesRequest
        {
            Symbol = Symbol, Interval = KlineInterval.FromWire("1m"), Limit = 5,
        }));
        Assert.Equal(Symbol, (await market.GetTicker24hAsync(Symbol)).Symbol);
        Assert.Equal(2, (await market.GetTickers24hAsync(["BTCUSDT", "ETHUSDT"])).Count);
        Assert.True((await market.GetPriceAsync(Symbol)).Price > 0);
        Assert.Equal(info.Symbols.Count, (await market.GetPricesAsync()).Count);
        var top = await market.GetBookTickerAsync(Symbol);
        Assert.True(top.BidPrice < top.AskPrice);
        Assert.Equal(2, (await market.GetBookTickersAsync(["BTCUSDT", "ETHUSDT"])).Count);
        await market.GetTradesAsync(Symbol, 10);
    }

    [Fact]
    public async Task OlderTradesWindowsAndPricesAreRead()
    {
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions
        {
            Symbols =
            [
                SymbolSpec.Parse("BTCUSDT") with
                {
                    ReferencePrice = ReferencePriceRule.Mean(60, TimeSpan.FromSeconds(1)),
                },
                SymbolSpec.Parse("ETHUSDT") with { ReferencePrice = ReferencePriceRule.External(2) },
                SymbolSpec.Parse("BNBUSDT"),
            ],
        });
        await using var client = Connect(exchange);
        var market = client.Market;
        IReadOnlyList<Symbol> two = ["BTCUSDT", "ETHUSDT"];
        var trades = await market.GetHistoricalTradesAsync(Symbol, fromId: 1, limit: 5);
        Assert.Equal(1, trades[0].TradeId);
        var aggregates = await market.GetAggregateTradesAsync(
            new AggregateTradesRequest { Symbol = Symbol, FromId = 1 });
        Assert.Equal((1L, trades[0].Price), (aggregates[0].FirstTradeId, aggregates[0].Price));
        Assert.Equal(1, exchange.ReportBlockTrade(Symbol, 60_000.5m, 700m, isBuyerMaker: true));
        var block = Assert.Single(await market.GetHistoricalBlockTradesAsync(Symbol, 1));
        Assert.Equal((1L, 42_000_350m, true), (block.BlockTradeId, block.QuoteQuantity, block.IsBuyerMaker));
        Assert.NotEmpty(await market.GetUiKlinesAsync(new KlinesRequest
        {
            Symbol = Symbol, Interval = KlineInterval.OneDay, TimeZone = "+08:00",
        }));
        var average = await market.GetAveragePriceAsync(Symbol);
        Assert.True(average.Minutes == 5 && average.Price > 0 && average.CloseTime >= trades[0].TradeTime);

        var day = await market.GetTradingDayTickerAsync(Symbol, "-3");
        Assert.Equal(86_399_999, day.CloseTime.UnixMilliseconds - day.OpenTime.UnixMilliseconds);
        Assert.Equal(two, (await market.GetTradingDayTickersAsync(two)).Select(ticker => ticker.Symbol));
        var window = await market.GetRollingWindowTickerAsync(Symbol, WindowSize.Minutes(15), SymbolStatus.Trading);
        Assert.Equal(0, window.OpenTime.UnixMilliseconds % 60_000);
        Assert.True(window.TradeCount > 0 && window.FirstTradeId == 1);
        Assert.Equal(2, (await market.GetRollingWindowTickersAsync(two)).Count);
        Assert.Empty(await market.GetRollingWindowTickersAsync(two, symbolStatus: SymbolStatus.Halt));
        Assert.Equal(window.OpenPrice, (await market.GetRollingWindowMiniTickerAsync(Symbol)).OpenPrice);
        Assert.Equal(2, (await market.GetRollingWindowMiniTickersAsync(two, WindowSize.Hours(1))).Count);
        Assert.Equal(day.OpenPrice, (await market.GetTradingDayMiniTickerAsync(Symbol, "-3")).OpenPrice);
        Assert.Equal(2, (await market.GetTradingDayMiniTickersAsync(two)).Count);
        Assert.Equal(Symbol, (await market.GetMiniTicker24hAsync(Symbol)).Symbol);
        Assert.Equal(3, (await market.GetMiniTickers24hAsync()).Count);

        Assert.True((await market.GetReferencePriceAsync(Symbol)).Price > 0);
        Assert.Equal(-2043, await Code(market.GetReferencePriceAsync("ETHUSDT")));
        exchange.SetReferencePrice("ETHUSDT", 2_999.5m);
        Assert.Equal(2_999.5m, (await market.GetReferencePriceAsync("ETHUSDT")).Price);
        exchange.SetReferencePrice("ETHUSDT", null);
        Assert.Null((await market.GetReferencePriceAsync("ETHUSDT")).Price);
        var mean = await market.GetReferencePriceCalculationAsync(Symbol, SymbolStatus.Trading);
        Assert.Equal(
            (ReferencePriceCalculationType.ArithmeticMean, 60, 1_000L, null),
            (mean.Type, mean.BucketCount, mean.BucketWidthMilliseconds, mean.ExternalCalculationId));
        Assert.Equal(2, (await market.GetReferencePriceCalculationAsync("ETHUSDT")).ExternalCalculationId);
        Assert.Equal(-2043, await Code(market.GetReferencePriceCalculationAsync("BNBUSDT")));
        Assert.Equal(-1220, await Code(market.GetDepthAsync(Symbol, symbolStatus: SymbolStatus.Break)));

        static async Task<int?> Code(Task call) => (await Assert.ThrowsAsync<SpotwireException>(() => call)).Error.Code;
    }

    [Fact]
    public async Task OrdersOfEveryTypeArePlacedLookedUpAndCancelled()
    {
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions { Flow = true });
        await using var client = Connect(exchange);
        var trading = client.Trading;
        var rules = await client.ExchangeInfo.GetRulesAsync(Symbol);
        var last = (await client.Market.GetPriceAsync(Symbol)).Price;
        decimal Price(decimal factor) => last * factor - (last * factor % rules.TickSize);

        var market = (await trading.PlaceOrderAsync(new NewOrder(Symbol, Side.Buy, 0.001m, new MarketOrder())))
            .RequireAccepted();
        Assert.Equal((OrderStatus.Filled, 0.001m), (market.Status, market.ExecutedQuantity));
        Assert.Equal(market.CumulativeQuoteQuantity, market.Fills.Sum(f => f.Price * f.Quantity));
        var byQuote = (await trading.PlaceOrderAsync(NewOrder.ByQuote(Symbol, Side.Sell, 100m))).RequireAccepted();
        Assert.Equal((100m, OrderStatus.Filled), (byQuote.QuoteQuantity, byQuote.Status));

        NewOrder[] resting =
        [
            new NewOrder(Symbol, Side.Buy, 0.001m, new LimitOrder { Price = Price(0.9m) }),
            new NewOrder(Symbol, Side.Sell, 0.001m, new LimitMakerOrder { Price = Price(1.1m) }),
            new NewOrder(Symbol, Side.Sell, 0.001m, new StopLossOrder { Trigger = Price(0.9m) }),
            new NewOrder(Symbol, Side.Buy, 0.001m, new StopLossLimitOrder
            {
                Trigger = Price(1.1m), Price = Price(1.12m), ClientOrderId = "stop-1",
            }),
        ];
        foreach (var order in resting)
        {
            Assert.Empty(await trading.CheckOrderAsync(order));
            await trading.TestOrderAsync(order);
            var placed = (await trading.PlaceOrderAsync(order)).RequireAccepted();
            var found = await trading.GetOrderAsync(Symbol, placed.OrderId);
            Assert.Equal((order.Order.Type, order.Side, OrderStatus.New), (found.Type, found.Side, found.Status));
            Assert.Equal(order.Numbers.Price ?? 0, found.Price);
            Assert.Equal(order.Numbers.StopPrice ?? 0, found.StopPrice ?? 0);
        }

        var rates = await trading.TestOrderAsync(resting[0], computeCommissionRates: true);
        Assert.NotNull(rates.StandardCommission);
        Assert.Equal(4, (await trading.GetOpenOrdersAsync(Symbol)).Count);
        Assert.Equal(4, (await trading.GetOpenOrdersAsync()).Count);
        var canceled = (await trading.CancelOrderAsync(Symbol, new ClientOrderId("stop-1"))).RequireAccepted();
        Assert.Equal(("stop-1", OrderStatus.Canceled), (canceled.OriginalClientOrderId.Value, canceled.Status));
        Assert.Equal(3, (await trading.CancelOpenOrdersAsync(Symbol)).RequireAccepted().Count);
        var trades = await client.Account.GetTradesAsync(new AccountTradesRequest { Symbol = Symbol });
        Assert.Contains(trades, t => t.OrderId == market.OrderId && t.IsBuyer && !t.IsMaker);
        var account = await client.Account.GetAccountAsync(omitZeroBalances: true);
        Assert.All(account.Balances, b => Assert.Equal(0, b.Locked));
    }

    [Fact]
    public async Task RefusalsCarryBinancesCodeAndReason()
    {
        await using var exchange = await SimulatedExchange.StartAsync();
        await using var client = Connect(exchange);
        await using var unchecking = Connect(exchange, checkRules: false);
        var last = (await client.Market.GetPriceAsync(Symbol)).Price;
        var price = Math.Round(last * 0.9m, 2);

        Assert.Equal((false, null, null), await Refusal(client, Bid(price + 0.001m)));
        Assert.Equal(
            (true, -1013, RejectionReason.PriceFilter),
            await Refusal(unchecking, Bid(price + 0.001m)));
        Assert.Equal(
            (true, -1013, RejectionReason.LotSizeFilter),
            await Refusal(unchecking, Bid(price, 0.000001m)));
        Assert.Equal(
            (true, -1013, RejectionReason.NotionalFilter),
            await Refusal(unchecking, Bid(price, 0.00001m)));
        Assert.Equal((false, -1121, null), await Refusal(client, Bid(price) with { Symbol = "NOSUCH" }));
        Assert.Equal((true, -1121, null), await Refusal(unchecking, Bid(price) with { Symbol = "NOSUCH" }));
        Assert.Equal(
            (true, -2010, RejectionReason.InsufficientBalance),
            await Refusal(client, Bid(price, 100m)));
        Assert.Equal(
            (true, -2010, RejectionReason.WouldMatchImmediately),
            await Refusal(client, new NewOrder(
                Symbol, Side.Buy, 0.001m, new LimitMakerOrder { Price = Math.Round(last * 1.05m, 2) })));
        Assert.Equal(
            (true, -2010, RejectionReason.WouldTriggerImmediately),
            await Refusal(client, new NewOrder(
                Symbol, Side.Buy, 0.001m, new StopLossOrder { Trigger = Math.Round(last * 0.9m, 2) })));

        var cancel = Assert.IsType<OrderOutcome<CanceledOrder>.Rejected>(
            await client.Trading.CancelOrderAsync(Symbol, new OrderId(987654321)));
        Assert.Equal((-2011, RejectionReason.UnknownOrder), (cancel.Error.Code, cancel.Error.Reason));
        Assert.NotNull(cancel.Error.Hint);
        var missing = await Assert.ThrowsAsync<SpotwireException>(
            () => client.Trading.GetOrderAsync(Symbol, new ClientOrderId("never-was")));
        Assert.Equal((ErrorKind.NotFound, -2013), (missing.Kind, missing.Code));
    }

    private static NewOrder Bid(decimal price, decimal quantity = 0.001m) =>
        new(Symbol, Side.Buy, quantity, new LimitOrder { Price = price });

    private static async Task<(bool WasSent, int? Code, RejectionReason? Reason)> Refusal(
        SpotwireClient client, NewOrder order)
    {
        var rejected = Assert.IsType<OrderOutcome<PlacedOrder>.Rejected>(await client.Trading.PlaceOrderAsync(order));
        Assert.NotNull(rejected.Error.Hint);
        return (rejected.WasSent, rejected.Error.Code, rejected.Error.Reason);
    }

    private static SpotwireClient Connect(SimulatedExchange exchange, bool checkRules = true) => new(new SpotwireOptions
    {
        Environment = SpotwireEnvironment.Custom(exchange.Rest, exchange.Streams),
        Credentials = new SpotwireCredentials(exchange.Accounts[0].ApiKey, exchange.Accounts[0].SecretKey),
        CheckRules = checkRules,
        Seed = 1,
    });
}
