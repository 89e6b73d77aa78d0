using System.Text.Json;
using System.Text.Json.Nodes;
using Spotwire.Tests.Examples;
using Spotwire.UserData;
using Spotwire.Wire;

namespace Spotwire.Tests.UserData;

/// <summary>Every event that the documentation shows, and every conditional field of its table.</summary>
public sealed class UserDataReaderTests
{
    private static T Whole<T>(string example) where T : UserDataEvent
    {
        var frame = ExampleReader.ReadWhole<UserDataFrame>(ExampleReader.Text($"user-data-stream/{example}.json"));
        Assert.Equal(0, frame.SubscriptionId);
        return Assert.IsType<T>(frame.Event);
    }

    private static UserDataEvent Read(string json) => ExampleReader.ReadWhole<UserDataFrame>(json).Event;

    [Fact]
    public void Account_position()
    {
        var e = Whole<AccountPosition>("account-update-1");
        Assert.Equal((1564034571105, 1564034571073), (e.EventTime.UnixMilliseconds, e.LastUpdateTime.UnixMilliseconds));
        var balance = Assert.Single(e.Balances);
        Assert.Equal(("ETH", 10000m, 0m), (balance.Asset.Value, balance.Free, balance.Locked));
    }

    [Fact]
    public void Balance_update()
    {
        var e = Whole<BalanceUpdate>("balance-update-1");
        Assert.Equal(("BTC", 100m, 1573200697068), (e.Asset.Value, e.Delta, e.ClearTime.UnixMilliseconds));
    }

    [Fact]
    public void External_lock()
    {
        var e = Whole<ExternalLockUpdate>("external-lock-update-1");
        Assert.Equal(("NEO", 10m, 1581557507268), (e.Asset.Value, e.Delta, e.TransactTime.UnixMilliseconds));
    }

    [Fact]
    public void Stream_terminated() =>
        Assert.Equal(1728973001334, Whole<StreamTerminated>("event-stream-terminated-1").EventTime.UnixMilliseconds);

    [Fact]
    public void List_status()
    {
        var e = Whole<OrderListUpdate>("order-reject-reason-1");
        Assert.Equal(("ETHBTC", 2L, "F4QN4G8DlFATFlIUQ0cjdD"),
            (e.Symbol.Value, e.OrderListId, e.ListClientOrderId.Value));
        Assert.Equal(ContingencyType.OneCancelsOther, e.ContingencyType);
        Assert.Equal(OrderListStatusType.ExecutionStarted, e.ListStatusType);
        Assert.Equal(OrderListStatus.Executing, e.ListOrderStatus);
        Assert.Equal([17L, 18L], e.Orders.Select(static order => order.OrderId.Value));
        Assert.Equal("bfYPSQdLoqAJeNrOr9adzq", e.Orders[1].ClientOrderId.Value);
    }

    [Fact]
    public void Execution_report()
    {
        var e = Whole<ExecutionReport>("order-update-1");
        Assert.Equal(("ETHBTC", 4293153L, "mUvoqJxFIILMdfAW5iGSOW"),
            (e.Symbol.Value, e.OrderId.Value, e.ClientOrderId.Value));
        Assert.Equal((Side.Buy, OrderType.Limit, TimeInForce.GoodTillCanceled), (e.Side, e.Type, e.TimeInForce));
        Assert.Equal((ExecutionType.New, OrderStatus.New), (e.ExecutionType, e.Status));
        Assert.Equal((1m, 0.1026441m, 8641984L, true), (e.Quantity, e.Price, e.ExecutionId, e.IsWorking));
        Assert.True(e.OriginalClientOrderId.IsEmpty);
        Assert.Null(e.OrderListId);
        Assert.Null(e.TradeId);
        Assert.Null(e.CommissionAsset);
        Assert.Equal(3L, e.PreventedMatchId);
        Assert.False(e.IsFill);
    }

    [Theory]
    [InlineData("\"d\":4", "TrailingDelta", "4")]
    [InlineData("\"D\":1668680518494", "TrailingTime", "2022-11-17T10:21:58.494000Z")]
    [InlineData("\"j\":1", "StrategyId", "1")]
    [InlineData("\"J\":1000000", "StrategyType", "1000000")]
    [InlineData("\"v\":4", "PreventedMatchId", "4")]
    [InlineData("\"A\":\"3.000000\"", "PreventedQuantity", "3.000000")]
    [InlineData("\"B\":\"3.000000\"", "LastPreventedQuantity", "3.000000")]
    [InlineData("\"u\":1", "TradeGroupId", "1")]
    [InlineData("\"U\":37", "CounterOrderId", "37")]
    [InlineData("\"Cs\":\"BTCUSDT\"", "CounterSymbol", "BTCUSDT")]
    [InlineData("\"pl\":\"2.123456\"", "PreventedExecutionQuantity", "2.123456")]
    [InlineData("\"pL\":\"0.10000001\"", "PreventedExecutionPrice", "0.10000001")]
    [InlineData("\"pY\":\"0.21234562\"", "PreventedExecutionQuoteQuantity", "0.21234562")]
    [InlineData("\"W\":1668683798379", "WorkingTime", "2022-11-17T11:16:38.379000Z")]
    [InlineData("\"b\":\"ONE_PARTY_TRADE_REPORT\"", "MatchType", "ONE_PARTY_TRADE_REPORT")]
    [InlineData("\"a\":1234", "AllocationId", "1234")]
    [InlineData("\"k\":\"SOR\"", "WorkingFloor", "SOR")]
    [InlineData("\"uS\":true", "UsedSmartOrderRouting", "True")]
    [InlineData("\"gP\":\"PRIMARY_PEG\"", "PegPriceType", "PRIMARY_PEG")]
    [InlineData("\"gOT\":\"PRICE_LEVEL\"", "PegOffsetType", "PRICE_LEVEL")]
    [InlineData("\"gOV\":5", "PegOffsetValue", "5")]
    [InlineData("\"gp\":\"1.00000000\"", "PeggedPrice", "1.00000000")]
    [InlineData("\"eR\":\"INSUFFICIENT_LIQUIDITY\"", "ExpiryReason", "INSUFFICIENT_LIQUIDITY")]
    public void Conditional_field(string field, string member, string expected)
    {
        var node = JsonNode.Parse(ExampleReader.Text("user-data-stream/order-update-1.json"))!;
        var body = node["event"]!.AsObject();
        body.Remove("W");
        body.Remove("v");
        Assert.Null(Value(Read(node.ToJsonString()), member));
        var (name, value) = Assert.Single(JsonNode.Parse($"{{{field}}}")!.AsObject());
        body[name] = value!.DeepClone();
        Assert.Equal(expected, Convert.ToString(
            Value(Read(node.ToJsonString()), member), System.Globalization.CultureInfo.InvariantCulture));
    }

    private static object? Value(UserDataEvent report, string member) =>
        typeof(ExecutionReport).GetProperty(member)!.GetValue(report);

    [Fact]
    public void Microseconds_are_told_by_their_size()
    {
        var e = Read("""
            {"subscriptionId":3,"event":{"e":"balanceUpdate","E":1573200697110123,"a":"币","d":"-0.5","T":1573200697068999}}
            """);
        var update = Assert.IsType<BalanceUpdate>(e);
        Assert.Equal(1573200697110123, update.EventTime.UnixMicroseconds);
        Assert.Equal(("币", -0.5m), (update.Asset.Value, update.Delta));
    }

    [Theory]
    [InlineData("{\"e\":\"brandNew\",\"E\":1728973001334,\"x\":[1,2]}", "brandNew")]
    [InlineData("{\"e\":\"balanceUpdate\",\"E\":1728973001334,\"a\":\"BTC\"}", "balanceUpdate")]
    [InlineData("{\"e\":\"outboundAccountPosition\",\"E\":1728973001334,\"u\":1,\"B\":[{\"a\":\"BTC\"}]}",
        "outboundAccountPosition")]
    [InlineData("{\"e\":\"listStatus\",\"E\":1728973001334,\"O\":7}", "listStatus")]
    public void What_is_not_known_keeps_its_text(string json, string type)
    {
        var unknown = Assert.IsType<UnknownUserDataEvent>(Read($"{{\"subscriptionId\":1,\"event\":{json}}}"));
        Assert.Equal(type, unknown.EventType);
        Assert.Equal(json, unknown.Json);
        Assert.Equal(1728973001334, unknown.EventTime.UnixMilliseconds);
    }

    [Fact]
    public void An_event_of_the_connection_has_no_subscription()
    {
        var frame = JsonSerializer.Deserialize(
            "{\"event\":{\"e\":\"serverShutdown\",\"E\":1770123456789}}", WireJson.Of<UserDataFrame>())!;
        Assert.Null(frame.SubscriptionId);
        Assert.Equal("serverShutdown", frame.Event.EventType);
    }

    [Fact]
    public void Words_that_are_new_do_not_break_a_report()
    {
        var node = JsonNode.Parse(ExampleReader.Text("user-data-stream/order-update-1.json"))!;
        var body = node["event"]!;
        (body["x"], body["X"], body["r"], body["o"]) = ("MERGED", "ASLEEP", "TOO_LATE", "BEST");
        body["zz"] = 5;
        var report = Assert.IsType<ExecutionReport>(
            JsonSerializer.Deserialize(node.ToJsonString(), WireJson.Of<UserDataFrame>())!.Event);
        Assert.Equal(("MERGED", "ASLEEP", "TOO_LATE", "BEST"),
            (report.ExecutionType.Value, report.Status.Value, report.RejectReason, report.Type.Value));
    }
}
