using System.Globalization;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Filters;

/// <summary>Each filter on its bounds and just beyond: what is beyond is refused by name and changes nothing, what is
/// on the bound passes.</summary>
public sealed class FilterCaseTests
{
    private const string Limit = "type=LIMIT&timeInForce=GTC";

    // The market's last and average price is 50,000.
    private static readonly MarketRules Rules = MarketRules.Default with
    {
        MinPrice = 100m,
        MaxPrice = 200_000m,
        MinQuantity = 0.001m,
        MaxQuantity = 3m,
        MinMarketQuantity = 0.01m,
        MaxMarketQuantity = 2m,
        MinNotional = 100m,
        MaxNotional = 120_000m,
        PercentPriceBySide = new PriceMultipliers { BidUp = 1.2m, BidDown = 0.8m, AskUp = 1.5m, AskDown = 0.9m },
        IcebergParts = 5,
        MinTrailingAboveDelta = 20,
        MaxTrailingAboveDelta = 1000,
        MinTrailingBelowDelta = 30,
        MaxTrailingBelowDelta = 900,
        MaxPosition = 14m,
    };

    // Zero switches a bound off.
    private static readonly MarketRules Unbounded = MarketRules.Default with
    {
        MinPrice = 0m,
        MinQuantity = 0m,
        MinNotional = 0m,
        PercentPriceBySide = null,
        MinTrailingAboveDelta = 0,
        MinTrailingBelowDelta = 0,
    };

    [Theory]
    [InlineData("PRICE_FILTER", "side=BUY&" + Limit + "&quantity=1&price=49000.001", "49000.01")]
    [InlineData("PRICE_FILTER", "side=BUY&" + Limit + "&quantity=1&price=99.99", null)]
    [InlineData("PRICE_FILTER", "side=SELL&" + Limit + "&quantity=1&price=200000.01", null)]
    [InlineData("PRICE_FILTER", "side=BUY&type=STOP_LOSS&quantity=1&stopPrice=200000.01", "200000")]
    [InlineData("LOT_SIZE", "side=BUY&" + Limit + "&price=49000&quantity=3.00001", null)]
    [InlineData("LOT_SIZE", "side=BUY&" + Limit + "&price=49000&quantity=0.000999", null)]
    [InlineData("LOT_SIZE", "side=BUY&" + Limit + "&price=49000&quantity=1.000001", "1.00001")]
    [InlineData("LOT_SIZE", "side=BUY&" + Limit + "&price=49000&quantity=0.004&icebergQty=0.0009", "0.001")]
    [InlineData("LOT_SIZE", "side=BUY&" + Limit + "&price=49000&quantity=1&icebergQty=0.500001", "0.50001")]
    [InlineData("MARKET_LOT_SIZE", "side=BUY&type=MARKET&quantity=0.00999", "0.01")]
    [InlineData("MARKET_LOT_SIZE", "side=SELL&type=MARKET&quantity=2.00001", "2")]
    [InlineData("MARKET_LOT_SIZE", "side=SELL&type=STOP_LOSS&stopPrice=45000&quantity=2.00001", "2")]
    [InlineData("MARKET_LOT_SIZE", "side=BUY&type=MARKET&quoteOrderQty=100200.6", "100200")]
    [InlineData("NOTIONAL", "side=BUY&" + Limit + "&price=49999.99&quantity=0.002", null)]
    [InlineData("NOTIONAL", "side=BUY&" + Limit + "&quantity=0.002&price=49999.99", "50000")]
    [InlineData("NOTIONAL", "side=SELL&" + Limit + "&price=60000&quantity=2.00001", "2")]
    [InlineData("NOTIONAL", "side=BUY&type=MARKET&quoteOrderQty=99.99999999", null)]
    [InlineData("PERCENT_PRICE_BY_SIDE", "side=BUY&" + Limit + "&quantity=1&price=39999.99", "40000")]
    [InlineData("PERCENT_PRICE_BY_SIDE", "side=BUY&" + Limit + "&quantity=1&price=60000.01", "60000")]
    [InlineData("PERCENT_PRICE_BY_SIDE", "side=SELL&" + Limit + "&quantity=1&price=44999.99", "45000")]
    [InlineData("PERCENT_PRICE_BY_SIDE", "side=SELL&" + Limit + "&quantity=1&price=75000.01", "75000")]
    [InlineData("ICEBERG_PARTS", "side=BUY&" + Limit + "&price=49000&quantity=1&icebergQty=0.19999", "0.2")]
    [InlineData("TRAILING_DELTA", "side=BUY&type=STOP_LOSS&quantity=1&trailingDelta=19", "20")]
    [InlineData("TRAILING_DELTA", "side=BUY&type=STOP_LOSS&quantity=1&trailingDelta=1001", "1000")]
    [InlineData("TRAILING_DELTA", "side=SELL&type=TAKE_PROFIT&quantity=1&trailingDelta=19", "20")]
    [InlineData("TRAILING_DELTA", "side=SELL&type=TAKE_PROFIT&quantity=1&trailingDelta=1001", "1000")]
    [InlineData("TRAILING_DELTA", "side=SELL&type=STOP_LOSS&quantity=1&trailingDelta=29", "30")]
    [InlineData("TRAILING_DELTA", "side=SELL&type=STOP_LOSS&quantity=1&trailingDelta=901", "900")]
    [InlineData("TRAILING_DELTA", "side=BUY&type=TAKE_PROFIT&quantity=1&trailingDelta=29", "30")]
    [InlineData("TRAILING_DELTA", "side=BUY&type=TAKE_PROFIT&quantity=1&trailingDelta=99999999999", "900")]
    public void A_filter_holds_up_to_its_bound(string filter, string beyond, string? onBound)
    {
        var market = new QuietMarket(Rules);
        market.Refuses(() => market.Post("order", beyond), -1013, "Filter failure: " + filter);
        market.Refuses(() => market.Post("order/test", beyond), -1013, "Filter failure: " + filter);
        if (onBound is not null)
        {
            // The last parameter is the one in question.
            market.Post("order", beyond[..(beyond.LastIndexOf('=') + 1)] + onBound).Ok();
        }
    }

    [Fact]
    public void A_percent_price_for_both_sides_is_a_filter_of_its_own()
    {
        var market = new QuietMarket(Rules with
        {
            PercentPrice = PriceMultipliers.Both(0.9m, 1.1m),
            PercentPriceBySide = null,
        });
        var beyond = "side=SELL&" + Limit + "&quantity=1&price=55000.01";
        market.Refuses(() => market.Post("order", beyond), -1013, "Filter failure: PERCENT_PRICE");
        market.Post("order", "side=SELL&" + Limit + "&quantity=1&price=55000").Ok();
    }

    [Fact]
    public void Without_minutes_the_last_price_counts_and_before_any_trade_none()
    {
        var market = new QuietMarket(Rules with { AveragePriceMinutes = 0 });
        market.Driver.Rest("BTCUSDT", MatchSide.Buy, 49_950m, 1m);
        market.Driver.Take("BTCUSDT", MatchSide.Sell, 1m);
        var lowest = "side=BUY&" + Limit + "&quantity=1&price=39960";
        market.Post("order", lowest).Ok();
        market.Refuses(
            () => market.Post("order", "side=BUY&" + Limit + "&quantity=1&price=39959.99"),
            -1013,
            "Filter failure: PERCENT_PRICE_BY_SIDE");
        var fresh = new ExchangeDriver(new SimulatorOptions
        {
            Flow = false,
            Symbols = [SymbolSpec.Parse("BTCUSDT") with { Rules = Rules }],
        });
        fresh.Limit("BUY", "1", "101").Ok();
    }

    [Fact]
    public void The_reference_price_goes_before_the_average()
    {
        var driver = new ExchangeDriver(new SimulatorOptions
        {
            Flow = false,
            Symbols =
            [
                SymbolSpec.Parse("BTCUSDT") with { Rules = Rules, ReferencePrice = ReferencePriceRule.External(0) },
            ],
        });
        driver.Rest("BTCUSDT", MatchSide.Sell, 50_000m, 1m);
        driver.Take("BTCUSDT", MatchSide.Buy, 1m);
        driver.Limit("BUY", "0.5", "40000").Ok();
        driver.Exchange.Find("BTCUSDT")!.Data.Reference.Set(60_000m, driver.Now);
        Assert.Equal(
            (400, -1013, "Filter failure: PERCENT_PRICE_BY_SIDE"), driver.Limit("BUY", "0.5", "47999.99").Error);
        driver.Limit("BUY", "0.5", "48000").Ok();
    }

    [Fact]
    public void A_position_counts_what_is_owned_and_what_is_being_bought()
    {
        // The account has 10 BTC; 14 is the most.
        var market = new QuietMarket(Rules);
        Buy(market, "2").Ok();
        Buy(market, "1.5").Ok();
        market.Refuses(() => Buy(market, "0.50001"), -1013, "Filter failure: MAX_POSITION");
        market.Post("order", "side=SELL&" + Limit + "&quantity=1&price=60000").Ok();
        Buy(market, "0.5").Ok();
        market.Refuses(() => Buy(market, "0.01"), -1013, "Filter failure: MAX_POSITION");
    }

    [Fact]
    public void Open_orders_stops_and_icebergs_are_counted_by_market()
    {
        var market = new QuietMarket(MarketRules.Default with
        {
            MaxOrders = 4, MaxAlgoOrders = 2, MaxIcebergOrders = 1,
        });
        var iceberg = "side=BUY&" + Limit + "&quantity=0.1&price=49000&icebergQty=0.05";
        var stop = "side=SELL&type=STOP_LOSS&quantity=0.1&stopPrice=45000";
        market.Post("order", iceberg).Ok();
        market.Refuses(() => market.Post("order", iceberg), -1013, "Filter failure: MAX_NUM_ICEBERG_ORDERS");
        market.Post("order", stop).Ok();
        market.Post("order", stop).Ok();
        market.Refuses(() => market.Post("order", stop), -1013, "Filter failure: MAX_NUM_ALGO_ORDERS");
        Buy(market, "0.1").Ok();
        market.Refuses(() => Buy(market, "0.1"), -1013, "Filter failure: MAX_NUM_ORDERS");

        // A cancel makes room, and a cancel-replace has none before it.
        market.Refuses(
            () => market.Post(
                "order/cancelReplace",
                "side=BUY&" + Limit + "&quantity=0.1&price=49000&cancelReplaceMode=STOP_ON_FAILURE&cancelOrderId="
                    + market.Ask("openOrders").Ok().Json[0].Whole("orderId")),
            -1013,
            "Filter failure: MAX_NUM_ORDERS");
        market.Delete("openOrders", "").Ok();
        Buy(market, "0.1").Ok();
    }

    [Fact]
    public void Lists_count_as_one_list_and_as_all_their_orders()
    {
        const string Oco = "side=SELL&quantity=0.1&aboveType=LIMIT_MAKER&abovePrice=52000&belowType=STOP_LOSS"
            + "&belowStopPrice=48000";
        var market = new QuietMarket(MarketRules.Default with { MaxOrderLists = 2 });
        market.Post("orderList/oco", Oco).Ok();
        market.Post("orderList/oco", Oco).Ok();
        market.Refuses(() => market.Post("orderList/oco", Oco), -1013, "Filter failure: MAX_NUM_ORDER_LISTS");
        Buy(market, "0.1").Ok();

        var narrow = new QuietMarket(MarketRules.Default with { MaxOrders = 3 });
        narrow.Post("orderList/oco", Oco).Ok();
        narrow.Refuses(() => narrow.Post("orderList/oco", Oco), -1013, "Filter failure: MAX_NUM_ORDERS");
        Buy(narrow, "0.1").Ok();
    }

    [Theory]
    [InlineData("EXCHANGE_MAX_NUM_ORDERS")]
    [InlineData("EXCHANGE_MAX_NUM_ALGO_ORDERS")]
    [InlineData("EXCHANGE_MAX_NUM_ICEBERG_ORDERS")]
    [InlineData("EXCHANGE_MAX_NUM_ORDER_LISTS")]
    public void What_is_open_is_counted_over_all_markets(string filter)
    {
        var rules = filter switch
        {
            "EXCHANGE_MAX_NUM_ORDERS" => new ExchangeRules { MaxOrders = 2 },
            "EXCHANGE_MAX_NUM_ALGO_ORDERS" => new ExchangeRules { MaxAlgoOrders = 1 },
            "EXCHANGE_MAX_NUM_ICEBERG_ORDERS" => new ExchangeRules { MaxIcebergOrders = 1 },
            _ => new ExchangeRules { MaxOrderLists = 1 },
        };
        var driver = new ExchangeDriver(new SimulatorOptions { Flow = false, ExchangeRules = rules });
        const string Oto = "workingType=LIMIT_MAKER&workingSide=BUY&workingPrice=1000&workingQuantity=0.1"
            + "&workingIcebergQty=0.05&pendingType=STOP_LOSS&pendingSide=SELL&pendingQuantity=0.1&pendingStopPrice=900";
        driver.Signed("POST", "orderList/oto", "symbol=BTCUSDT&" + Oto).Ok();
        Assert.Equal(
            (400, -1013, "Filter failure: " + filter),
            driver.Signed("POST", "orderList/oto", "symbol=ETHUSDT&" + Oto).Error);
        driver.Signed("DELETE", "openOrders", "symbol=BTCUSDT").Ok();
        driver.Signed("POST", "orderList/oto", "symbol=ETHUSDT&" + Oto).Ok();
    }

    [Fact]
    public void An_account_may_be_bounded_by_asset()
    {
        var market = new QuietMarket(account: AccountSpec.Demo with
        {
            MaxAssets =
            [
                new KeyValuePair<Asset, decimal>(new Asset("BTC"), 2m),
                new KeyValuePair<Asset, decimal>(new Asset("USDT"), 60_000m),
            ],
        });
        market.Refuses(
            () => market.Post("order", "side=SELL&" + Limit + "&quantity=2.00001&price=25000"),
            -1013,
            "Filter failure: MAX_ASSET");
        market.Refuses(() => Buy(market, "1.3"), -1013, "Filter failure: MAX_ASSET");
        market.Refuses(
            () => market.Post("order", "side=BUY&type=MARKET&quantity=1.20001"), -1013, "Filter failure: MAX_ASSET");
        market.Refuses(
            () => market.Post("order", "side=BUY&type=MARKET&quoteOrderQty=60000.01"),
            -1013,
            "Filter failure: MAX_ASSET");
        market.Post("order", "side=BUY&" + Limit + "&quantity=2&price=30000").Ok();
        market.Post("order", "side=BUY&type=MARKET&quoteOrderQty=60000").Ok();
        var told = market.Ask("myFilters").Ok().Json.GetProperty("assetFilters");
        Assert.Equal(["BTC", "USDT"], told.EnumerateArray().Select(filter => filter.Word("asset")));
        Assert.Equal(60_000m, told[1].Amount("limit"));
    }

    [Fact]
    public void A_pegged_price_must_pass_too()
    {
        // The best bid is 49,900: with a least notional of 100 it takes 0.00201 of it.
        var market = new QuietMarket(Rules with { MinQuantity = null });
        market.Refuses(() => Pegged("0.002"), -1013, "Filter failure: NOTIONAL");
        Assert.Equal(49_900m, Pegged("0.00201").Ok().Json.Amount("peggedPrice"));
        market.Driver.Rest("BTCUSDT", MatchSide.Buy, 50_099.99m, 1m);
        market.Refuses(
            () => market.Post("order", "side=BUY&" + Limit + "&quantity=1&pegPriceType=PRIMARY_PEG&price=39000"),
            -1013,
            "Filter failure: PERCENT_PRICE_BY_SIDE");

        Answer Pegged(string quantity) => market.Post(
            "order", $"side=BUY&{Limit}&quantity={quantity}&pegPriceType=PRIMARY_PEG");
    }

    // errors.md: "Price * QTY is zero or less."; "newQty must be greater than 0".
    [Theory]
    [InlineData("type=LIMIT&timeInForce=GTC&price=0&quantity=1", "Price * QTY is zero or less.")]
    [InlineData("type=LIMIT&timeInForce=GTC&price=50000&quantity=0", "Price * QTY is zero or less.")]
    [InlineData("type=LIMIT_MAKER&pegPriceType=PRIMARY_PEG&quantity=0", "Price * QTY is zero or less.")]
    [InlineData("type=MARKET&quantity=0", "Price * QTY is zero or less.")]
    [InlineData("type=STOP_LOSS&stopPrice=51000&quantity=0", "Price * QTY is zero or less.")]
    [InlineData("type=STOP_LOSS&stopPrice=0&quantity=1", "Unsupported order combination")]
    [InlineData("type=TAKE_PROFIT&trailingDelta=0&quantity=1", "Unsupported order combination")]
    public void Nothing_is_refused_where_no_filter_bounds_it(string order, string text)
    {
        var market = new QuietMarket(Unbounded);
        market.Refuses(() => market.Post("order", "side=BUY&" + order), -2010, text);
        market.Refuses(() => market.Post("order/test", "side=BUY&" + order), -2010, text);
        var open = market.Post("order", "side=BUY&" + Limit + "&quantity=1&price=49000").Ok().Json.Whole("orderId");
        market.Refuses(
            () => market.Amend($"orderId={open}&newQty=0"), -2038, "Price * QTY is zero or less.");
        market.Refuses(
            () => market.Post(
                "orderList/oto",
                "workingType=LIMIT&workingSide=BUY&workingPrice=49000&workingQuantity=1&workingTimeInForce=GTC"
                + "&pendingType=MARKET&pendingSide=SELL&pendingQuantity=0"),
            -2010,
            "Price * QTY is zero or less.");
    }

    // What is bought is less than a step after the commission.
    [Fact]
    public void An_order_that_is_to_sell_nothing_expires()
    {
        var market = new QuietMarket(Unbounded, account: AccountSpec.Parse("a:USDT=1000000"));
        var list = market.Post(
            "orderList/opo",
            "workingType=LIMIT&workingSide=BUY&workingPrice=50100&workingQuantity=0.00001&workingTimeInForce=GTC"
            + "&pendingType=MARKET&pendingSide=SELL").Ok().Json;
        var pending = market.Ask("order", $"orderId={list.GetProperty("orders")[1].Whole("orderId")}").Ok().Json;
        Assert.Equal(("EXPIRED", "REJECTED"), (pending.Word("status"), pending.Word("expiryReason")));
    }

    // errors.md: "Quote quantity market orders cannot be placed when the order book liquidity is less than minimum
    // quantity configured for" the one filter or the other.
    [Theory]
    [InlineData("", -2010, "Order book liquidity is less than symbol minimum quantity.")]
    [InlineData("0.0009", -2010, "Order book liquidity is less than `LOT_SIZE` filter minimum quantity.")]
    [InlineData("0.0099", -2010, "Order book liquidity is less than `MARKET_LOT_SIZE` filter minimum quantity.")]
    [InlineData("0.5", -1013, "Filter failure: MARKET_LOT_SIZE", "499")]
    [InlineData("0.5", -1013, "Filter failure: LOT_SIZE", "49")]
    [InlineData("0.5", 0, "", "500")]
    public void A_market_order_by_quote_needs_the_liquidity_of_the_least_quantity(
        string offered, int code, string text, string budget = "10000")
    {
        var driver = new ExchangeDriver(new SimulatorOptions
        {
            Flow = false,
            Symbols = [SymbolSpec.Parse("BTCUSDT") with { Rules = Rules with { MinNotional = 1m } }],
        });
        if (offered.Length > 0)
        {
            driver.Rest(
                "BTCUSDT", MatchSide.Sell, 50_000m, decimal.Parse(offered, CultureInfo.InvariantCulture));
        }

        var order = driver.Order("symbol=BTCUSDT&side=BUY&type=MARKET&quoteOrderQty=" + budget);
        Assert.Equal((code, code == 0 ? order.Text : text), (order.Error.Code, order.Error.Message));
    }

    [Theory]
    [InlineData("MinPrice")]
    [InlineData("MaxOrders")]
    [InlineData("AveragePriceMinutes")]
    [InlineData("PercentPrice")]
    [InlineData("Prevention")]
    [InlineData("OrderTypes")]
    [InlineData("PriceRange")]
    [InlineData("Commission")]
    [InlineData("CommissionBelowZero")]
    public void Rules_that_make_no_sense_are_refused(string rule)
    {
        var rules = rule switch
        {
            "MinPrice" => MarketRules.Default with { MinPrice = -1m },
            "MaxOrders" => MarketRules.Default with { MaxOrders = 0 },
            "AveragePriceMinutes" => MarketRules.Default with { AveragePriceMinutes = 6 },
            "PercentPrice" => MarketRules.Default with { PercentPrice = new PriceMultipliers { BidUp = 1m } },
            "OrderTypes" => MarketRules.Default with { OrderTypes = [] },
            "PriceRange" => MarketRules.Default with { PriceRange = new PriceMultipliers { AskUp = 0m } },
            "Commission" => Commission(new CommissionRateSet { Taker = 0.9m, Seller = 0.11m }),
            "CommissionBelowZero" => Commission(new CommissionRateSet { Maker = -0.1m }),
            _ => MarketRules.Default with { AllowedSelfTradePrevention = [SelfTradePreventionMode.None] },
        };
        Assert.Throws<ArgumentException>(() => new QuietMarket(rules));

        static MarketRules Commission(CommissionRateSet special) => MarketRules.Default with
        {
            Commission = new CommissionSchedule { Special = special },
        };
    }

    [Fact]
    public void Bounds_of_accounts_and_exchange_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExchangeRules { MaxOrders = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExchangeRules { MaxOrderLists = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => AccountSpec.Demo with { TradeGroup = -2 });
        var one = new KeyValuePair<Asset, decimal>(new Asset("BTC"), 1m);
        Assert.Throws<ArgumentException>(() => AccountSpec.Demo with { MaxAssets = [one, one] });
        Assert.Throws<ArgumentException>(
            () => AccountSpec.Demo with { MaxAssets = [new KeyValuePair<Asset, decimal>(new Asset("BTC"), 0m)] });
    }

    private static Answer Buy(QuietMarket market, string quantity) =>
        market.Post("order", $"side=BUY&{Limit}&quantity={quantity}&price=49000");
}
