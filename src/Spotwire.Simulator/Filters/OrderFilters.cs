using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Orders;

namespace Spotwire.Simulator.Filters;

/// <summary>Judges one order by the filters that look at the order alone, in the order of filters.md.</summary>
/// <remarks>What is not known yet is not judged: the price of a pegged order that names none, the quantity of an order
/// that will sell what another one buys. <see cref="CheckPeg"/> and <see cref="CheckFilled"/> do that later.</remarks>
internal static class OrderFilters
{
    private const string Nothing = "Price * QTY is zero or less.";

    /// <summary>Judges a new order.</summary>
    /// <exception cref="RefusalException">A filter is broken.</exception>
    public static void Check(OrderTicket ticket, long nowMicros)
    {
        var market = ticket.Market;
        var filters = market.Filters;
        long? ticks = ticket.Price is { } price ? filters.Ticks(price) : null;
        if (ticket.StopPrice is { } stop)
        {
            filters.Ticks(stop);
        }

        long? steps = ticket.Quantity is { } quantity ? filters.Steps(quantity) : null;
        var visible = ticket.IcebergQuantity is { } part && part.Units > 0 ? filters.Steps(part) : 0;
        if (ticket.TrailingDelta is { } delta)
        {
            filters.CheckTrailing(delta, IsAbove(ticket.Type, ticket.Side));
        }

        if (steps is { } wanted)
        {
            CheckSize(market, ticket.Type, wanted, visible);
            RequireSome(wanted);
        }

        if (ticket.Type.StartsWith("STOP_LOSS", StringComparison.Ordinal)
            || ticket.Type.StartsWith("TAKE_PROFIT", StringComparison.Ordinal))
        {
            RequireTrigger(ticket);
        }

        if (ticks is { } limit)
        {
            CheckPrice(market, ticket.Side, limit, steps, nowMicros);
        }
        else if (steps is { } atMarket && !ticket.IsPegged)
        {
            CheckAtMarket(market, atMarket, nowMicros);
        }
        else if (ticket.QuoteQuantity is { } budget)
        {
            filters.CheckMarketNotional(budget.ToDecimal());
            CheckLiquidity(ticket, budget);
        }
    }

    /// <summary>Judges an order at the price that its peg gave.</summary>
    /// <param name="market">Where.</param>
    /// <param name="side">Direction.</param>
    /// <param name="ticks">The price.</param>
    /// <param name="steps">The quantity; null where it is not known yet.</param>
    /// <param name="nowMicros">The exchange's clock.</param>
    /// <exception cref="RefusalException">A filter is broken.</exception>
    public static void CheckPeg(Market market, MatchSide side, long ticks, long? steps, long nowMicros)
    {
        market.Filters.Ticks(new WireAmount((Int128)ticks * market.Filters.TickUnits));
        CheckPrice(market, side, ticks, steps, nowMicros);
    }

    /// <summary>Judges the quantity of an order that sells what another one has bought.</summary>
    /// <param name="order">The order; price and type count.</param>
    /// <param name="steps">Its quantity.</param>
    /// <param name="nowMicros">The exchange's clock.</param>
    /// <exception cref="RefusalException">A filter is broken.</exception>
    public static void CheckFilled(SimulatedOrder order, long steps, long nowMicros)
    {
        var filters = order.Market.Filters;
        filters.CheckLot(steps);
        CheckSize(order.Market, order.Type, steps, Visible(order));
        RequireSome(steps);
        if (order.Price > 0m)
        {
            filters.CheckNotional(order.Price * steps * filters.StepSize);
        }
        else if (order.PegPriceType is null)
        {
            CheckAtMarket(order.Market, steps, nowMicros);
        }
    }

    /// <summary>The new quantity of an order that is amended, in steps.</summary>
    /// <exception cref="RefusalException">A filter is broken.</exception>
    public static long CheckAmended(SimulatedOrder order, WireAmount quantity, long nowMicros)
    {
        var filters = order.Market.Filters;
        if (filters.Rules.MaxOrderAmends is { } most && order.AmendCount >= most)
        {
            throw Refusals.Amend("Filter failure: MAX_NUM_ORDER_AMENDS");
        }

        var steps = filters.Steps(quantity);
        if (steps == 0)
        {
            throw Refusals.Amend(Nothing);
        }

        CheckFilled(order, steps, nowMicros);
        return steps;
    }

    /// <summary>The price that a market's filters go by; null before the first trade.</summary>
    public static decimal? Basis(Market market, long nowMicros)
    {
        var minutes = market.Spec.Rules.AveragePriceMinutes;
        if (minutes != 5 || market.ReferencePrice(nowMicros) is not null)
        {
            return market.FilterPrice(nowMicros, minutes);
        }

        // Kept while trades come in, which an order does not have to wait for.
        return market.Average.Read(nowMicros) is var (quote, steps)
            ? market.QuoteAmount(quote) / (steps * market.Filters.StepSize)
            : null;
    }

    /// <summary>Whether an order trails from above: buying stop losses and selling take profits.</summary>
    private static bool IsAbove(string type, MatchSide side) =>
        type.StartsWith("STOP_LOSS", StringComparison.Ordinal) == (side == MatchSide.Buy);

    private static long Visible(SimulatedOrder order) =>
        (long)(order.IcebergQuantity / order.Market.Filters.StepSize);

    private static void CheckSize(Market market, string type, long steps, long visibleSteps)
    {
        if (type is "MARKET" or "STOP_LOSS" or "TAKE_PROFIT")
        {
            market.Filters.CheckMarketLot(steps);
        }

        if (visibleSteps > 0)
        {
            market.Filters.CheckParts(steps, visibleSteps);
        }
    }

    private static void CheckPrice(Market market, MatchSide side, long ticks, long? steps, long nowMicros)
    {
        var filters = market.Filters;
        if (filters.Rules.PercentPrice is not null || filters.Rules.PercentPriceBySide is not null)
        {
            filters.CheckPercent(ticks * filters.TickSize, side == MatchSide.Buy, Basis(market, nowMicros));
        }

        if (steps is { } quantity)
        {
            if (ticks == 0)
            {
                throw Refusals.NewOrder(Nothing);
            }

            filters.CheckNotional(market.QuoteAmount((Int128)ticks * quantity));
        }
    }

    private static void CheckAtMarket(Market market, long steps, long nowMicros)
    {
        if (Basis(market, nowMicros) is { } basis)
        {
            market.Filters.CheckMarketNotional(basis * steps * market.Filters.StepSize);
        }
    }

    // Where no filter bounds it, an order is still for something.
    private static void RequireSome(long steps)
    {
        if (steps == 0)
        {
            throw Refusals.NewOrder(Nothing);
        }
    }

    private static void RequireTrigger(OrderTicket ticket)
    {
        if ((ticket.StopPrice?.Units ?? 0) == 0 && (ticket.TrailingDelta ?? 0) == 0)
        {
            throw Refusals.NewOrder("Unsupported order combination");
        }
    }

    // First what the book has, then what the budget buys of it.
    private static void CheckLiquidity(OrderTicket ticket, WireAmount budget)
    {
        var market = ticket.Market;
        var filters = market.Filters;
        var offered = market.Book.CostToFill(ticket.Side, long.MaxValue).Steps;
        if (offered == 0)
        {
            throw Refusals.NewOrder("Order book liquidity is less than symbol minimum quantity.");
        }

        if (offered < filters.MinSteps)
        {
            throw Refusals.NewOrder("Order book liquidity is less than `LOT_SIZE` filter minimum quantity.");
        }

        if (offered < filters.MinMarketSteps)
        {
            throw Refusals.NewOrder("Order book liquidity is less than `MARKET_LOT_SIZE` filter minimum quantity.");
        }

        var steps = market.Book.StepsForQuote(ticket.Side, filters.QuoteUnits(budget)).Steps;
        if (steps == 0)
        {
            throw Refusals.Filter("LOT_SIZE");
        }

        filters.CheckLot(steps);
        filters.CheckMarketLot(steps);
    }
}
