using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Orders;

namespace Spotwire.Simulator.WebSocketApi;

/// <summary>Writes execution reports, with the fields that depend on what the order is.</summary>
/// <remarks>Documentation: user-data-stream.md, "Order update" and "Conditional Fields in Execution Report"; whether a
/// trade is reported as on the book (w) and the ignored M are as in faqs/market_orders_faq.md.</remarks>
internal static class ExecutionReportJson
{
    private const string Trade = "TRADE";

    /// <summary>Writes the fields of a report.</summary>
    public static void Write(AnswerWriter answer, SimulatedOrder order, in ExecutionNotice notice)
    {
        WriteTerms(answer, order, notice);
        answer.Text("x", notice.Type);
        answer.Text("X", order.Status);
        answer.Text("r", notice.RejectReason);
        answer.Number("i", order.OrderId);
        answer.Amount("l", notice.LastQuantity);
        answer.Amount("z", order.ExecutedQuantity);
        answer.Amount("L", notice.LastPrice);
        WriteCommission(answer, notice);
        answer.Time("T", notice.TimeMicros);
        answer.Number("t", notice.TradeId);
        WritePrevention(answer, order, notice);
        answer.Number("I", notice.ExecutionId);
        answer.Flag("w", IsShownOnBook(order, notice));
        answer.Flag("m", notice.IsMaker);
        answer.Flag("M", notice.Type == Trade);
        answer.Time("O", order.CreatedMicros);
        answer.Amount("Z", order.ExecutedQuote);
        answer.Amount("Y", notice.LastQuote);
        answer.Amount("Q", order.QuoteQuantity);
        answer.TimeIfAny("W", order.WorkingMicros);
        answer.Text("V", order.SelfTradePrevention);
        answer.NumberIfAny("j", order.StrategyId);
        answer.NumberIfAny("J", order.StrategyType);
        WriteRouting(answer, order, notice);
        WritePeg(answer, order);
        answer.TextIfAny("eR", order.ExpiryReason);
    }

    private static void WriteTerms(AnswerWriter answer, SimulatedOrder order, in ExecutionNotice notice)
    {
        answer.Text("e", "executionReport");
        answer.Time("E", notice.TimeMicros);
        answer.Text("s", order.Market.Name);
        answer.Text("c", notice.ClientOrderId);
        answer.Text("S", order.IsBuy ? "BUY" : "SELL");
        answer.Text("o", order.Type);
        answer.Text("f", order.Type is "LIMIT" or "STOP_LOSS_LIMIT" or "TAKE_PROFIT_LIMIT" ? order.TimeInForce : "GTC");
        answer.Amount("q", order.Quantity);
        answer.Amount("p", order.Price);
        answer.Amount("P", order.StopPrice);
        if (order.TrailingDelta is { } delta)
        {
            answer.Number("d", delta);
            answer.TimeOrNone("D", order.TrailingMicros);
        }

        answer.Amount("F", order.IcebergQuantity);
        answer.Number("g", order.OrderListId);
        answer.Text("C", notice.OriginalClientOrderId);
    }

    private static void WriteCommission(AnswerWriter answer, in ExecutionNotice notice)
    {
        if (notice.CommissionAsset is { } asset)
        {
            answer.Amount("n", notice.Commission);
            answer.Text("N", asset.Value);
        }
        else
        {
            answer.Text("n", "0");
            answer.Json.WriteNull("N");
        }
    }

    private static void WritePrevention(AnswerWriter answer, SimulatedOrder order, in ExecutionNotice notice)
    {
        if (notice.Prevented is { } match)
        {
            answer.Number("v", match.Id);
            answer.Amount("A", order.PreventedQuantity);
            answer.Amount("B", notice.LastPreventedQuantity);
            answer.Number("u", match.TradeGroup);
            answer.Number("U", notice.CounterOrderId);
            answer.Text("Cs", notice.CounterSymbol);
            answer.Amount("pl", notice.PreventedExecutionQuantity);
            answer.Amount("pL", match.Price);
            answer.Amount("pY", match.Price * notice.PreventedExecutionQuantity);
        }
        else if (order.PreventedMatchId is { } id)
        {
            answer.Number("v", id);
            answer.Amount("A", order.PreventedQuantity);
        }
    }

    private static void WriteRouting(AnswerWriter answer, SimulatedOrder order, in ExecutionNotice notice)
    {
        if (notice.AllocationId is { } allocation)
        {
            answer.Text("b", "ONE_PARTY_TRADE_REPORT");
            answer.Number("a", allocation);
        }

        answer.TextIfAny("k", order.WorkingFloor);
        answer.FlagIfSet("uS", order.UsedSor);
    }

    private static void WritePeg(AnswerWriter answer, SimulatedOrder order)
    {
        if (order.PegPriceType is not { } type)
        {
            return;
        }

        answer.Text("gP", type);
        if (order.PegOffsetValue is { } offset)
        {
            answer.Text("gOT", "PRICE_LEVEL");
            answer.Number("gOV", offset);
        }

        answer.AmountIfAny("gp", order.PeggedPrice);
    }

    // A market order is on the book when it comes in and not while it trades.
    private static bool IsShownOnBook(SimulatedOrder order, in ExecutionNotice notice) =>
        order.WorkingMicros is not null
        && order.Status is ("NEW" or "PARTIALLY_FILLED")
        && (notice.Type != Trade || order.Type is not ("MARKET" or "STOP_LOSS" or "TAKE_PROFIT"));
}
