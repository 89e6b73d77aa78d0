using System.Text.Json.Nodes;
using Spotwire.Cli.Output;
using Spotwire.UserData;

namespace Spotwire.Cli.Tests.Verbs;

/// <summary>What <c>watch user</c> writes of an order's report.</summary>
public sealed class UserDataShapeTests
{
    // They have another name here, or none: the event's own type, and what follows from others.
    private static readonly string[] Elsewhere = ["EventType", "EventTime", "Source", "IsFill"];

    [Fact]
    public void Every_field_of_a_report_is_written()
    {
        var shape = UserDataShapes.Of(Prevented);
        var missing = typeof(ExecutionReport).GetProperties().Select(static property => property.Name)
            .Where(static name => !Elsewhere.Contains(name))
            .Select(static name => char.ToLowerInvariant(name[0]) + name[1..])
            .Where(name => shape[name] is null);
        Assert.Empty(missing);
        Assert.Equal("17", shape["counterOrderId"]!.ToJsonString());
        Assert.Equal("\"0.50\"", shape["preventedQuantity"]!.ToJsonString());
        Assert.Equal(1_700_000_000_000, shape["trailingTime"]!.GetValue<long>());
    }

    [Fact]
    public void What_does_not_apply_is_left_out()
    {
        var shape = UserDataShapes.Of(Plain);
        JsonNode? ignored;
        Assert.False(shape.TryGetPropertyValue("preventedQuantity", out ignored));
        Assert.False(shape.TryGetPropertyValue("trailingDelta", out ignored));
        Assert.False(shape.TryGetPropertyValue("pegPriceType", out ignored));
        Assert.True(shape.TryGetPropertyValue("commissionAsset", out ignored) && ignored is null);
    }

    private static ExecutionReport Plain => new()
    {
        EventTime = ExchangeTime.FromMilliseconds(1_700_000_000_001),
        Symbol = "BTCUSDT",
        OrderId = new OrderId(16),
        ClientOrderId = "one",
        Side = Side.Sell,
        Type = OrderType.Limit,
        TimeInForce = TimeInForce.GoodTillCanceled,
        Quantity = 1m,
        Price = 60000m,
        ExecutionType = ExecutionType.New,
        Status = OrderStatus.New,
        ExecutedQuantity = 0m,
        TransactTime = ExchangeTime.FromMilliseconds(1_700_000_000_000),
    };

    private static ExecutionReport Prevented => Plain with
    {
        OriginalClientOrderId = "two",
        OrderListId = 1,
        CommissionAsset = "BNB",
        TradeId = 2,
        ExecutionId = 3,
        ExpiryReason = ExpiryReason.OcoTrigger,
        SelfTradePreventionMode = SelfTradePreventionMode.Decrement,
        WorkingTime = ExchangeTime.FromMilliseconds(1_700_000_000_000),
        TrailingDelta = 100,
        TrailingTime = ExchangeTime.FromMilliseconds(1_700_000_000_000),
        StrategyId = 4,
        StrategyType = 1_000_000,
        PreventedMatchId = 5,
        PreventedQuantity = 0.50m,
        LastPreventedQuantity = 0.25m,
        TradeGroupId = 6,
        CounterOrderId = new OrderId(17),
        CounterSymbol = "BTCUSDT",
        PreventedExecutionQuantity = 0.1m,
        PreventedExecutionPrice = 60000m,
        PreventedExecutionQuoteQuantity = 6000m,
        MatchType = FillMatchType.OnePartyTradeReport,
        AllocationId = 7,
        WorkingFloor = WorkingFloor.SmartOrderRouting,
        UsedSmartOrderRouting = true,
        PegPriceType = PegPriceType.PrimaryPeg,
        PegOffsetType = PegOffsetType.PriceLevel,
        PegOffsetValue = 8,
        PeggedPrice = 60001m,
    };
}
