namespace Spotwire.Simulator.Tests.Endpoints;

/// <summary>Every refusal of a single order that its parameters bring about: code, text, and that nothing has
/// changed.</summary>
public sealed class OrderRefusalTests
{
    private const string Decimals = @"^([0-9]{1,20})(\.[0-9]{1,20})?$";

    private readonly QuietMarket _market = new();

    public static TheoryData<string, int, string> Orders => new()
    {
        // Mandatory parameters.
        { "", -1102, Missing("side") },
        { "side=BUY", -1102, Missing("type") },
        { "side=&type=LIMIT", -1102, Missing("side") },
        { "side=BUY&type=LIMIT", -1102, Missing("timeInForce") },
        { "side=BUY&type=LIMIT&timeInForce=GTC", -1102, Missing("quantity") },
        { "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1", -1102, Missing("price") },
        { "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=", -1102, Missing("price") },
        { "side=BUY&type=LIMIT_MAKER", -1102, Missing("quantity") },
        { "side=BUY&type=LIMIT_MAKER&quantity=1", -1102, Missing("price") },
        { "side=BUY&type=MARKET", -1102, Either("quantity", "quoteOrderQty") },
        { "side=BUY&type=STOP_LOSS", -1102, Missing("quantity") },
        { "side=BUY&type=STOP_LOSS&quantity=1", -1102, Either("stopPrice", "trailingDelta") },
        { "side=BUY&type=TAKE_PROFIT&quantity=1", -1102, Either("stopPrice", "trailingDelta") },
        { "side=BUY&type=STOP_LOSS_LIMIT&quantity=1&price=50000&stopPrice=51000", -1102, Missing("timeInForce") },
        { "side=BUY&type=TAKE_PROFIT_LIMIT&timeInForce=GTC&quantity=1&stopPrice=49000", -1102, Missing("price") },
        {
            "side=BUY&type=TAKE_PROFIT_LIMIT&timeInForce=GTC&quantity=1&price=49000", -1102,
            Either("stopPrice", "trailingDelta")
        },

        // What a type does not take.
        { "side=BUY&type=MARKET&quantity=1&timeInForce=GTC", -1114, "TimeInForce parameter sent when not required." },
        { Maker + "&timeInForce=GTC", -1114, "TimeInForce parameter sent when not required." },
        { "side=BUY&type=MARKET&quantity=1&price=50000", -1106, NotRequired("price") },
        { "side=BUY&type=MARKET&quantity=1&icebergQty=0.1", -1106, NotRequired("icebergQty") },
        { "side=BUY&type=MARKET&quantity=1&stopPrice=50000", -1106, NotRequired("stopPrice") },
        { "side=BUY&type=MARKET&quantity=1&trailingDelta=100", -1106, NotRequired("trailingDelta") },
        { "side=BUY&type=MARKET&quantity=1&quoteOrderQty=50000", -1128, "Combination of optional parameters invalid." },
        { Limit + "&stopPrice=50000", -1106, NotRequired("stopPrice") },
        { Limit + "&trailingDelta=100", -1106, NotRequired("trailingDelta") },
        { Limit + "&quoteOrderQty=100", -1106, NotRequired("quoteOrderQty") },
        { Maker + "&stopPrice=50000", -1106, NotRequired("stopPrice") },
        { "side=BUY&type=STOP_LOSS&quantity=1&stopPrice=51000&price=50000", -1106, NotRequired("price") },
        { "side=BUY&type=TAKE_PROFIT&quantity=1&stopPrice=49000&icebergQty=0.1", -1106, NotRequired("icebergQty") },
        { Limit + "&foo=1", -1104, "Not all sent parameters were read; read '8' parameter(s) but was sent '9'." },
        {
            Limit + "&computeCommissionRates=true", -1104,
            "Not all sent parameters were read; read '8' parameter(s) but was sent '9'."
        },

        // Empty, malformed, unknown words.
        { Limit + "&newClientOrderId=", -1118, "New client order ID was empty." },
        { Limit + "&newOrderRespType=", -1105, "Parameter 'newOrderRespType' was empty." },
        { Limit + "&strategyId=", -1105, "Parameter 'strategyId' was empty." },
        { Limit + "&newOrderRespType=NONE", -1130, "Data sent for parameter 'newOrderRespType' is not valid." },
        { "side=UP&type=LIMIT", -1117, "Invalid side." },
        { "side=buy&type=LIMIT", -1117, "Invalid side." },
        { "side=BUY&type=limit", -1116, "Invalid orderType." },
        { "side=BUY&type=STOP", -1116, "Invalid orderType." },
        { "side=BUY&type=LIMIT&timeInForce=GTX&quantity=1&price=50000", -1115, "Invalid timeInForce." },
        {
            "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=-1", -1100,
            $"Illegal characters found in parameter 'price'; legal range is '{Decimals}'."
        },
        {
            "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1e1&price=1", -1100,
            $"Illegal characters found in parameter 'quantity'; legal range is '{Decimals}'."
        },
        {
            Limit + "&strategyId=-1", -1100,
            "Illegal characters found in parameter 'strategyId'; legal range is '^[0-9]{1,20}$'."
        },
        { Limit + "&strategyId=99999999999999999999", -1108, "Parameter 'strategyId' overflowed." },
        {
            Limit + "&newClientOrderId=" + "a23456789012345678901234567890123456789", -1100,
            "Illegal characters found in parameter 'newClientOrderId'; legal range is '^[a-zA-Z0-9-_]{1,36}$'."
        },
        { Limit + "&strategyType=999999", -1134, "strategyType was less than 1000000." },
        { Limit + "&symbol=BTCUSDT", -1101, "Duplicate values for a parameter detected." },
        { Limit + "&icebergQty=0.000000001", -1111, "Parameter 'icebergQty' has too much precision." },
        {
            "side=BUY&type=STOP_LOSS&quantity=1&stopPrice=51000.123456789", -1111,
            "Parameter 'stopPrice' has too much precision."
        },
        {
            "side=BUY&type=MARKET&quoteOrderQty=100.123456789", -1111,
            "Parameter 'quoteOrderQty' has too much precision."
        },
        {
            Limit + "&selfTradePreventionMode=MAYBE", -1130,
            "Data sent for parameter 'selfTradePreventionMode' is not valid."
        },

        // Icebergs and pegs.
        { Limit + "&icebergQty=1", -2010, "IcebergQty exceeds QTY." },
        { Limit + "&icebergQty=2", -2010, "IcebergQty exceeds QTY." },
        {
            "side=BUY&type=LIMIT&timeInForce=IOC&quantity=1&price=49000&icebergQty=0.5", -2010,
            "Unsupported order combination"
        },
        { Pegged + "&pegPriceType=BEST", -1210, "Invalid pegPriceType." },
        { Pegged + "&pegPriceType=PRIMARY_PEG&pegOffsetType=TICK&pegOffsetValue=1", -1211, "Invalid pegOffsetType." },
        {
            Pegged + "&pegPriceType=PRIMARY_PEG&pegOffsetType=PRICE_LEVEL", -1128,
            "Combination of optional fields invalid. Recommendation: 'pegOffsetType' and 'pegOffsetValue' must both be "
                + "sent."
        },
        {
            Pegged + "&pegPriceType=PRIMARY_PEG&pegOffsetType=PRICE_LEVEL&pegOffsetValue=0", -1130,
            "Data sent for parameter 'pegOffsetValue' is not valid."
        },
        {
            Pegged + "&pegPriceType=PRIMARY_PEG&pegOffsetType=PRICE_LEVEL&pegOffsetValue=101", -1130,
            "Data sent for parameter 'pegOffsetValue' is not valid."
        },
        { Limit + "&pegOffsetType=PRICE_LEVEL&pegOffsetValue=1", -1106, NotRequired("pegOffsetType") },
        {
            "side=BUY&type=MARKET&quantity=1&pegPriceType=PRIMARY_PEG", -1013,
            "This order type may not use pegged price."
        },
        {
            "side=BUY&type=STOP_LOSS&quantity=1&stopPrice=51000&pegPriceType=PRIMARY_PEG", -1013,
            "This order type may not use pegged price."
        },
        {
            "side=BUY&type=LIMIT_MAKER&quantity=1&pegPriceType=MARKET_PEG", -1013,
            "This price peg cannot be used with this order type."
        },
        {
            "side=BUY&type=LIMIT&timeInForce=IOC&quantity=1&pegPriceType=PRIMARY_PEG", -2010,
            "Unsupported order combination"
        },
        {
            Pegged + "&pegPriceType=PRIMARY_PEG&pegOffsetType=PRICE_LEVEL&pegOffsetValue=1", -2010,
            "Order book liquidity is too low for this pegged order."
        },
    };

    public static TheoryData<string, string, string> Flags => new()
    {
        { "iceberg", Limit + "&icebergQty=0.5", "Iceberg orders are not supported for this symbol." },
        {
            "trailing", "side=BUY&type=STOP_LOSS&quantity=1&trailingDelta=100",
            "Trailing stop orders are not supported for this symbol."
        },
        { "peg", Pegged + "&pegPriceType=PRIMARY_PEG", "Pegged orders are not supported for this symbol." },
        {
            "quote", "side=BUY&type=MARKET&quoteOrderQty=100",
            "Quote order qty market orders are not support for this symbol."
        },
        { "MARKET", "side=BUY&type=MARKET&quantity=1", "Market orders are not supported for this symbol." },
        {
            "STOP_LOSS", "side=BUY&type=STOP_LOSS&quantity=1&stopPrice=51000",
            "Stop loss orders are not supported for this symbol."
        },
        {
            "STOP_LOSS_LIMIT",
            "side=BUY&type=STOP_LOSS_LIMIT&timeInForce=GTC&quantity=1&price=51000&stopPrice=51000",
            "Stop loss limit orders are not supported for this symbol."
        },
        {
            "TAKE_PROFIT", "side=BUY&type=TAKE_PROFIT&quantity=1&stopPrice=49000",
            "Take profit orders are not supported for this symbol."
        },
        {
            "TAKE_PROFIT_LIMIT",
            "side=BUY&type=TAKE_PROFIT_LIMIT&timeInForce=GTC&quantity=1&price=49000&stopPrice=49000",
            "Take profit limit orders are not supported for this symbol."
        },
        {
            "prevention", Limit + "&selfTradePreventionMode=DECREMENT",
            "This symbol does not allow the specified self-trade prevention mode."
        },
    };

    private static string Limit => "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=49000";

    private static string Maker => "side=BUY&type=LIMIT_MAKER&quantity=1&price=49000";

    private static string Pegged => "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1";

    [Theory]
    [MemberData(nameof(Orders))]
    public void A_faulty_order_is_refused(string parameters, int code, string text)
    {
        _market.Refuses(() => _market.Post("order", parameters), code, text);
        if (!parameters.Contains("computeCommissionRates", StringComparison.Ordinal))
        {
            _market.Refuses(() => _market.Post("order/test", parameters), code, text);
        }

        if (code != -1104)
        {
            _market.Refuses(
                () => _market.Post(
                    "order/cancelReplace", parameters + "&cancelReplaceMode=ALLOW_FAILURE&cancelOrderId=1"),
                code,
                text);
        }
    }

    [Theory]
    [MemberData(nameof(Flags))]
    public void What_a_market_does_not_take_is_refused_there_and_taken_elsewhere(
        string flag, string parameters, string text)
    {
        var closed = new QuietMarket(Without(flag));
        closed.Refuses(() => closed.Post("order", parameters), -1013, text);
        closed.Refuses(() => closed.Post("order/test", parameters), -1013, text);
        _market.Post("order", parameters).Ok();
    }

    [Fact]
    public void An_account_without_the_markets_permission_may_not_trade_there()
    {
        var rules = MarketRules.Default with { PermissionSets = [["SPOT"], ["TRD_GRP_002", "MARGIN"]] };
        var market = new QuietMarket(rules);
        market.Refuses(
            () => market.Post("order", Limit), -2010, "This symbol is not permitted for this account.");
        var permitted = new QuietMarket(
            rules, account: AccountSpec.Demo with { Permissions = ["MARGIN", "SPOT"] });
        permitted.Post("order", Limit).Ok();
    }

    [Fact]
    public void Self_trade_prevention_is_the_markets_unless_the_order_says_otherwise()
    {
        Assert.Equal("EXPIRE_MAKER", Mode(""));
        Assert.Equal("NONE", Mode("&selfTradePreventionMode=NONE"));
        var other = new QuietMarket(MarketRules.Default with
        {
            DefaultSelfTradePrevention = SelfTradePreventionMode.Decrement,
        });
        Assert.Equal(
            "DECREMENT", other.Post("order", Limit).Ok().Json.Word("selfTradePreventionMode"));

        string Mode(string more) => _market.Post("order", Limit + more).Ok().Json.Word("selfTradePreventionMode");
    }

    private static MarketRules Without(string flag)
    {
        var rules = MarketRules.Default;
        return flag switch
        {
            "iceberg" => rules with { IcebergAllowed = false },
            "trailing" => rules with { TrailingStopAllowed = false },
            "peg" => rules with { PegAllowed = false },
            "quote" => rules with { QuoteQuantityMarketAllowed = false },
            "prevention" => rules with
            {
                AllowedSelfTradePrevention = [SelfTradePreventionMode.None, SelfTradePreventionMode.ExpireMaker],
            },
            _ => rules with { OrderTypes = [.. rules.OrderTypes.Where(type => type.Value != flag)] },
        };
    }

    private static string Missing(string name) =>
        $"Mandatory parameter '{name}' was not sent, was empty/null, or malformed.";

    private static string NotRequired(string name) => $"Parameter '{name}' sent when not required.";

    private static string Either(string one, string other) =>
        $"Param '{one}' or '{other}' must be sent, but both were empty/null!";
}
