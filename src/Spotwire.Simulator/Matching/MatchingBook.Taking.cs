namespace Spotwire.Simulator.Matching;

internal sealed partial class MatchingBook
{
    /// <summary>The levels that a taker of that side takes from.</summary>
    internal OrderLadder MakersFor(MatchSide takerSide) => _sides.Opposite(takerSide);

    /// <summary>Takes from the best level until that, or the taker, is done.</summary>
    internal void TakeLevel(in MatchOrder taker, ref TakerRun run, IMatchingListener listener)
    {
        var makers = _sides.Opposite(taker.Side);
        var level = makers.Best!;
        var (ticks, before) = (level.Ticks, level.Shown);
        if (!run.Bounds.Allows(ticks))
        {
            run.Stop = MatchExpiry.PriceRange;
            return;
        }

        while (run.Left > 0 && run.Stop == MatchExpiry.None && level.First is { } maker)
        {
            if (taker.SelfTrade != MatchSelfTrade.None && taker.IsOfSameOwner(maker.Order))
            {
                Prevent(taker, ref run, maker, listener);
            }
            else
            {
                Trade(taker, ref run, maker, listener);
            }
        }

        var after = level.Shown;
        if (level.First is null)
        {
            makers.RemoveBest();
        }

        if (after != before)
        {
            listener.OnLevel(taker.Side == MatchSide.Buy ? MatchSide.Sell : MatchSide.Buy, ticks, after);
        }
    }

    /// <summary>Ends a taker that has taken what it could, or lets the rest of it rest.</summary>
    internal void Finish(in MatchOrder order, in TakerRun run, IMatchingListener listener)
    {
        if (run.Stop != MatchExpiry.None)
        {
            Done(order, MatchEnd.Expired, run.Stop, run.Left, listener);
        }
        else if (run.Left == 0)
        {
            Done(order, MatchEnd.Filled, MatchExpiry.None, 0, listener);
        }
        else if (order.Type == MatchType.LimitMaker
            || (order.HasLimit && order.TimeInForce == MatchTimeInForce.GoodTillCanceled))
        {
            var shown = order.VisibleSteps == 0 ? run.Left : Math.Min(order.VisibleSteps, run.Left);
            var level = _sides.Own(order.Side).Add(_orders.Hold(order, run.Left, shown), order.PriceTicks);
            listener.OnLevel(order.Side, level.Ticks, level.Shown);
        }
        else
        {
            var expiry = order.HasLimit ? MatchExpiry.ImmediateOrCancel : MatchExpiry.NoLiquidity;
            Done(order, MatchEnd.Expired, expiry, run.Left, listener);
        }
    }

    private void Execute(in MatchOrder order, IMatchingListener listener)
    {
        var canTake = order.Type != MatchType.LimitMaker && _sides.HasMaker(order);
        var run = new TakerRun
        {
            Left = order.QuantitySteps,
            Bounds = canTake ? listener.TakerBounds(order) : MatchBounds.None,
        };
        if (order.Type == MatchType.MarketByQuote)
        {
            ExecuteByQuote(order, ref run, listener);
            return;
        }

        if (order.HasLimit && order.Type != MatchType.LimitMaker
            && order.TimeInForce == MatchTimeInForce.FillOrKill
            && Preview(order, run.Bounds).TradedSteps < order.QuantitySteps)
        {
            Done(order, MatchEnd.Expired, MatchExpiry.FillOrKill, order.QuantitySteps, listener);
            return;
        }

        if (canTake)
        {
            Take(order, ref run, listener);
        }

        Finish(order, run, listener);
    }

    // The quantity is settled before the first trade, because it has to be a whole multiple of the lot, which the
    // makers' quantities need not be.
    private void ExecuteByQuote(in MatchOrder order, ref TakerRun run, IMatchingListener listener)
    {
        var plan = PlanByQuote(order, run.Bounds, out var cut);
        run.Left = cut.WorkedSteps;
        Take(order, ref run, listener);
        var expiry = run.Stop != MatchExpiry.None ? run.Stop
            : plan.Stop is MatchExpiry.NoLiquidity or MatchExpiry.PriceRange ? plan.Stop
            : cut.WorkedSteps == 0 ? MatchExpiry.BudgetTooSmall
            : MatchExpiry.None;
        listener.OnDone(new MatchDone(
            order.OrderId,
            order.Owner,
            expiry == MatchExpiry.None ? MatchEnd.Filled : MatchEnd.Expired,
            expiry,
            0,
            order.QuoteUnits - run.Spent));
    }

    private MatchPreview PlanByQuote(in MatchOrder order, in MatchBounds bounds, out MatchPreview inLots)
    {
        var plan = TakerPlan.Make(order, null, bounds, [this]);
        var odd = plan.WorkedSteps % _marketLotSteps;
        inLots = odd == 0 ? plan : TakerPlan.Make(order, plan.WorkedSteps - odd, bounds, [this]);
        return plan;
    }

    private void Take(in MatchOrder taker, ref TakerRun run, IMatchingListener listener)
    {
        while (run.Left > 0 && run.Stop == MatchExpiry.None && _sides.HasMaker(taker))
        {
            TakeLevel(taker, ref run, listener);
        }
    }

    private void Trade(in MatchOrder taker, ref TakerRun run, OrderNode maker, IMatchingListener listener)
    {
        EndSibling(maker, listener);
        var level = maker.Level!;
        var ticks = level.Ticks;
        var fill = Math.Min(run.Left, maker.Shown);
        run.Left -= fill;
        run.Spent += (Int128)ticks * fill;
        level.Fill(maker, fill);
        listener.OnTrade(new MatchTrade(
            taker.OrderId, taker.Owner, maker.Order.OrderId, maker.Order.Owner, taker.Side, ticks, fill));
        if (LastTradeTicks != ticks)
        {
            LastTradeTicks = ticks;
            _stops.Reach(ticks, listener);
        }

        if (maker.Remaining == 0)
        {
            level.Remove(maker);
            Done(maker.Order, MatchEnd.Filled, MatchExpiry.None, 0, listener);
            _orders.Release(maker);
        }
        else if (maker.Shown == 0)
        {
            level.Refill(maker);
        }
    }

    private void Prevent(in MatchOrder taker, ref TakerRun run, OrderNode maker, IMatchingListener listener)
    {
        var mode = taker.SelfTrade == MatchSelfTrade.Transfer && maker.Order.SelfTrade != MatchSelfTrade.Transfer
            ? MatchSelfTrade.Decrement
            : taker.SelfTrade;
        var smaller = Math.Min(run.Left, maker.Remaining);
        var (takerLoses, makerLoses) = mode switch
        {
            MatchSelfTrade.ExpireTaker => (run.Left, 0L),
            MatchSelfTrade.ExpireMaker => (0L, maker.Remaining),
            MatchSelfTrade.ExpireBoth => (run.Left, maker.Remaining),
            _ => (smaller, smaller),
        };
        if (makerLoses > 0)
        {
            EndSibling(maker, listener);
        }

        var level = maker.Level!;
        run.Left -= takerLoses;
        level.Reduce(maker, makerLoses);
        listener.OnPrevented(new MatchPrevention(
            taker.OrderId,
            taker.Owner,
            maker.Order.OrderId,
            maker.Order.Owner,
            taker.Side,
            level.Ticks,
            takerLoses,
            makerLoses,
            mode,
            mode == MatchSelfTrade.Transfer && taker.Owner != maker.Order.Owner));
        if (maker.Remaining == 0)
        {
            level.Remove(maker);
            Done(maker.Order, MatchEnd.Expired, MatchExpiry.SelfTrade, 0, listener);
            _orders.Release(maker);
        }

        if (run.Left == 0)
        {
            run.Stop = MatchExpiry.SelfTrade;
        }
    }
}
