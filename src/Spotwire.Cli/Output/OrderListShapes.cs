using System.Text.Json.Nodes;
using Spotwire.Cli.Errors;
using Spotwire.Trading;

namespace Spotwire.Cli.Output;

/// <summary>Order lists, replacements and amendments as they are written.</summary>
internal static class OrderListShapes
{
    public static JsonObject Of(PlacedOrderList list) => Head(list)
        .With("listStatusType", list.ListStatusType.Value)
        .With("transactTime", list.TransactTime.UnixMilliseconds)
        .With("orders", new JsonArray([.. list.Reports.Select(OrderShapes.Of)]));

    public static JsonObject Of(CanceledOrderList list) => Head(list)
        .With("listStatusType", list.ListStatusType.Value)
        .With("transactTime", list.TransactTime.UnixMilliseconds)
        .With("orders", new JsonArray([.. list.Reports.Select(OrderShapes.Of)]));

    public static JsonObject Of(OrderList list) => Head(list)
        .With("listStatusType", list.ListStatusType?.Value)
        .With("transactTime", list.TransactTime?.UnixMilliseconds)
        .With("orders", new JsonArray([.. list.Orders.Select(static order => new JsonObject
        {
            ["symbol"] = order.Symbol.Value,
            ["orderId"] = order.OrderId.Value,
            ["clientOrderId"] = order.ClientOrderId.Value,
        })]));

    public static JsonObject Of(CancelReplaceResult result) => new JsonObject
    {
        ["cancelResult"] = result.CancelResult.Value,
        ["newOrderResult"] = result.NewOrderResult.Value,
    }
        .With("canceledOrder", result.CanceledOrder is { } canceled ? OrderShapes.Of(canceled) : null)
        .With("cancelError", ErrorOf(result.CancelError))
        .With("placedOrder", result.PlacedOrder is { } placed ? OrderShapes.Of(placed) : null)
        .With("newOrderError", ErrorOf(result.NewOrderError));

    public static JsonObject Of(AmendResult result)
    {
        var order = result.AmendedOrder;
        return new JsonObject
        {
            ["symbol"] = order.Symbol.Value,
            ["orderId"] = order.OrderId.Value,
            ["clientOrderId"] = order.ClientOrderId.Value,
            ["originalClientOrderId"] = order.OriginalClientOrderId.Value,
            ["executionId"] = result.ExecutionId,
            ["transactTime"] = result.TransactTime.UnixMilliseconds,
            ["side"] = order.Side.Value,
            ["type"] = order.Type.Value,
            ["timeInForce"] = order.TimeInForce.Value,
            ["price"] = Plain.Of(order.Price),
            ["quantity"] = Plain.Of(order.Quantity),
            ["executedQuantity"] = Plain.Of(order.ExecutedQuantity),
            ["status"] = order.Status.Value,
        }.With("orderListId", order.OrderListId);
    }

    public static JsonObject Of(OrderAmendment amendment) => new()
    {
        ["symbol"] = amendment.Symbol.Value,
        ["orderId"] = amendment.OrderId.Value,
        ["executionId"] = amendment.ExecutionId,
        ["originalClientOrderId"] = amendment.OriginalClientOrderId.Value,
        ["newClientOrderId"] = amendment.NewClientOrderId.Value,
        ["originalQuantity"] = Plain.Of(amendment.OriginalQuantity),
        ["newQuantity"] = Plain.Of(amendment.NewQuantity),
        ["amendmentTime"] = amendment.AmendmentTime.UnixMilliseconds,
    };

    private static JsonObject Head(OrderListDetails list) => new()
    {
        ["symbol"] = list.Symbol.Value,
        ["orderListId"] = list.OrderListId,
        ["listClientOrderId"] = list.ListClientOrderId.Value,
        ["contingencyType"] = list.ContingencyType.Value,
        ["listOrderStatus"] = list.ListOrderStatus.Value,
    };

    private static JsonObject? ErrorOf(SpotwireError? error) => error is null ? null : new JsonObject
    {
        ["kind"] = Failure.From(error).Kind,
        ["code"] = error.Code,
        ["message"] = error.Message,
    };
}
