namespace Spotwire.Simulator.Tests.Endpoints;

/// <summary>Every refusal of an order list that its parameters bring about: code, text, and that nothing has
/// changed.</summary>
public sealed class ListRefusalTests
{
    private const string Sell = "side=SELL&quantity=1";
    private const string Buy = "side=BUY&quantity=1";
    private const string Working = "workingType=LIMIT&workingSide=BUY&workingPrice=49000&workingQuantity=1"
        + "&workingTimeInForce=GTC";
    private const string Pending = "&pendingType=LIMIT_MAKER&pendingSide=SELL&pendingPrice=52000";
    private const string Pair = "&pendingSide=SELL&pendingAboveType=LIMIT_MAKER&pendingAbovePrice=52000"
        + "&pendingBelowType=STOP_LOSS&pendingBelowStopPrice=48000";
    private const string TakeProfit = "&aboveType=TAKE_PROFIT_LIMIT&aboveTimeInForce=GTC&belowType=STOP_LOSS"
        + "&belowStopPrice=48000";
    private const string Old = "side=SELL&quantity=1&price=52000&stopPrice=48000";

    private readonly QuietMarket _market = new();

    public static TheoryData<string, string, int, string> Cases => new()
    {
        // OCO.
        { "oco", "quantity=1", -1102, Missing("side") },
        { "oco", "side=SELL", -1102, Missing("quantity") },
        { "oco", Sell, -1102, Missing("aboveType") },
        { "oco", Sell + "&aboveType=LIMIT_MAKER&abovePrice=52000", -1102, Missing("belowType") },
        { "oco", Sell + "&aboveType=LIMITS&belowType=STOP_LOSS", -1116, "Invalid orderType." },
        { "oco", Sell + "&aboveType=LIMIT&belowType=STOP_LOSS", -1158, "Order type not supported in OCO." },
        { "oco", Sell + "&aboveType=LIMIT_MAKER&belowType=MARKET", -1158, "Order type not supported in OCO." },
        {
            "oco", Sell + "&aboveType=LIMIT_MAKER&belowType=LIMIT_MAKER", -1168,
            "At least one OCO order must be contingent."
        },
        {
            "oco", Buy + "&aboveType=LIMIT_MAKER&belowType=STOP_LOSS", -1165,
            "A limit order in a buy OCO must be below."
        },
        {
            "oco", Sell + "&aboveType=STOP_LOSS&belowType=LIMIT_MAKER", -1166,
            "A limit order in a sell OCO must be above."
        },
        {
            "oco", Buy + "&aboveType=STOP_LOSS&belowType=STOP_LOSS_LIMIT", -1196,
            "A stop loss order in a buy OCO must be above."
        },
        {
            "oco", Sell + "&aboveType=STOP_LOSS&belowType=STOP_LOSS_LIMIT", -1197,
            "A stop loss order in a sell OCO must be below."
        },
        {
            "oco", Buy + "&aboveType=TAKE_PROFIT&belowType=LIMIT_MAKER", -1198,
            "A take profit order in a buy OCO must be below."
        },
        {
            "oco", Sell + "&aboveType=LIMIT_MAKER&belowType=TAKE_PROFIT_LIMIT", -1199,
            "A take profit order in a sell OCO must be above."
        },
        {
            "oco",
            Sell + "&aboveType=LIMIT_MAKER&abovePrice=52000&belowType=STOP_LOSS_LIMIT&belowPrice=47000"
                + "&belowStopPrice=48000&belowTimeInForce=IOC&belowIcebergQty=0.1",
            -1160,
            "Parameter 'belowIcebergQty' is not supported if aboveTimeInForce/belowTimeInForce is not GTC."
        },
        {
            "oco", Sell + "&aboveType=LIMIT_MAKER&abovePrice=52000&belowType=STOP_LOSS", -1102,
            Either("belowStopPrice", "belowTrailingDelta")
        },
        {
            "oco", Sell + "&aboveType=LIMIT_MAKER&belowType=STOP_LOSS&belowStopPrice=48000", -1102,
            Missing("abovePrice")
        },
        { "oco", OcoOf("&aboveTimeInForce=GTC"), -1114, "TimeInForce parameter sent when not required." },
        { "oco", OcoOf("&belowPrice=47000"), -1106, NotRequired("belowPrice") },
        { "oco", OcoOf("&aboveStopPrice=52000"), -1106, NotRequired("aboveStopPrice") },
        { "oco", OcoOf("&aboveStrategyType=5"), -1134, "strategyType was less than 1000000." },
        { "oco", OcoOf("&aboveClientOrderId="), -1105, "Parameter 'aboveClientOrderId' was empty." },
        {
            "oco", OcoOf("&price=1"), -1104,
            "Not all sent parameters were read; read '9' parameter(s) but was sent '10'."
        },
        { "oco", OcoOf("&abovePegPriceType=NO"), -1210, "Invalid pegPriceType." },
        { "oco", OcoOf("&belowPegPriceType=PRIMARY_PEG"), -1013, "This order type may not use pegged price." },
        {
            "oco", Sell + "&aboveType=LIMIT_MAKER&abovePrice=48000&belowType=STOP_LOSS&belowStopPrice=47000", -2010,
            "The relationship of the prices for the orders is not correct."
        },

        // Of a take profit with a limit its price counts, not where it triggers.
        {
            "oco", Sell + TakeProfit + "&abovePrice=49000&aboveStopPrice=52000", -2010,
            "The relationship of the prices for the orders is not correct."
        },
        {
            "oco", Sell + TakeProfit + "&abovePrice=53000&aboveStopPrice=49000", -2010,
            "Order would trigger immediately."
        },
        {
            "oco", Sell + "&aboveType=TAKE_PROFIT&aboveStopPrice=49000&belowType=STOP_LOSS&belowStopPrice=48000", -2010,
            "The relationship of the prices for the orders is not correct."
        },
        {
            "oco", OcoOf("&aboveClientOrderId=a&belowClientOrderId=a"), -2010, "Duplicate order sent."
        },

        // OTO and OTOCO.
        { "oto", "", -1102, Missing("workingType") },
        { "oto", "workingType=MARKET", -1014, "Unsupported order combination." },
        { "oto", "workingType=LIMIT", -1102, Missing("workingSide") },
        { "oto", "workingType=LIMIT&workingSide=BUY", -1102, Missing("workingQuantity") },
        {
            "oto", "workingType=LIMIT&workingSide=BUY&workingPrice=1&workingQuantity=1", -1102,
            Missing("workingTimeInForce")
        },
        { "oto", Working, -1102, Missing("pendingSide") },
        { "oto", Working + "&pendingSide=SELL", -1102, Missing("pendingQuantity") },
        { "oto", Working + "&pendingSide=SELL&pendingQuantity=1", -1102, Missing("pendingType") },
        {
            "oto", Working + "&pendingSide=SELL&pendingQuantity=1&pendingType=LIMIT&pendingPrice=52000", -1102,
            Missing("pendingTimeInForce")
        },
        {
            "oto", Working + "&pendingSide=SELL&pendingQuantity=1&pendingType=MARKET&pendingQuoteOrderQty=100", -1104,
            "Not all sent parameters were read; read '11' parameter(s) but was sent '12'."
        },
        {
            "oto", Working + Pending + "&pendingQuantity=1&workingIcebergQty=2", -2010, "IcebergQty exceeds QTY."
        },
        { "otoco", Working + "&pendingSide=SELL&pendingQuantity=1", -1102, Missing("pendingAboveType") },
        {
            "otoco", Working + "&pendingSide=SELL&pendingQuantity=1&pendingAboveType=LIMIT_MAKER", -1102,
            Missing("pendingBelowType")
        },
        {
            "otoco",
            Working + "&pendingSide=SELL&pendingQuantity=1&pendingAboveType=STOP_LOSS&pendingBelowType=TAKE_PROFIT",
            -1199,
            "A take profit order in a sell OCO must be above."
        },

        // OPO and OPOCO.
        {
            "opo", "workingType=LIMIT&workingSide=SELL&workingPrice=1&workingQuantity=1&workingTimeInForce=GTC", -1222,
            "Working order in an OPO list must be a bid."
        },
        {
            "opo", "workingType=LIMIT&workingSide=BUY&workingPrice=1&workingTimeInForce=GTC", -1224,
            "Working order must include the 'workingQuantity' tag."
        },
        {
            "opo", "workingType=LIMIT&workingSide=BUY&workingQuantity=1&workingTimeInForce=GTC", -1224,
            "Working order must include the 'workingPrice' tag."
        },
        {
            "opo", Working + "&pendingType=MARKET&pendingSide=BUY", -1223,
            "Pending orders in an OPO list must be asks."
        },
        {
            "opo", Working + Pending + "&pendingQuantity=1", -1225,
            "Pending orders should not include the 'pendingQuantity' tag."
        },
        {
            "opoco", Working + Pair + "&pendingQuantity=1", -1225,
            "Pending orders should not include the 'pendingQuantity' tag."
        },
    };

    public static TheoryData<string, int, string> OldCases => new()
    {
        { "quantity=1&price=52000&stopPrice=48000", -1102, Missing("side") },
        { "side=SELL&price=52000&stopPrice=48000", -1102, Missing("quantity") },
        { "side=SELL&quantity=1&stopPrice=48000", -1102, Missing("price") },
        { "side=SELL&quantity=1&price=52000", -1102, Either("stopPrice", "trailingDelta") },
        {
            Old + "&stopLimitPrice=47000", -1128,
            "Combination of optional parameters invalid. Recommendation: 'stopLimitTimeInForce' should also be sent."
        },
        { Old + "&stopLimitTimeInForce=GTC", -1114, "TimeInForce parameter sent when not required." },
        { Old + "&stopIcebergQty=0.1", -1106, NotRequired("stopIcebergQty") },
        { Old + "&limitStrategyType=5", -1134, "strategyType was less than 1000000." },
        { Old + "&limitIcebergQty=1", -2010, "IcebergQty exceeds QTY." },
        {
            Old + "&limitPegPriceType=PRIMARY_PEG", -1104,
            "Not all sent parameters were read; read '7' parameter(s) but was sent '8'."
        },
        {
            "side=SELL&quantity=1&price=48000&stopPrice=47000", -2010,
            "The relationship of the prices for the orders is not correct."
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_faulty_list_is_refused(string kind, string parameters, int code, string text) =>
        _market.Refuses(() => _market.Post("orderList/" + kind, parameters), code, text);

    [Theory]
    [MemberData(nameof(OldCases))]
    public void A_faulty_list_of_the_deprecated_call_is_refused(string parameters, int code, string text) =>
        _market.Refuses(() => _market.Post("order/oco", parameters), code, text);

    [Theory]
    [InlineData("oco", "oco", "OCO orders are not supported for this symbol")]
    [InlineData("otoco", "oco", "OCO orders are not supported for this symbol")]
    [InlineData("opoco", "oco", "OCO orders are not supported for this symbol")]
    [InlineData("opo", "opo", "OPO orders are not supported for this symbol.")]
    [InlineData("opoco", "opo", "OPO orders are not supported for this symbol.")]
    [InlineData("oto", "oto", "OTO orders are not supported for this symbol.")]
    [InlineData("opo", "oto", "OTO orders are not supported for this symbol.")]
    public void A_kind_that_a_market_does_not_take_is_refused(string kind, string flag, string text)
    {
        var parameters = kind switch
        {
            "oco" => OcoOf(""),
            "oto" => Working + Pending + "&pendingQuantity=1",
            "otoco" => Working + Pair + "&pendingQuantity=1",
            "opo" => Working + Pending,
            _ => Working + Pair,
        };
        var closed = new QuietMarket(flag switch
        {
            "oco" => MarketRules.Default with { OcoAllowed = false },
            "oto" => MarketRules.Default with { OtoAllowed = false },
            _ => MarketRules.Default with { OpoAllowed = false },
        });
        closed.Refuses(() => closed.Post("orderList/" + kind, parameters), -1013, text);
        _market.Post("orderList/" + kind, parameters).Ok();
    }

    [Fact]
    public void A_list_is_cancelled_by_number_or_name_and_both_must_fit()
    {
        _market.Post("orderList/oco", OcoOf("&listClientOrderId=mine")).Ok();
        _market.Refuses(() => _market.Delete("orderList", ""), -1102, Either("orderListId", "listClientOrderId"));
        _market.Refuses(() => _market.Delete("orderList", "orderListId=77"), -2011, "Unknown order sent.");
        var id = _market.Driver.Signed("GET", "openOrderList").Ok().Json[0].Whole("orderListId");
        _market.Refuses(
            () => _market.Delete("orderList", $"orderListId={id}&listClientOrderId=other"),
            -2011,
            "Unknown order sent.");
        Assert.Equal(
            "ALL_DONE",
            _market.Delete("orderList", $"orderListId={id}&listClientOrderId=mine").Ok().Json.Word("listOrderStatus"));
        _market.Refuses(() => _market.Delete("orderList", $"orderListId={id}"), -2011, "Unknown order sent.");
    }

    private static string OcoOf(string more) => Sell + "&aboveType=LIMIT_MAKER&abovePrice=52000&belowType=STOP_LOSS"
        + "&belowStopPrice=48000" + more;

    private static string Missing(string name) =>
        $"Mandatory parameter '{name}' was not sent, was empty/null, or malformed.";

    private static string NotRequired(string name) => $"Parameter '{name}' sent when not required.";

    private static string Either(string one, string other) =>
        $"Param '{one}' or '{other}' must be sent, but both were empty/null!";
}
