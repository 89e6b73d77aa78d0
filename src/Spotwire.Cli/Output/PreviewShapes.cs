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
        shape = order switch
        {
            LimitOrder limit => shape.With("type", OrderType.Limit.Value)
                .With("timeInForce", limit.TimeInForce.Value)
                .With("price", Plain.Of(limit.Price))
                .With("quantity", Plain.Of(limit.Quantity))
                .With("notional", Plain.Of(limit.Price * limit.Quantity)),
            LimitMakerOrder maker => shape.With("type", OrderType.LimitMaker.Value)
                .With("price", Plain.Of(maker.Price))
                .With("quantity", Plain.Of(maker.Quantity))
                .With("notional", Plain.Of(maker.Price * maker.Quantity)),
            StopLossLimitOrder stop => shape.With("type", OrderType.StopLossLimit.Value)
                .With("timeInForce", stop.TimeInForce.Value)
                .With("price", Plain.Of(stop.Price))
                .With("stopPrice", Plain.Of(stop.StopPrice))
                .With("quantity", Plain.Of(stop.Quantity))
                .With("notional", Plain.Of(stop.Price * stop.Quantity)),
            StopLossOrder stop => shape.With("type", OrderType.StopLoss.Value)
                .With("stopPrice", Plain.Of(stop.StopPrice))
                .With("quantity", Plain.Of(stop.Quantity)),
            MarketOrderByQuote market => shape.With("type", OrderType.Market.Value)
                .With("quoteQuantity", Plain.Of(market.QuoteQuantity)),
            MarketOrder market => shape.With("type", OrderType.Market.Value)
                .With("quantity", Plain.Of(market.Quantity)),
            _ => shape,
        };
        return shape.With("clientOrderId", order.ClientOrderId?.Value)
            .With("accepted", violations.Count == 0)
            .With("violations", RuleShapes.Of(violations));
    }
}
