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
        var limit = PriceOf(order.Order);
        var trigger = (order.Order as TriggeredOrder)?.Trigger;
        var (lifetime, iceberg) = LifetimeOf(order.Order);
        shape.With("type", order.Order.Type.Value)
            .With("timeInForce", lifetime?.Value)
            .With("price", Plain.Of(limit?.Value))
            .With("pegPriceType", limit?.Peg?.Value)
            .With("pegOffsetValue", limit?.OffsetLevels)
            .With("stopPrice", Plain.Of(trigger?.StopPrice))
            .With("trailingDelta", trigger?.TrailingDelta)
            .With("quantity", Plain.Of(order.Quantity))
            .With("icebergQuantity", Plain.Of(iceberg))
            .With("quoteQuantity", Plain.Of(order.QuoteQuantity))
            .With("notional", Plain.Of(limit?.Value * order.Quantity));
        return shape.With("clientOrderId", order.Order.ClientOrderId?.Value)
            .With("accepted", violations.Count == 0)
            .With("violations", RuleShapes.Of(violations));
    }

    private static LimitPrice? PriceOf(TypedOrder order) => order switch
    {
        LimitOrder limit => limit.Price,
        LimitMakerOrder maker => maker.Price,
        PrimaryPegOrder peg => LimitPrice.PrimaryPeg(peg.OffsetLevels, peg.WorstPrice),
        MarketPegOrder peg => LimitPrice.MarketPeg(peg.OffsetLevels, peg.WorstPrice),
        TriggeredLimitOrder triggered => triggered.Price,
        _ => default(LimitPrice?),
    };

    private static (TimeInForce? TimeInForce, decimal? IcebergQuantity) LifetimeOf(TypedOrder order) => order switch
    {
        LimitOrder limit => Parts(limit.Lifetime),
        MarketPegOrder peg => Parts(peg.Lifetime),
        TriggeredLimitOrder triggered => Parts(triggered.Lifetime),
        PrimaryPegOrder peg => (TimeInForce.GoodTillCanceled, peg.IcebergQuantity),
        LimitMakerOrder maker => (null, maker.IcebergQuantity),
        _ => (null, null),
    };

    private static (TimeInForce TimeInForce, decimal? IcebergQuantity) Parts(Lifetime lifetime) =>
        (lifetime.TimeInForce, lifetime.IcebergQuantity);
}
