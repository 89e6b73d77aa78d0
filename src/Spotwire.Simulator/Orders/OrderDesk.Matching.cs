using Spotwire.Simulator.Accounts;
using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Orders;

internal sealed partial class OrderDesk : IMatchingListener
{
    void IMatchingListener.OnAccepted(in MatchOrder order)
    {
        var booked = _open[order.OrderId];
        booked.WorkingMicros = order.IsStop ? null : _now;
        booked.UpdatedMicros = _now;
        var account = _accounts[order.Owner];
        account.OrderCounts?.Add(1, _now);
        if (account.IsRecorded)
        {
            _market.Records.Add(booked);
        }
    }

    void IMatchingListener.OnRejected(in MatchOrder order, MatchRejection reason) => _rejection = reason;

    void IMatchingListener.OnTracking(in MatchOrder order, long extremeTicks) =>
        _open[order.OrderId].UpdatedMicros = _now;

    MatchBounds IMatchingListener.TakerBounds(in MatchOrder order) => MatchBounds.None;

    void IMatchingListener.OnPrevented(in MatchPrevention prevention)
    {
    }

    bool IMatchingListener.OnTriggered(in MatchOrder order, ref MatchOrder working)
    {
        var booked = _open[order.OrderId];
        booked.UpdatedMicros = _now;
        if (order is { Type: MatchType.StopLoss, Side: MatchSide.Buy })
        {
            // It works at market now, and the book may be dearer than the stop price.
            Release(booked);
            var asset = _market.Spec.QuoteAsset;
            var cost = _market.QuoteAmount(_market.Book.CostToFill(order.Side, order.QuantitySteps).QuoteUnits);
            if (!_ledger.TryLock(order.Owner, asset, cost))
            {
                return false;
            }

            booked.Held = cost;
        }

        booked.WorkingMicros = _now;
        return true;
    }

    void IMatchingListener.OnTrade(in MatchTrade trade)
    {
        var taker = _open[trade.TakerOrderId];
        var maker = _open[trade.MakerOrderId];
        var takerBuys = trade.TakerSide == MatchSide.Buy;
        var (buy, sell) = takerBuys ? (taker, maker) : (maker, taker);
        var units = (Int128)trade.PriceTicks * trade.Steps;
        var quantity = Base(trade.Steps);
        var quote = _market.QuoteAmount(units);
        var kept = _ledger.Settle(new TradeSettlement(
            _market.Spec.BaseAsset,
            _market.Spec.QuoteAsset,
            quantity,
            quote,
            Party(buy, trade, isMaker: !takerBuys),
            Party(sell, trade, isMaker: takerBuys)));
        var tradeId = _nextTradeId++;
        Book(buy, trade, tradeId, kept.Buyer);
        Book(sell, trade, tradeId, kept.Seller);
        _market.Average.Add(trade.PriceTicks, trade.Steps, _now);
        _market.Data.OnTrade(new PublicTrade(tradeId, trade.PriceTicks, trade.Steps, _now, !takerBuys));
    }

    void IMatchingListener.OnDone(in MatchDone done)
    {
        _open.Remove(done.OrderId, out var order);
        Release(order!);
        order!.UpdatedMicros = _now;
        order.Status = done.End switch
        {
            MatchEnd.Filled => "FILLED",
            MatchEnd.Canceled => "CANCELED",
            _ => "EXPIRED",
        };
        order.ExpiryReason = done.Expiry switch
        {
            MatchExpiry.ImmediateOrCancel => "UNFILLED_IOC_QUANTITY_EXPIRED",
            MatchExpiry.FillOrKill => "UNFILLED_FOK_ORDER_EXPIRED",
            MatchExpiry.NoLiquidity or MatchExpiry.BudgetTooSmall => "INSUFFICIENT_LIQUIDITY",
            MatchExpiry.Vetoed => "REJECTED",
            _ => null,
        };
        if (_accounts[order.Account].IsRecorded)
        {
            _market.Records.Close(order);
        }
    }

    void IMatchingListener.OnLevel(MatchSide side, long priceTicks, long totalSteps) =>
        _market.Data.OnLevel(side == MatchSide.Buy, priceTicks, totalSteps);

    // A fill frees that part of what its order holds which was held for it.
    private SettlementParty Party(SimulatedOrder order, in MatchTrade trade, bool isMaker)
    {
        var ticks = order.Terms.HasLimit ? order.Terms.PriceTicks : trade.PriceTicks;
        var released = order.IsBuy ? _market.QuoteAmount((Int128)ticks * trade.Steps) : Base(trade.Steps);
        order.Held -= released;
        return new SettlementParty(
            order.Account, released, isMaker ? CommissionRates.Maker : CommissionRates.Taker);
    }

    private void Book(SimulatedOrder order, in MatchTrade trade, long tradeId, decimal commission)
    {
        var isMaker = order.OrderId == trade.MakerOrderId;
        var account = _accounts[order.Account];
        account.UpdatedMicros = _now;
        if (order.ExecutedSteps == 0)
        {
            account.OrderCounts?.FirstFill(isMaker, _now);
        }

        order.ExecutedSteps += trade.Steps;
        order.ExecutedQuoteUnits += (Int128)trade.PriceTicks * trade.Steps;
        order.Status = "PARTIALLY_FILLED";
        order.UpdatedMicros = _now;
        if (!account.IsRecorded)
        {
            return;
        }

        var fill = new AccountTrade(
            tradeId,
            order.OrderId,
            trade.PriceTicks * _market.Filters.TickSize,
            Base(trade.Steps),
            commission,
            order.IsBuy ? _market.Spec.BaseAsset : _market.Spec.QuoteAsset,
            _now,
            order.IsBuy,
            isMaker);
        order.Fills.Add(fill);
        _market.Records.Add(order, fill);
    }
}
