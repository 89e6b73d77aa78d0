using System.Text.Json.Nodes;
using Spotwire.Rules;
using Spotwire.Trading;

namespace Spotwire.Cli.Output;

/// <summary>An order that has not been sent, as it is written.</summary>
internal static class PreviewShapes
{
    public static JsonObject Of(NewOrder order, IReadOnlyList<RuleViolation> violations)
    {
        var shape = new JsonObject
        {
            ["symbol"] = order.Symbol.Value,
            ["side"] = order.Side.Value,
        };
        var limit = PriceOf(order);
        var trigger = TriggerOf(order);
        var quantity = QuantityOf(order);
        shape.With("type", order.Type.Value)
            .With("timeInForce", TimeInForceOf(order)?.Value)
            .With("price", Plain.Of(limit?.Value))
            .With("pegPriceType", limit?.Peg?.Value)
            .With("pegOffsetValue", limit?.OffsetLevels)
            .With("stopPrice", Plain.Of(trigger?.StopPrice))
            .With("trailingDelta", trigger?.TrailingDelta)
            .With("quantity", Plain.Of(quantity))
            .With("icebergQuantity", Plain.Of(IcebergOf(order)))
            .With("quoteQuantity", Plain.Of((order as MarketOrderByQuote)?.QuoteQuantity))
            .With("notional", Plain.Of(limit?.Value * quantity));
        return shape.With("clientOrderId", order.ClientOrderId?.Value)
            .With("accepted", violations.Count == 0)
            .With("violations", RuleShapes.Of(violations));
    }

    private static LimitPrice? PriceOf(NewOrder order) => order switch
    {
        LimitOrder limit => limit.Price,
        LimitMakerOrder maker => maker.Price,
        StopLossLimitOrder stop => stop.Price,
        TakeProfitLimitOrder target => target.Price,
        _ => default(LimitPrice?),
    };

    private static StopTrigger? TriggerOf(NewOrder order) => order switch
    {
        StopLossOrder stop => stop.Trigger,
        StopLossLimitOrder stop => stop.Trigger,
        TakeProfitOrder target => target.Trigger,
        TakeProfitLimitOrder target => target.Trigger,
        _ => default(StopTrigger?),
    };

    private static TimeInForce? TimeInForceOf(NewOrder order) => order switch
    {
        LimitOrder limit => limit.TimeInForce,
        StopLossLimitOrder stop => stop.TimeInForce,
        TakeProfitLimitOrder target => target.TimeInForce,
        _ => default(TimeInForce?),
    };

    private static decimal? QuantityOf(NewOrder order) => order switch
    {
        LimitOrder limit => limit.Quantity,
        LimitMakerOrder maker => maker.Quantity,
        MarketOrder market => market.Quantity,
        StopLossOrder stop => stop.Quantity,
        StopLossLimitOrder stop => stop.Quantity,
        TakeProfitOrder target => target.Quantity,
        TakeProfitLimitOrder target => target.Quantity,
        _ => null,
    };

    private static decimal? IcebergOf(NewOrder order) => order switch
    {
        LimitOrder limit => limit.IcebergQuantity,
        LimitMakerOrder maker => maker.IcebergQuantity,
        StopLossLimitOrder stop => stop.IcebergQuantity,
        TakeProfitLimitOrder target => target.IcebergQuantity,
        _ => null,
    };
}
