using System.Globalization;
using System.Text.Json.Nodes;
using Spotwire.UserData;

namespace Spotwire.Cli.Output;

/// <summary>User data events as they are written: every line has <c>event</c>, <c>eventTime</c> and
/// <c>source</c>.</summary>
internal static class UserDataShapes
{
    public static JsonObject Of(UserDataEvent happened)
    {
        var shape = new JsonObject
        {
            ["event"] = happened.EventType,
            ["eventTime"] = happened.EventTime.UnixMilliseconds,
            ["source"] = happened.Source == UserDataSource.Event ? "event" : "query",
        };
        Add(shape, happened);
        return shape;
    }

    /// <summary>The same in a line for people.</summary>
    public static JsonObject InBrief(UserDataEvent happened) => new()
    {
        ["eventTime"] = happened.EventTime.UnixMilliseconds,
        ["event"] = happened.EventType,
        ["what"] = happened switch
        {
            ExecutionReport { IsFill: true } fill =>
                $"{fill.Symbol} {fill.OrderId} {fill.Side} {Plain.Of(fill.LastExecutedQuantity)} at " +
                $"{Plain.Of(fill.LastExecutedPrice)}, {fill.Status}",
            ExecutionReport report =>
                $"{report.Symbol} {report.OrderId} {report.Side} {report.Type} {report.ExecutionType}, {report.Status}",
            AccountPosition position => string.Join(", ", position.Balances.Select(static balance =>
                $"{balance.Asset} {Plain.Of(balance.Free)} free {Plain.Of(balance.Locked)} locked")),
            BalanceUpdate update => $"{update.Asset} {Plain.Of(update.Delta)}",
            ExternalLockUpdate update => $"{update.Asset} {Plain.Of(update.Delta)}",
            OrderListUpdate list =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{list.Symbol} {list.OrderListId} {list.ContingencyType} {list.ListStatusType}, ") +
                list.ListOrderStatus,
            UserDataInterrupted interrupted => interrupted.Reason,
            UserDataRecovered recovered =>
                string.Create(CultureInfo.InvariantCulture, $"{recovered.FoundReports} reports found"),
            _ => "",
        },
    };

    private static void Add(JsonObject shape, UserDataEvent happened)
    {
        switch (happened)
        {
            case ExecutionReport report:
                AddReport(shape, report);
                break;
            case AccountPosition position:
                shape["lastUpdateTime"] = position.LastUpdateTime.UnixMilliseconds;
                shape["balances"] = new JsonArray([.. position.Balances.Select(static balance => new JsonObject
                {
                    ["asset"] = balance.Asset.Value,
                    ["free"] = Plain.Of(balance.Free),
                    ["locked"] = Plain.Of(balance.Locked),
                })]);
                break;
            case BalanceUpdate update:
                shape["asset"] = update.Asset.Value;
                shape["delta"] = Plain.Of(update.Delta);
                shape["clearTime"] = update.ClearTime.UnixMilliseconds;
                break;
            case ExternalLockUpdate update:
                shape["asset"] = update.Asset.Value;
                shape["delta"] = Plain.Of(update.Delta);
                shape["transactTime"] = update.TransactTime.UnixMilliseconds;
                break;
            case OrderListUpdate list:
                AddList(shape, list);
                break;
            case UnknownUserDataEvent unknown:
                shape["message"] = JsonNode.Parse(unknown.Json);
                break;
            case UserDataInterrupted interrupted:
                shape["reason"] = interrupted.Reason;
                break;
            case UserDataRecovered recovered:
                shape["foundReports"] = recovered.FoundReports;
                shape["foundFills"] = recovered.FoundFills;
                break;
        }
    }

    private static void AddList(JsonObject shape, OrderListUpdate list)
    {
        shape["symbol"] = list.Symbol.Value;
        shape["orderListId"] = list.OrderListId;
        shape["contingencyType"] = list.ContingencyType.Value;
        shape["listStatusType"] = list.ListStatusType.Value;
        shape["listOrderStatus"] = list.ListOrderStatus.Value;
        shape["rejectReason"] = list.RejectReason;
        shape["listClientOrderId"] = list.ListClientOrderId.Value;
        shape["transactTime"] = list.TransactTime.UnixMilliseconds;
        shape["orders"] = new JsonArray([.. list.Orders.Select(static order => new JsonObject
        {
            ["symbol"] = order.Symbol.Value,
            ["orderId"] = order.OrderId.Value,
            ["clientOrderId"] = order.ClientOrderId.Value,
        })]);
    }

    private static void AddReport(JsonObject shape, ExecutionReport report)
    {
        shape["symbol"] = report.Symbol.Value;
        shape["orderId"] = report.OrderId.Value;
        shape["clientOrderId"] = report.ClientOrderId.Value;
        shape["originalClientOrderId"] = report.OriginalClientOrderId.IsEmpty
            ? null
            : report.OriginalClientOrderId.Value;
        shape["orderListId"] = report.OrderListId;
        shape["executionType"] = report.ExecutionType.Value;
        shape["status"] = report.Status.Value;
        shape["side"] = report.Side.Value;
        shape["type"] = report.Type.Value;
        shape["timeInForce"] = report.TimeInForce.Value;
        shape["price"] = Plain.Of(report.Price);
        shape["stopPrice"] = Plain.Of(report.StopPrice);
        shape["quantity"] = Plain.Of(report.Quantity);
        shape["quoteQuantity"] = Plain.Of(report.QuoteQuantity);
        shape["executedQuantity"] = Plain.Of(report.ExecutedQuantity);
        shape["cumulativeQuoteQuantity"] = Plain.Of(report.CumulativeQuoteQuantity);
        shape["lastExecutedQuantity"] = Plain.Of(report.LastExecutedQuantity);
        shape["lastExecutedPrice"] = Plain.Of(report.LastExecutedPrice);
        shape["commission"] = Plain.Of(report.Commission);
        shape["commissionAsset"] = report.CommissionAsset?.Value;
        shape["tradeId"] = report.TradeId;
        shape["executionId"] = report.ExecutionId;
        shape["isWorking"] = report.IsWorking;
        shape["isMaker"] = report.IsMaker;
        shape["rejectReason"] = report.RejectReason;
        shape["expiryReason"] = report.ExpiryReason?.Value;
        shape["transactTime"] = report.TransactTime.UnixMilliseconds;
        shape["lastQuoteQuantity"] = Plain.Of(report.LastQuoteQuantity);
        shape["icebergQuantity"] = Plain.Of(report.IcebergQuantity);
        shape["creationTime"] = report.CreationTime.UnixMilliseconds;
        shape["selfTradePreventionMode"] = report.SelfTradePreventionMode.Value;
        foreach (var (name, value) in ConditionalFields(report))
        {
            if (value is not null)
            {
                shape[name] = value;
            }
        }
    }

    /// <summary>What Binance tells only where it applies; it is written only then, too.</summary>
    private static IEnumerable<(string Name, JsonNode? Value)> ConditionalFields(ExecutionReport report) =>
    [
        ("workingTime", report.WorkingTime?.UnixMilliseconds),
        ("trailingDelta", report.TrailingDelta),
        ("trailingTime", report.TrailingTime?.UnixMilliseconds),
        ("strategyId", report.StrategyId),
        ("strategyType", report.StrategyType),
        ("preventedMatchId", report.PreventedMatchId),
        ("preventedQuantity", Plain.Of(report.PreventedQuantity)),
        ("lastPreventedQuantity", Plain.Of(report.LastPreventedQuantity)),
        ("tradeGroupId", report.TradeGroupId),
        ("counterOrderId", report.CounterOrderId?.Value),
        ("counterSymbol", report.CounterSymbol?.Value),
        ("preventedExecutionQuantity", Plain.Of(report.PreventedExecutionQuantity)),
        ("preventedExecutionPrice", Plain.Of(report.PreventedExecutionPrice)),
        ("preventedExecutionQuoteQuantity", Plain.Of(report.PreventedExecutionQuoteQuantity)),
        ("matchType", report.MatchType?.Value),
        ("allocationId", report.AllocationId),
        ("workingFloor", report.WorkingFloor?.Value),
        ("usedSmartOrderRouting", report.UsedSmartOrderRouting),
        ("pegPriceType", report.PegPriceType?.Value),
        ("pegOffsetType", report.PegOffsetType?.Value),
        ("pegOffsetValue", report.PegOffsetValue),
        ("peggedPrice", Plain.Of(report.PeggedPrice)),
    ];
}
