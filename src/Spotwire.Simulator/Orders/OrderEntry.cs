using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Filters;
using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Orders;

/// <summary>Judges a new order by its market's status and filters, and turns it into ticks and steps.</summary>
internal static class OrderEntry
{
    /// <summary>The terms of an order that goes to the book at once; number and owner are still to be set.</summary>
    /// <exception cref="RefusalException">The market is closed, a filter is broken, or the book is too thin for its
    /// peg.</exception>
    public static MatchOrder Judge(OrderTicket ticket, long nowMicros)
    {
        var terms = JudgePending(ticket, nowMicros);
        if (!ticket.IsPegged || terms.IsStop)
        {
            return terms;
        }

        var ticks = PegTicks(ticket.Market, terms, ticket.PegPriceType!, ticket.PegOffsetValue)
            ?? throw Refusals.NewOrder("Order book liquidity is too low for this pegged order.");
        OrderFilters.CheckPeg(ticket.Market, ticket.Side, ticks, terms.QuantitySteps, nowMicros);
        return terms with { PriceTicks = ticks };
    }

    /// <summary>The terms of an order that is placed later: a pegged price is not looked for yet; the price is then the
    /// worst one, or zero.</summary>
    /// <exception cref="RefusalException">The market is closed or a filter is broken.</exception>
    public static MatchOrder JudgePending(OrderTicket ticket, long nowMicros)
    {
        var market = ticket.Market;
        var filters = market.Filters;
        if (market.Status != "TRADING")
        {
            throw Refusals.BeforeEngine("Market is closed.");
        }

        OrderFilters.Check(ticket, nowMicros);
        return new MatchOrder(
            0,
            0,
            ticket.Side,
            Type(ticket),
            ticket.TimeInForce,
            ticket.Price is { } price ? filters.Ticks(price) : 0,
            ticket.Quantity is { } quantity ? filters.Steps(quantity) : 0,
            ticket.QuoteQuantity is { } quoteQuantity ? filters.QuoteUnits(quoteQuantity) : 0,
            ticket.StopPrice is { } stop ? filters.Ticks(stop) : 0)
        {
            TrailingBips = ticket.TrailingDelta ?? 0,
            VisibleSteps = ticket.IcebergQuantity is { } part && part.Units > 0 ? filters.Steps(part) : 0,
            SelfTrade = SelfTrade(ticket.SelfTradePrevention),
        };
    }

    /// <summary>Gives a pegged order the price that the book has for it now, and judges it there.</summary>
    /// <returns>False where the book is too thin or a filter is broken; nothing has changed then.</returns>
    public static bool TryPeg(SimulatedOrder order, long nowMicros)
    {
        var worst = order.Terms with { PriceTicks = (long)(order.Price / order.Market.Filters.TickSize) };
        if (PegTicks(order.Market, worst, order.PegPriceType!, order.PegOffsetValue) is not { } ticks)
        {
            return false;
        }

        try
        {
            OrderFilters.CheckPeg(order.Market, order.Terms.Side, ticks, order.OpenSteps, nowMicros);
        }
        catch (RefusalException)
        {
            return false;
        }

        order.Terms = order.Terms with { PriceTicks = ticks };
        order.PeggedPrice = ticks * order.Market.Filters.TickSize;
        return true;
    }

    // Never beyond the order's own price, if it has one.
    private static long? PegTicks(Market market, in MatchOrder terms, string type, int? offset)
    {
        var peg = type == "PRIMARY_PEG" ? MatchPeg.Primary : MatchPeg.Market;
        if (market.Book.PegTicks(terms.Side, peg, offset ?? 0) is not { } ticks)
        {
            return null;
        }

        return terms.PriceTicks == 0 ? ticks
            : terms.Side == MatchSide.Buy ? Math.Min(ticks, terms.PriceTicks)
            : Math.Max(ticks, terms.PriceTicks);
    }

    private static MatchSelfTrade SelfTrade(string mode) => mode switch
    {
        "EXPIRE_TAKER" => MatchSelfTrade.ExpireTaker,
        "EXPIRE_MAKER" => MatchSelfTrade.ExpireMaker,
        "EXPIRE_BOTH" => MatchSelfTrade.ExpireBoth,
        "DECREMENT" => MatchSelfTrade.Decrement,
        "TRANSFER" => MatchSelfTrade.Transfer,
        _ => MatchSelfTrade.None,
    };

    private static MatchType Type(OrderTicket ticket) => ticket.Type switch
    {
        "LIMIT" => MatchType.Limit,
        "LIMIT_MAKER" => MatchType.LimitMaker,
        "STOP_LOSS" => MatchType.StopLoss,
        "STOP_LOSS_LIMIT" => MatchType.StopLossLimit,
        "TAKE_PROFIT" => MatchType.TakeProfit,
        "TAKE_PROFIT_LIMIT" => MatchType.TakeProfitLimit,
        _ => ticket.QuoteQuantity is null ? MatchType.Market : MatchType.MarketByQuote,
    };
}
