using Spotwire.Simulator.Accounts;
using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Orders;

internal sealed partial class OrderDesk : IMatchingListener
{
    void IMatchingListener.OnAccepted(in MatchOrder order)
    {
        var booked = _open[order.OrderId];
        var wasPending = booked.IsPending;
        booked.Status = "NEW";
        booked.WorkingMicros = order.IsStop ? null : _now;
        booked.UpdatedMicros = _now;
        var account = _floor.Accounts[order.Owner];
        if (account.IsRecorded && !wasPending)
        {
            _market.Records.Add(booked);
            if (booked.List is null)
            {
                account.OrderCounts!.Add(1, _now);
            }
        }

        _reports.New(booked, _now);
        _lists.OnAccepted(booked);
    }

    void IMatchingListener.OnRejected(in MatchOrder order, MatchRejection reason) => _rejection = reason;

    void IMatchingListener.OnTracking(in MatchOrder order, long extremeTicks)
    {
        var booked = _open[order.OrderId];
        booked.TrailingMicros = _now;
        booked.UpdatedMicros = _now;
        _reports.New(booked, _now);
    }

    bool IMatchingListener.OnTriggered(in MatchOrder order, ref MatchOrder working)
    {
        var booked = _open[order.OrderId];
        booked.UpdatedMicros = _now;
        if (booked.PegPriceType is not null)
        {
            if (!OrderEntry.TryPeg(booked, _now))
            {
                return false;
            }

            working = booked.Terms;
        }

        if (booked.IsBuy && (booked.PegPriceType is not null || !order.HasLimit))
        {
            // What it costs is only known now, and may be more than was held.
            _holdings.Release(booked);
            booked.HoldTicks = booked.Terms.HasLimit ? booked.Terms.PriceTicks : 0;
            if (!_holdings.TryHold(booked))
            {
                return false;
            }
        }

        booked.WorkingMicros = _now;
        _reports.New(booked, _now);
        return true;
    }

    MatchBounds IMatchingListener.TakerBounds(in MatchOrder order)
    {
        if (_market.Spec.Rules.PriceRange is not { } range || _market.ReferencePrice(_now) is not { } reference)
        {
            return MatchBounds.None;
        }

        var isBuy = order.Side == MatchSide.Buy;
        var lowest = (isBuy ? range.BidDown : range.AskDown) * reference / _market.Filters.TickSize;
        var highest = (isBuy ? range.BidUp : range.AskUp) * reference / _market.Filters.TickSize;
        return new MatchBounds(
            lowest is null ? long.MinValue : (long)decimal.Ceiling(lowest.Value),
            highest is null ? long.MaxValue : (long)Math.Min(long.MaxValue, decimal.Floor(highest.Value)));
    }

    void IMatchingListener.OnTrade(in MatchTrade trade)
    {
        var taker = _open[trade.TakerOrderId];
        var maker = _open[trade.MakerOrderId];
        _reports.Release(taker);
        var deal = NewDeal(trade);
        var (buyer, seller) = trade.TakerSide == MatchSide.Buy ? (taker, maker) : (maker, taker);
        Settle(Party(buyer, deal), Party(seller, deal), deal);
        Book(taker, deal, isMaker: false);
        Book(maker, deal, isMaker: true);
        Publish(deal, trade.TakerSide);
    }

    void IMatchingListener.OnPrevented(in MatchPrevention prevention) =>
        Prevent(_open[prevention.TakerOrderId], this, prevention);

    void IMatchingListener.OnDone(in MatchDone done)
    {
        var order = _open[done.OrderId];
        _open.Remove(done.OrderId);
        if (done.End == MatchEnd.Filled || done.Expiry == MatchExpiry.SelfTrade)
        {
            order.Status = done.End == MatchEnd.Filled ? "FILLED" : "EXPIRED_IN_MATCH";
            _reports.Release(order);
        }
        else
        {
            _reports.Release(order);
            order.Status = done.End == MatchEnd.Canceled ? "CANCELED" : "EXPIRED";
            order.ExpiryReason = Reason(done.Expiry);
        }

        End(order);
        if (order.Status == "CANCELED")
        {
            _reports.Canceled(order, _now);
        }
        else if (order.Status == "EXPIRED")
        {
            _reports.Expired(order, _now);
        }

        _lists.OnDone(order);
    }

    void IMatchingListener.OnLevel(MatchSide side, long priceTicks, long totalSteps) =>
        _market.Data.OnLevel(side == MatchSide.Buy, priceTicks, totalSteps);

    /// <summary>Ends an order that waits for its list's working order, and so is not in the matching core.</summary>
    /// <param name="order">The order.</param>
    /// <param name="expiryReason">Why it expires; null where it is cancelled.</param>
    public void EndPending(SimulatedOrder order, string? expiryReason)
    {
        order.Status = expiryReason is null ? "CANCELED" : "EXPIRED";
        order.ExpiryReason = expiryReason;
        End(order);
        if (expiryReason is null)
        {
            _reports.Canceled(order, _now);
        }
        else
        {
            _reports.Expired(order, _now);
        }
    }

    private void End(SimulatedOrder order)
    {
        _holdings.Release(order);
        order.UpdatedMicros = _now;
        if (_floor.Accounts[order.Account].IsRecorded)
        {
            _market.Records.Close(order);
        }
    }

    private Deal NewDeal(in MatchTrade trade) => new(
        _nextTradeId++,
        trade.PriceTicks,
        trade.Steps,
        Base(trade.Steps),
        _market.QuoteAmount((Int128)trade.PriceTicks * trade.Steps));

    private SettlementParty Party(SimulatedOrder order, in Deal deal) =>
        new(order.Account, _holdings.TakeFor(order, deal.PriceTicks, deal.Steps));

    private void Settle(in SettlementParty buyer, in SettlementParty seller, in Deal deal) =>
        _floor.Ledger.Settle(new TradeSettlement(
            _market.Spec.BaseAsset, _market.Spec.QuoteAsset, deal.Quantity, deal.Quote, buyer, seller));

    private void Publish(in Deal deal, MatchSide takerSide)
    {
        _market.Average.Add(deal.PriceTicks, deal.Steps, _now);
        _market.Data.OnTrade(new PublicTrade(
            deal.TradeId, deal.PriceTicks, deal.Steps, _now, takerSide == MatchSide.Sell));
    }

    private void Book(SimulatedOrder order, in Deal deal, bool isMaker, long? allocationId = null)
    {
        var account = _floor.Accounts[order.Account];
        if (order.ExecutedSteps == 0)
        {
            account.OrderCounts?.FirstFill(isMaker, _now);
        }

        order.ExecutedSteps += deal.Steps;
        order.ExecutedQuoteUnits += (Int128)deal.PriceTicks * deal.Steps;
        order.Status = order.Terms.Type != MatchType.MarketByQuote && order.OpenSteps == 0
            ? "FILLED"
            : "PARTIALLY_FILLED";
        order.UpdatedMicros = _now;
        var received = order.IsBuy ? deal.Quantity : deal.Quote;
        var (commission, asset) = _floor.Commissions.Charge(order, received, isMaker);
        _lists.OnReceived(order, received, commission, asset);
        if (!account.IsRecorded)
        {
            return;
        }

        var fill = new AccountTrade(
            allocationId is null ? deal.TradeId : -1,
            order.OrderId,
            deal.PriceTicks * _market.Filters.TickSize,
            deal.Quantity,
            commission,
            asset,
            _now,
            order.IsBuy,
            isMaker)
        {
            AllocationId = allocationId,
        };
        order.Fills.Add(fill);
        _market.Records.Add(order, fill);
        _reports.Traded(order, fill, deal.Quote);
    }

    private static string? Reason(MatchExpiry expiry) => expiry switch
    {
        MatchExpiry.ImmediateOrCancel => "UNFILLED_IOC_QUANTITY_EXPIRED",
        MatchExpiry.FillOrKill => "UNFILLED_FOK_ORDER_EXPIRED",
        MatchExpiry.NoLiquidity or MatchExpiry.BudgetTooSmall => "INSUFFICIENT_LIQUIDITY",
        MatchExpiry.Vetoed => "REJECTED",
        MatchExpiry.PriceRange => "EXECUTION_RULE_PRICE_RANGE_EXCEEDED",
        MatchExpiry.OcoSibling => "OCO_TRIGGER",
        MatchExpiry.WorkingLegEnded => "OTO_PHASE_ONE_EXPIRED",
        MatchExpiry.Exchange => "EXCHANGE_CANCELED",
        _ => null,
    };
}
