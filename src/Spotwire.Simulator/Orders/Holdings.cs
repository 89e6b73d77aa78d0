using Spotwire.Simulator.Accounts;
using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Orders;

/// <summary>What the open orders of one market hold of their owners' balances.</summary>
/// <remarks>Not documented, so decided here. A seller holds its quantity. A buyer holds its quantity at its limit
/// price; a stop at market, and a pegged stop without a worst price, at the stop price, or without one at the last
/// price; an order at market what it will cost, as the book stands. Of a pair the dearer order is held for,
/// once.</remarks>
internal sealed class Holdings(Market market, AccountLedger ledger)
{
    /// <summary>The asset that an order gives.</summary>
    public static Asset GivenAsset(SimulatedOrder order) =>
        order.IsBuy ? order.Market.Spec.QuoteAsset : order.Market.Spec.BaseAsset;

    /// <summary>Settles the price at which a waiting buyer's quantity is held.</summary>
    public void SetBasis(SimulatedOrder order)
    {
        var terms = order.Terms;
        order.HoldTicks = terms.PriceTicks > 0 ? terms.PriceTicks
            : terms.StopTicks > 0 ? terms.StopTicks
            : market.Book.LastTradeTicks ?? market.Book.BestAskTicks ?? market.Book.BestBidTicks ?? 1;
    }

    /// <summary>What has to be free for an order to be taken, and what is then held of it.</summary>
    /// <param name="order">The order; its basis is set, or zero where it is about to trade at market.</param>
    public (decimal Needed, decimal Held) Cost(SimulatedOrder order)
    {
        var terms = order.Terms;
        if (terms.Type == MatchType.MarketByQuote)
        {
            var plan = Preview(order);
            var held = order.IsBuy ? market.QuoteAmount(plan.WorkedUnits) : Base(plan.WorkedSteps);
            return order.IsBuy ? (market.QuoteAmount(terms.QuoteUnits), held) : (held, held);
        }

        var amount = !order.IsBuy ? Base(order.OpenSteps)
            : order.HoldTicks == 0 ? market.QuoteAmount(Preview(order).WorkedUnits)
            : market.QuoteAmount((Int128)order.HoldTicks * order.OpenSteps);
        return (amount, amount);
    }

    /// <summary>What a pair needs, once for both.</summary>
    public decimal PairCost(SimulatedOrder one, SimulatedOrder other) =>
        Math.Max(Cost(one).Held, Cost(other).Held);

    /// <summary>Holds what an order may cost.</summary>
    /// <returns>False, and nothing is held, if not so much is free.</returns>
    public bool TryHold(SimulatedOrder order)
    {
        var cost = Cost(order);
        if (ledger.GetBalance(order.Account, GivenAsset(order)).Free < cost.Needed)
        {
            return false;
        }

        Lock(order, cost.Held);
        return true;
    }

    /// <summary>Makes a pair of two orders and holds for both.</summary>
    /// <returns>False, and nothing is held, if not so much is free.</returns>
    public bool TryHoldPair(SimulatedOrder one, SimulatedOrder other)
    {
        var cost = PairCost(one, other);
        if (ledger.GetBalance(one.Account, GivenAsset(one)).Free < cost)
        {
            return false;
        }

        Lock(one, cost);
        one.Sibling = other;
        other.Sibling = one;
        return true;
    }

    /// <summary>Frees what an order holds. If it was one of a pair, the other one goes on alone with what it
    /// needs.</summary>
    public void Release(SimulatedOrder order)
    {
        if (order.Sibling is not { } sibling)
        {
            Unlock(order, order.Held);
            return;
        }

        sibling.Held += order.Held;
        order.Held = 0m;
        order.Sibling = null;
        sibling.Sibling = null;
        Unlock(sibling, Math.Max(0m, sibling.Held - Cost(sibling).Held));
    }

    /// <summary>Frees what an order no longer needs, because its quantity has become less.</summary>
    public void Shrink(SimulatedOrder order)
    {
        if (order.Sibling is { } sibling)
        {
            var holder = order.Held > 0m ? order : sibling;
            Unlock(holder, Math.Max(0m, holder.Held - PairCost(order, sibling)));
        }
        else if (order.Terms.Type != MatchType.MarketByQuote && (order.HoldTicks > 0 || !order.IsBuy))
        {
            Unlock(order, Math.Max(0m, order.Held - Cost(order).Held));
        }
    }

    /// <summary>Takes what a fill frees off what the order holds; the ledger is to release it.</summary>
    public decimal TakeFor(SimulatedOrder order, long priceTicks, long steps)
    {
        var ticks = order.HoldTicks > 0 ? order.HoldTicks : priceTicks;
        var released = order.IsBuy ? market.QuoteAmount((Int128)ticks * steps) : Base(steps);
        released = Math.Min(released, order.Held);
        order.Held -= released;
        return released;
    }

    // What an order would do if it went to the book now.
    private MatchPreview Preview(SimulatedOrder order)
    {
        var terms = order.Terms with { QuantitySteps = Math.Max(0, order.OpenSteps) };
        return order.Route.Count == 0
            ? market.Book.Preview(terms, MatchBounds.None)
            : SmartRouter.Preview(
                terms, [market.Book, .. order.Route.Select(desk => desk.Market.Book)], MatchBounds.None);
    }

    private void Lock(SimulatedOrder order, decimal amount)
    {
        if (!ledger.TryLock(order.Account, GivenAsset(order), amount))
        {
            throw new InvalidOperationException("More to hold than is free.");
        }

        order.Held = amount;
    }

    private void Unlock(SimulatedOrder order, decimal amount)
    {
        if (amount > 0m)
        {
            ledger.Unlock(order.Account, GivenAsset(order), amount);
            order.Held -= amount;
        }
    }

    private decimal Base(long steps) => steps * market.Filters.StepSize;
}
