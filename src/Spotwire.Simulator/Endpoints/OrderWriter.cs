using Spotwire.Simulator.Orders;

namespace Spotwire.Simulator.Endpoints;

/// <summary>Writes orders as the calls answer them.</summary>
/// <remarks>Documentation: rest-api.md, the answers of the trading and account calls and "Conditional fields in Order
/// Responses".</remarks>
internal static class OrderWriter
{
    private const string PreventionMode = "NONE";

    /// <summary>The answer to a new order.</summary>
    public static void WritePlaced(AnswerWriter answer, SimulatedOrder order, string responseType)
    {
        answer.Json.WriteStartObject();
        answer.Text("symbol", order.Market.Name);
        answer.Number("orderId", order.OrderId);
        answer.Number("orderListId", -1);
        answer.Text("clientOrderId", order.ClientOrderId);
        answer.Time("transactTime", order.CreatedMicros);
        if (responseType != "ACK")
        {
            WriteTerms(answer, order);
            answer.TimeOrNone("workingTime", order.WorkingMicros);
            answer.Text("selfTradePreventionMode", PreventionMode);
            WriteExpiry(answer, order);
        }

        if (responseType == "FULL")
        {
            WriteFills(answer, order);
        }

        answer.Json.WriteEndObject();
    }

    /// <summary>The answer to a cancel.</summary>
    public static void WriteCanceled(AnswerWriter answer, SimulatedOrder order, string cancelId, long nowMicros)
    {
        answer.Json.WriteStartObject();
        answer.Text("symbol", order.Market.Name);
        answer.Text("origClientOrderId", order.ClientOrderId);
        answer.Number("orderId", order.OrderId);
        answer.Number("orderListId", -1);
        answer.Text("clientOrderId", cancelId);
        answer.Time("transactTime", nowMicros);
        WriteTerms(answer, order);
        answer.Text("selfTradePreventionMode", PreventionMode);
        answer.Json.WriteEndObject();
    }

    /// <summary>An order as it is queried.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="order">The order.</param>
    /// <param name="isListed">Whether it is one of the open orders, where two fields change places.</param>
    public static void WriteQueried(AnswerWriter answer, SimulatedOrder order, bool isListed)
    {
        answer.Json.WriteStartObject();
        answer.Text("symbol", order.Market.Name);
        answer.Number("orderId", order.OrderId);
        answer.Number("orderListId", -1);
        answer.Text("clientOrderId", order.ClientOrderId);
        answer.Amount("price", order.Price);
        answer.Amount("origQty", order.Quantity);
        answer.Amount("executedQty", order.ExecutedQuantity);
        answer.Amount("cummulativeQuoteQty", order.ExecutedQuote);
        answer.Text("status", order.Status);
        answer.Text("timeInForce", order.TimeInForce);
        answer.Text("type", order.Type);
        answer.Text("side", order.IsBuy ? "BUY" : "SELL");
        answer.Amount("stopPrice", order.StopPrice);
        answer.Amount("icebergQty", 0m);
        answer.Time("time", order.CreatedMicros);
        answer.Time("updateTime", order.UpdatedMicros);
        answer.Flag("isWorking", order.WorkingMicros is not null);
        if (isListed)
        {
            answer.Amount("origQuoteOrderQty", order.QuoteQuantity);
            answer.TimeOrNone("workingTime", order.WorkingMicros);
        }
        else
        {
            answer.TimeOrNone("workingTime", order.WorkingMicros);
            answer.Amount("origQuoteOrderQty", order.QuoteQuantity);
        }

        WriteStrategy(answer, order);
        answer.Text("selfTradePreventionMode", PreventionMode);
        WriteExpiry(answer, order);
        answer.Json.WriteEndObject();
    }

    private static void WriteTerms(AnswerWriter answer, SimulatedOrder order)
    {
        answer.Amount("price", order.Price);
        answer.Amount("origQty", order.Quantity);
        answer.Amount("executedQty", order.ExecutedQuantity);
        answer.Amount("origQuoteOrderQty", order.QuoteQuantity);
        answer.Amount("cummulativeQuoteQty", order.ExecutedQuote);
        answer.Text("status", order.Status);
        answer.Text("timeInForce", order.TimeInForce);
        answer.Text("type", order.Type);
        answer.Text("side", order.IsBuy ? "BUY" : "SELL");
        if (order.Terms.IsStop)
        {
            answer.Amount("stopPrice", order.StopPrice);
        }

        WriteStrategy(answer, order);
    }

    private static void WriteStrategy(AnswerWriter answer, SimulatedOrder order)
    {
        if (order.StrategyId is { } id)
        {
            answer.Number("strategyId", id);
        }

        if (order.StrategyType is { } type)
        {
            answer.Number("strategyType", type);
        }
    }

    private static void WriteExpiry(AnswerWriter answer, SimulatedOrder order)
    {
        if (order.ExpiryReason is { } reason)
        {
            answer.Text("expiryReason", reason);
        }
    }

    private static void WriteFills(AnswerWriter answer, SimulatedOrder order)
    {
        answer.List("fills");
        foreach (var fill in order.Fills)
        {
            answer.Json.WriteStartObject();
            answer.Amount("price", fill.Price);
            answer.Amount("qty", fill.Quantity);
            answer.Amount("commission", fill.Commission);
            answer.Text("commissionAsset", fill.CommissionAsset.Value);
            answer.Number("tradeId", fill.TradeId);
            answer.Json.WriteEndObject();
        }

        answer.Json.WriteEndArray();
    }
}
