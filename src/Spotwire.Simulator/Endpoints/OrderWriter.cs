using Spotwire.Simulator.Orders;

namespace Spotwire.Simulator.Endpoints;

/// <summary>Writes orders as the calls answer them.</summary>
/// <remarks>Documentation: rest-api.md, the answers of the trading and account calls and "Conditional fields in Order
/// Responses".</remarks>
internal static class OrderWriter
{
    /// <summary>The answer to a new order, alone or as a report of its list.</summary>
    public static void WritePlaced(AnswerWriter answer, SimulatedOrder order, string responseType)
    {
        answer.Json.WriteStartObject();
        WriteIdentity(answer, order);
        answer.Text("clientOrderId", order.ClientOrderId);
        answer.Time("transactTime", order.CreatedMicros);
        if (responseType != "ACK")
        {
            WriteTerms(answer, order);
            answer.TimeOrNone("workingTime", order.WorkingMicros);
            answer.Text("selfTradePreventionMode", order.SelfTradePrevention);
            WriteRouting(answer, order);
            answer.TextIfAny("expiryReason", order.ExpiryReason);
        }

        if (responseType == "FULL")
        {
            WriteFills(answer, order);
            WritePreventedMatches(answer, order);
        }
        else if (responseType == "RESULT")
        {
            WritePrevented(answer, order);
        }

        answer.Json.WriteEndObject();
    }

    /// <summary>The answer to a cancel, alone or as a report of its list.</summary>
    public static void WriteCanceled(AnswerWriter answer, SimulatedOrder order, string cancelId, long nowMicros)
    {
        answer.Json.WriteStartObject();
        answer.Text("symbol", order.Market.Name);
        answer.Text("origClientOrderId", order.ClientOrderId);
        answer.Number("orderId", order.OrderId);
        answer.Number("orderListId", order.OrderListId);
        answer.Text("clientOrderId", cancelId);
        answer.Time("transactTime", nowMicros);
        WriteTerms(answer, order);
        answer.Text("selfTradePreventionMode", order.SelfTradePrevention);
        WriteRouting(answer, order);
        WritePrevented(answer, order);
        answer.Json.WriteEndObject();
    }

    /// <summary>An order as it is queried.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="order">The order.</param>
    /// <param name="isListed">Whether it is one of several, where two fields change places.</param>
    public static void WriteQueried(AnswerWriter answer, SimulatedOrder order, bool isListed)
    {
        answer.Json.WriteStartObject();
        WriteIdentity(answer, order);
        answer.Text("clientOrderId", order.ClientOrderId);
        answer.Amount("price", order.Price);
        WritePeg(answer, order);
        answer.Amount("origQty", order.HasQuantity ? order.Quantity : 0m);
        answer.Amount("executedQty", order.ExecutedQuantity);
        answer.Amount("cummulativeQuoteQty", order.ExecutedQuote);
        WriteState(answer, order);
        answer.Amount("stopPrice", order.StopPrice);
        WriteTrailing(answer, order);
        answer.Amount("icebergQty", order.IcebergQuantity);
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
        answer.Text("selfTradePreventionMode", order.SelfTradePrevention);
        WriteRouting(answer, order);
        WritePrevented(answer, order);
        answer.TextIfAny("expiryReason", order.ExpiryReason);
        answer.Json.WriteEndObject();
    }

    /// <summary>An order that was amended.</summary>
    public static void WriteAmended(AnswerWriter answer, Amendment amendment)
    {
        var order = amendment.Order;
        answer.Json.WriteStartObject("amendedOrder");
        WriteIdentity(answer, order);
        answer.Text("origClientOrderId", amendment.OriginalClientOrderId);
        answer.Text("clientOrderId", amendment.NewClientOrderId);
        answer.Amount("price", order.Price);
        WritePeg(answer, order);
        answer.Amount("qty", order.Quantity);
        answer.Amount("executedQty", order.ExecutedQuantity);
        answer.Amount("preventedQty", order.PreventedQuantity);
        answer.Amount("quoteOrderQty", order.QuoteQuantity);
        answer.Amount("cumulativeQuoteQty", order.ExecutedQuote);
        WriteState(answer, order);
        WriteTriggers(answer, order);
        WriteIceberg(answer, order);
        WriteStrategy(answer, order);
        answer.TimeIfAny("workingTime", order.WorkingMicros);
        answer.Text("selfTradePreventionMode", order.SelfTradePrevention);
        WriteRouting(answer, order);
        answer.TextIfAny("expiryReason", order.ExpiryReason);
        answer.Json.WriteEndObject();
    }

    private static void WriteIdentity(AnswerWriter answer, SimulatedOrder order)
    {
        answer.Text("symbol", order.Market.Name);
        answer.Number("orderId", order.OrderId);
        answer.Number("orderListId", order.OrderListId);
    }

    private static void WriteState(AnswerWriter answer, SimulatedOrder order)
    {
        answer.Text("status", order.Status);
        answer.Text("timeInForce", order.TimeInForce);
        answer.Text("type", order.Type);
        answer.Text("side", order.IsBuy ? "BUY" : "SELL");
    }

    private static void WriteTerms(AnswerWriter answer, SimulatedOrder order)
    {
        answer.Amount("price", order.Price);
        WritePeg(answer, order);
        if (order.HasQuantity)
        {
            answer.Amount("origQty", order.Quantity);
        }

        answer.Amount("executedQty", order.ExecutedQuantity);
        answer.Amount("origQuoteOrderQty", order.QuoteQuantity);
        answer.Amount("cummulativeQuoteQty", order.ExecutedQuote);
        WriteState(answer, order);
        WriteTriggers(answer, order);
        WriteIceberg(answer, order);
        WriteStrategy(answer, order);
    }

    private static void WriteTriggers(AnswerWriter answer, SimulatedOrder order)
    {
        if (order.IsAlgo)
        {
            answer.Amount("stopPrice", order.StopPrice);
            WriteTrailing(answer, order);
        }
    }

    private static void WriteTrailing(AnswerWriter answer, SimulatedOrder order)
    {
        if (order.TrailingDelta is { } delta)
        {
            answer.Number("trailingDelta", delta);
            answer.TimeOrNone("trailingTime", order.TrailingMicros);
        }
    }

    private static void WriteIceberg(AnswerWriter answer, SimulatedOrder order)
    {
        if (order.IcebergQuantity > 0m)
        {
            answer.Amount("icebergQty", order.IcebergQuantity);
        }
    }

    private static void WritePeg(AnswerWriter answer, SimulatedOrder order)
    {
        if (order.PegPriceType is not { } type)
        {
            return;
        }

        answer.Text("pegPriceType", type);
        if (order.PegOffsetValue is { } levels)
        {
            answer.Text("pegOffsetType", "PRICE_LEVEL");
            answer.Number("pegOffsetValue", levels);
        }

        answer.AmountIfAny("peggedPrice", order.PeggedPrice);
    }

    private static void WriteStrategy(AnswerWriter answer, SimulatedOrder order)
    {
        answer.NumberIfAny("strategyId", order.StrategyId);
        answer.NumberIfAny("strategyType", order.StrategyType);
    }

    private static void WriteRouting(AnswerWriter answer, SimulatedOrder order)
    {
        answer.TextIfAny("workingFloor", order.WorkingFloor);
        answer.FlagIfSet("usedSor", order.UsedSor);
    }

    private static void WritePrevented(AnswerWriter answer, SimulatedOrder order)
    {
        if (order.PreventedMatchId is { } id)
        {
            answer.Number("preventedMatchId", id);
            answer.Amount("preventedQuantity", order.PreventedQuantity);
        }
    }

    private static void WriteFills(AnswerWriter answer, SimulatedOrder order) =>
        answer.Objects("fills", order.Fills, static (answer, fill) =>
        {
            answer.TextIfAny("matchType", fill.AllocationId is null ? null : "ONE_PARTY_TRADE_REPORT");
            answer.Amount("price", fill.Price);
            answer.Amount("qty", fill.Quantity);
            answer.Amount("commission", fill.Commission);
            answer.Text("commissionAsset", fill.CommissionAsset.Value);
            answer.Number("tradeId", fill.TradeId);
            answer.NumberIfAny("allocId", fill.AllocationId);
        });

    // Documentation: faqs/stp_faq.md. The matches stand for the number that other forms of the answer have.
    private static void WritePreventedMatches(AnswerWriter answer, SimulatedOrder order)
    {
        if (order.PreventedMatches.Count == 0)
        {
            return;
        }

        answer.Objects("preventedMatches", order.PreventedMatches, static (answer, match) =>
        {
            answer.Number("preventedMatchId", match.Id);
            answer.Text("makerSymbol", match.MakerMarket.Name);
            answer.Number("makerOrderId", match.MakerOrderId);
            answer.Amount("price", match.Price);
            WritePreventedQuantities(answer, match);
        });
        if (order.PreventedMatches[^1].TradeGroup is >= 0 and var group)
        {
            answer.Number("tradeGroupId", group);
        }

        if (order.PreventedQuantity > 0m)
        {
            answer.Amount("preventedQuantity", order.PreventedQuantity);
        }
    }

    /// <summary>What either side of a prevented match lost, where it lost anything.</summary>
    public static void WritePreventedQuantities(AnswerWriter answer, PreventedMatch match)
    {
        answer.AmountIfAny("takerPreventedQuantity", match.TakerPreventedQuantity);
        answer.AmountIfAny("makerPreventedQuantity", match.MakerPreventedQuantity);
    }
}
