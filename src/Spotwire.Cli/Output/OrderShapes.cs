using System.Text.Json.Nodes;
using Spotwire.Trading;

namespace Spotwire.Cli.Output;

/// <summary>Orders as they are written.</summary>
internal static class OrderShapes
{
    public static JsonObject Of(PlacedOrder order)
    {
        var shape = new JsonObject
        {
            ["symbol"] = order.Symbol.Value,
            ["orderId"] = order.OrderId.Value,
            ["clientOrderId"] = order.ClientOrderId.Value,
            ["transactTime"] = order.TransactTime.UnixMilliseconds,
        };
        shape.With("side", order.Side?.Value)
            .With("type", order.Type?.Value)
            .With("timeInForce", order.TimeInForce?.Value)
            .With("price", Plain.Of(order.Price))
            .With("quantity", Plain.Of(order.Quantity))
            .With("quoteQuantity", Plain.Of(order.QuoteQuantity))
            .With("executedQuantity", Plain.Of(order.ExecutedQuantity))
            .With("cumulativeQuoteQuantity", Plain.Of(order.CumulativeQuoteQuantity))
            .With("status", order.Status?.Value)
            .With("workingTime", order.WorkingTime?.UnixMilliseconds);
        AddDetails(shape, order);
        shape["fills"] = new JsonArray([.. order.Fills.Select(static fill => new JsonObject
        {
            ["price"] = Plain.Of(fill.Price),
            ["quantity"] = Plain.Of(fill.Quantity),
            ["commission"] = Plain.Of(fill.Commission),
            ["commissionAsset"] = fill.CommissionAsset.Value,
            ["tradeId"] = fill.TradeId,
        })]);
        return shape;
    }

    public static JsonObject Of(Order order)
    {
        var shape = new JsonObject
        {
            ["symbol"] = order.Symbol.Value,
            ["orderId"] = order.OrderId.Value,
            ["clientOrderId"] = order.ClientOrderId.Value,
            ["side"] = order.Side.Value,
            ["type"] = order.Type.Value,
            ["timeInForce"] = order.TimeInForce.Value,
            ["price"] = Plain.Of(order.Price),
            ["quantity"] = Plain.Of(order.Quantity),
            ["quoteQuantity"] = Plain.Of(order.QuoteQuantity),
            ["executedQuantity"] = Plain.Of(order.ExecutedQuantity),
            ["cumulativeQuoteQuantity"] = Plain.Of(order.CumulativeQuoteQuantity),
            ["status"] = order.Status.Value,
            ["isWorking"] = order.IsWorking,
            ["creationTime"] = order.CreationTime.UnixMilliseconds,
            ["updateTime"] = order.UpdateTime.UnixMilliseconds,
        };
        AddDetails(shape.With("workingTime", order.WorkingTime?.UnixMilliseconds), order);
        return shape;
    }

    public static JsonObject Of(CanceledOrder order)
    {
        var shape = new JsonObject
        {
            ["symbol"] = order.Symbol.Value,
            ["orderId"] = order.OrderId.Value,
            ["clientOrderId"] = order.OriginalClientOrderId.Value,
            ["cancelClientOrderId"] = order.ClientOrderId.Value,
            ["transactTime"] = order.TransactTime.UnixMilliseconds,
            ["side"] = order.Side.Value,
            ["type"] = order.Type.Value,
            ["timeInForce"] = order.TimeInForce.Value,
            ["price"] = Plain.Of(order.Price),
            ["quantity"] = Plain.Of(order.Quantity),
            ["quoteQuantity"] = Plain.Of(order.QuoteQuantity),
            ["executedQuantity"] = Plain.Of(order.ExecutedQuantity),
            ["cumulativeQuoteQuantity"] = Plain.Of(order.CumulativeQuoteQuantity),
            ["status"] = order.Status.Value,
        };
        AddDetails(shape, order);
        return shape;
    }

    public static JsonObject Of(TestOrderResult result)
    {
        var shape = new JsonObject();
        foreach (var (name, rates) in ((string, OrderCommissionRates?)[])
            [
                ("standardCommission", result.StandardCommission),
                ("specialCommission", result.SpecialCommission),
                ("taxCommission", result.TaxCommission),
            ])
        {
            shape.With(name, rates is null ? null : new JsonObject
            {
                ["maker"] = Plain.Of(rates.Maker),
                ["taker"] = Plain.Of(rates.Taker),
            });
        }

        return shape.With("discount", Of(result.Discount));
    }

    public static JsonObject? Of(CommissionDiscount? discount) => discount is null ? null : new JsonObject
    {
        ["isEnabledForAccount"] = discount.IsEnabledForAccount,
        ["isEnabledForSymbol"] = discount.IsEnabledForSymbol,
        ["discountAsset"] = discount.DiscountAsset?.Value,
        ["discount"] = Plain.Of(discount.Discount),
    };

    private static void AddDetails(JsonObject shape, OrderDetails details) => shape
        .With("stopPrice", Plain.Of(details.StopPrice))
        .With("icebergQuantity", Plain.Of(details.IcebergQuantity))
        .With("orderListId", details.OrderListId is null or -1 ? null : details.OrderListId)
        .With("selfTradePreventionMode", details.SelfTradePreventionMode?.Value)
        .With("strategyId", details.StrategyId)
        .With("strategyType", details.StrategyType)
        .With("trailingDelta", details.TrailingDelta)
        .With("trailingTime", details.TrailingTime?.UnixMilliseconds)
        .With("workingFloor", details.WorkingFloor?.Value)
        .With("pegPriceType", details.PegPriceType?.Value)
        .With("pegOffsetValue", details.PegOffsetValue)
        .With("peggedPrice", Plain.Of(details.PeggedPrice))
        .With("preventedQuantity", Plain.Of(details.PreventedQuantity))
        .With("expiryReason", details.ExpiryReason?.Value);
}
