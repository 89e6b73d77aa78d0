using System.Globalization;
using System.Text.Json;
using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Tests.Endpoints;

/// <summary>The fields of order answers that are there under conditions only: they are there then, with what was sent
/// or came about, and otherwise not.</summary>
/// <remarks>Documentation: rest-api.md, "Conditional fields in Order Responses".</remarks>
public sealed class OrderAnswerTests
{
    private static readonly string[] Conditional =
    [
        "icebergQty", "preventedMatchId", "preventedQuantity", "stopPrice", "strategyId", "strategyType",
        "trailingDelta", "trailingTime", "usedSor", "workingFloor", "pegPriceType", "pegOffsetType", "pegOffsetValue",
        "peggedPrice", "expiryReason",
    ];

    private readonly QuietMarket _market = new();

    [Theory]
    [InlineData("type=LIMIT&timeInForce=GTC&price=49000", "")]
    [InlineData("type=LIMIT_MAKER&price=49000", "")]
    [InlineData("type=LIMIT&timeInForce=GTC&price=49000&icebergQty=0.05", "icebergQty=0.05")]
    [InlineData(
        "type=LIMIT&timeInForce=GTC&price=49000&strategyId=7&strategyType=1000007",
        "strategyId=7,strategyType=1000007")]
    [InlineData("type=STOP_LOSS&stopPrice=52000", "stopPrice=52000")]
    [InlineData("type=TAKE_PROFIT_LIMIT&timeInForce=GTC&price=48000&stopPrice=48000", "stopPrice=48000")]
    [InlineData(
        "type=STOP_LOSS&stopPrice=52000&trailingDelta=100", "stopPrice=52000,trailingDelta=100,trailingTime=-1")]
    [InlineData("type=LIMIT&timeInForce=GTC&pegPriceType=PRIMARY_PEG", "pegPriceType=PRIMARY_PEG,peggedPrice=49900")]
    [InlineData(
        "type=LIMIT&timeInForce=GTC&pegPriceType=PRIMARY_PEG&pegOffsetType=PRICE_LEVEL&pegOffsetValue=1",
        "pegPriceType=PRIMARY_PEG,pegOffsetType=PRICE_LEVEL,pegOffsetValue=1,peggedPrice=49800")]
    [InlineData(
        "type=STOP_LOSS_LIMIT&timeInForce=GTC&stopPrice=52000&pegPriceType=MARKET_PEG",
        "stopPrice=52000,pegPriceType=MARKET_PEG")]
    [InlineData("type=LIMIT&timeInForce=IOC&price=49000", "expiryReason=UNFILLED_IOC_QUANTITY_EXPIRED")]
    [InlineData("type=LIMIT&timeInForce=FOK&price=49000", "expiryReason=UNFILLED_FOK_ORDER_EXPIRED")]
    public void Conditional_fields_of_a_new_order(string parameters, string expected)
    {
        _market.Driver.Rest("BTCUSDT", MatchSide.Buy, 49_800m, 1m);
        var order = "side=BUY&quantity=0.1&" + parameters + "&newOrderRespType=";
        var ack = _market.Post("order", order + "ACK").Ok().Json;
        Assert.Equal("", Told(ack));
        Assert.Equal(
            ["symbol", "orderId", "orderListId", "clientOrderId", "transactTime"],
            ack.EnumerateObject().Select(field => field.Name));
        Assert.Equal(Sorted(expected), Told(_market.Post("order", order + "RESULT").Ok().Json));
        var full = _market.Post("order", order + "FULL").Ok().Json;
        Assert.Equal(Sorted(expected), Told(full));
        Assert.Equal(0, full.GetProperty("fills").GetArrayLength());

        // Queries tell stop price and iceberg quantity always.
        var queried = _market.Ask("order", $"orderId={full.Whole("orderId")}").Ok().Json;
        var always = (expected.Contains("stopPrice", StringComparison.Ordinal) ? "" : ",stopPrice=0")
            + (expected.Contains("icebergQty", StringComparison.Ordinal) ? "" : ",icebergQty=0");
        Assert.Equal(Sorted(expected + always), Told(queried));
    }

    [Theory]
    [InlineData("LIMIT&timeInForce=GTC&price=49000", true)]
    [InlineData("MARKET", true)]
    [InlineData("LIMIT_MAKER&price=49000", false)]
    [InlineData("STOP_LOSS&stopPrice=52000", false)]
    [InlineData("STOP_LOSS_LIMIT&timeInForce=GTC&price=52000&stopPrice=52000", false)]
    [InlineData("TAKE_PROFIT&stopPrice=48000", false)]
    [InlineData("TAKE_PROFIT_LIMIT&timeInForce=GTC&price=48000&stopPrice=48000", false)]
    public void The_standard_form_of_the_answer_depends_on_the_type(string type, bool isFull) => Assert.Equal(
        isFull,
        _market.Post("order", "side=BUY&quantity=0.1&type=" + type).Ok().Json.TryGetProperty("fills", out _));

    [Fact]
    public void A_cancelled_order_keeps_its_name_and_its_answer_tells_the_cancels()
    {
        _market.Post("order", "side=SELL&type=STOP_LOSS&quantity=0.1&stopPrice=48000&trailingDelta=50&strategyId=3"
            + "&newClientOrderId=mine").Ok();
        var answer = _market.Delete("order", "origClientOrderId=mine&newClientOrderId=cancel").Ok().Json;
        Assert.Equal(("mine", "cancel", "CANCELED"), (
            answer.Word("origClientOrderId"), answer.Word("clientOrderId"), answer.Word("status")));
        Assert.Equal("stopPrice=48000,strategyId=3,trailingDelta=50,trailingTime=-1", Told(answer));
        var queried = _market.Ask("order", "origClientOrderId=mine").Ok().Json;
        Assert.Equal(("mine", "CANCELED"), (queried.Word("clientOrderId"), queried.Word("status")));
    }

    [Fact]
    public void A_pending_order_of_an_opo_has_no_quantity_until_its_working_order_is_filled()
    {
        var answer = _market.Post(
            "orderList/opo",
            "workingType=LIMIT&workingSide=BUY&workingPrice=49950&workingQuantity=0.1&workingTimeInForce=GTC"
                + "&pendingType=LIMIT_MAKER&pendingSide=SELL&pendingPrice=55000&newOrderRespType=RESULT").Ok().Json;
        var reports = answer.GetProperty("orderReports");
        Assert.True(reports[0].TryGetProperty("origQty", out _));
        Assert.False(reports[1].TryGetProperty("origQty", out _));
        Assert.Equal(("PENDING_NEW", -1), (reports[1].Word("status"), reports[1].Whole("workingTime")));
        var id = reports[1].Whole("orderId");
        Assert.Equal(0m, _market.Ask("order", $"orderId={id}").Ok().Json.Amount("origQty"));
        _market.Refuses(
            () => _market.Amend($"orderId={id}&newQty=0.05"),
            -2038,
            "Order amend (pending OPO order) is not supported.");
        _market.Driver.Take("BTCUSDT", MatchSide.Sell, 0.1m);
        var placed = _market.Ask("order", $"orderId={id}").Ok().Json;
        Assert.Equal("NEW", placed.Word("status"));
        Assert.True(placed.Amount("origQty") is > 0.099m and <= 0.1m);
        Assert.True(placed.GetProperty("isWorking").GetBoolean());
    }

    [Fact]
    public void Trailing_time_is_told_once_the_order_tracks()
    {
        var id = _market.Post("order", "side=SELL&type=TAKE_PROFIT&quantity=0.1&stopPrice=50050&trailingDelta=500").Ok()
            .Json.Whole("orderId");
        Assert.Equal(-1, _market.Ask("order", $"orderId={id}").Ok().Json.Whole("trailingTime"));
        _market.Driver.Now += 1_000_000;
        _market.Driver.Take("BTCUSDT", MatchSide.Buy, 0.1m);
        Assert.Equal(
            _market.Driver.Now / 1000, _market.Ask("order", $"orderId={id}").Ok().Json.Whole("trailingTime"));
    }

    [Fact]
    public void The_rates_of_an_order_and_of_a_market_are_the_schedules()
    {
        var market = new QuietMarket(
            MarketRules.Default with
            {
                Commission = new CommissionSchedule
                {
                    Standard = new CommissionRateSet
                    {
                        Maker = 0.0004m, Taker = 0.0005m, Buyer = 0.0001m, Seller = 0.0002m,
                    },
                    Special = new CommissionRateSet { Maker = 0.04m, Taker = 0.05m, Buyer = 0.01m, Seller = 0.02m },
                    Tax = new CommissionRateSet { Maker = 0.003m, Taker = 0.002m, Buyer = 0.001m },
                    Discount = 0.25m,
                },
            },
            account: AccountSpec.Demo with { UsesDiscount = true });
        var told = market.Ask("account/commission").Ok().Json;
        Assert.Equal(0.0002m, told.GetProperty("standardCommission").Amount("seller"));
        Assert.Equal(0.05m, told.GetProperty("specialCommission").Amount("taker"));
        Assert.Equal(0.001m, told.GetProperty("taxCommission").Amount("buyer"));
        Assert.True(told.GetProperty("discount").GetProperty("enabledForAccount").GetBoolean());
        Assert.Equal(0.25m, told.GetProperty("discount").Amount("discount"));
        var test = "type=MARKET&quantity=0.1&computeCommissionRates=true&side=";
        var buy = market.Post("order/test", test + "BUY").Ok().Json;
        Assert.Equal(0.0005m, buy.GetProperty("standardCommissionForOrder").Amount("maker"));
        Assert.Equal(0.06m, buy.GetProperty("specialCommissionForOrder").Amount("taker"));
        var sell = market.Post("order/test", test + "SELL").Ok().Json;
        Assert.Equal(0.0007m, sell.GetProperty("standardCommissionForOrder").Amount("taker"));
        Assert.Equal(0.003m, sell.GetProperty("taxCommissionForOrder").Amount("maker"));
        var account = market.Driver.Signed("GET", "account").Ok().Json;
        Assert.Equal((4, 5, 1, 2), (
            account.Whole("makerCommission"),
            account.Whole("takerCommission"),
            account.Whole("buyerCommission"),
            account.Whole("sellerCommission")));
    }

    private static string Told(JsonElement order) => Sorted(string.Join(',', order.EnumerateObject()
        .Where(field => Conditional.Contains(field.Name))
        .Select(field => field.Name + "=" + (field.Value.ValueKind == JsonValueKind.String
                && decimal.TryParse(
                    field.Value.GetString(),
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var amount)
            ? amount.ToString("0.########", CultureInfo.InvariantCulture)
            : field.Value.ToString()))));

    private static string Sorted(string fields) =>
        string.Join(',', fields.Split(',', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
}
