namespace Spotwire.Simulator.Orders;

/// <summary>Numbers the executions of one market and tells them.</summary>
/// <remarks>Of a market order by quote quantity nobody knows whether a trade was its last before it is done; so the
/// last one is held back until then, or until the next one.</remarks>
internal sealed class ExecutionReports(AccountEvents events)
{
    private long _lastId;
    private SimulatedOrder? _heldOrder;
    private ExecutionNotice _heldNotice;

    /// <summary>The order was taken on, was placed on the book, began to track the price or was triggered.</summary>
    public void New(SimulatedOrder order, long nowMicros) => Tell(order, Notice("NEW", order, nowMicros));

    /// <summary>The order was cancelled.</summary>
    public void Canceled(SimulatedOrder order, long nowMicros) => Tell(order, Notice("CANCELED", order, nowMicros) with
    {
        ClientOrderId = order.CancelId ?? order.ClientOrderId,
        OriginalClientOrderId = order.ClientOrderId,
    });

    /// <summary>The order expired.</summary>
    public void Expired(SimulatedOrder order, long nowMicros) => Tell(order, Notice("EXPIRED", order, nowMicros));

    /// <summary>The order was refused.</summary>
    public void Rejected(SimulatedOrder order, string reason, long nowMicros) =>
        Tell(order, Notice("REJECTED", order, nowMicros) with { RejectReason = reason });

    /// <summary>The order's quantity was reduced.</summary>
    /// <returns>Number of the execution.</returns>
    public long Replaced(SimulatedOrder order, string originalClientOrderId, long nowMicros) =>
        Tell(order, Notice("REPLACED", order, nowMicros) with { OriginalClientOrderId = originalClientOrderId });

    /// <summary>The order traded, or got an allocation.</summary>
    public void Traded(SimulatedOrder order, AccountTrade fill, decimal quote) => TellOrHold(
        order,
        Notice("TRADE", order, fill.TimeMicros) with
        {
            LastPrice = fill.Price,
            LastQuantity = fill.Quantity,
            LastQuote = quote,
            Commission = fill.Commission,
            CommissionAsset = fill.CommissionAsset,
            TradeId = fill.TradeId,
            IsMaker = fill.IsMaker,
            AllocationId = fill.AllocationId,
        });

    /// <summary>Self-trade prevention took something from the order.</summary>
    public void Prevented(SimulatedOrder order, PreventedMatch match, decimal lost) => TellOrHold(
        order,
        Notice("TRADE_PREVENTION", order, match.TimeMicros) with
        {
            Prevented = match,
            LastPreventedQuantity = lost,
            IsMaker = IsMaker(order, match),
            CounterOrderId = IsMaker(order, match) ? match.TakerOrderId : match.MakerOrderId,
            CounterSymbol = (IsMaker(order, match) ? match.Market : match.MakerMarket).Name,
            PreventedExecutionQuantity = match.Quantity,
        });

    /// <summary>Tells what is held back of an order; to be called before it changes further.</summary>
    public void Release(SimulatedOrder order)
    {
        if (_heldOrder == order)
        {
            _heldOrder = null;
            Tell(order, _heldNotice);
        }
    }

    private static bool IsMaker(SimulatedOrder order, PreventedMatch match) =>
        match.MakerOrderId == order.OrderId && match.MakerMarket == order.Market;

    private static ExecutionNotice Notice(string type, SimulatedOrder order, long nowMicros) => new()
    {
        Type = type,
        ExecutionId = 0,
        TimeMicros = nowMicros,
        ClientOrderId = order.ClientOrderId,
    };

    private void TellOrHold(SimulatedOrder order, in ExecutionNotice notice)
    {
        if (order.Terms.Type == Matching.MatchType.MarketByQuote)
        {
            _heldOrder = order;
            _heldNotice = notice;
            return;
        }

        Tell(order, notice);
    }

    private long Tell(SimulatedOrder order, in ExecutionNotice notice)
    {
        events.Tell(order, notice with { ExecutionId = ++_lastId });
        return _lastId;
    }
}
