using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Orders;

/// <summary>Judges a new order by its market's status and filters, and turns it into ticks and steps.</summary>
internal static class OrderEntry
{
    /// <summary>The terms that the matching core gets; number and owner are still to be set.</summary>
    /// <exception cref="RefusalException">The market is closed or a filter is broken.</exception>
    public static MatchOrder Judge(OrderTicket ticket, long nowMicros)
    {
        var market = ticket.Market;
        var filters = market.Filters;
        if (market.Status != "TRADING")
        {
            throw Refusals.BeforeEngine("Market is closed.");
        }

        var ticks = ticket.Price is { } price ? filters.Ticks(price) : 0;
        var stopTicks = ticket.StopPrice is { } stop ? filters.Ticks(stop) : 0;
        var steps = ticket.Quantity is { } quantity ? filters.Steps(quantity) : 0;
        var type = Type(ticket);
        if (type is MatchType.Market or MatchType.StopLoss)
        {
            filters.CheckMarketLot(steps);
            if (market.Average.Read(nowMicros) is var (averageQuote, averageSteps))
            {
                filters.CheckMarketNotional(steps, averageQuote, averageSteps);
            }
        }
        else if (type != MatchType.MarketByQuote)
        {
            filters.CheckNotional(ticks, steps);
        }

        Int128 quoteUnits = 0;
        if (ticket.QuoteQuantity is { } quoteQuantity)
        {
            filters.CheckQuoteNotional(quoteQuantity);
            quoteUnits = filters.QuoteUnits(quoteQuantity);
            CheckLiquidity(ticket, quoteUnits);
        }

        return new MatchOrder(0, 0, ticket.Side, type, ticket.TimeInForce, ticks, steps, quoteUnits, stopTicks);
    }

    private static void CheckLiquidity(OrderTicket ticket, Int128 quoteUnits)
    {
        var plan = ticket.Market.Book.StepsForQuote(ticket.Side, quoteUnits);
        if (plan.Steps > 0)
        {
            ticket.Market.Filters.CheckMarketLot(plan.Steps);
            return;
        }

        var isEmpty = ticket.Market.Book.LevelCount(
            ticket.Side == MatchSide.Buy ? MatchSide.Sell : MatchSide.Buy) == 0;
        throw Refusals.NewOrder(isEmpty
            ? "Order book liquidity is less than symbol minimum quantity."
            : "Order book liquidity is less than `LOT_SIZE` filter minimum quantity.");
    }

    private static MatchType Type(OrderTicket ticket) => ticket.Type switch
    {
        "LIMIT" => MatchType.Limit,
        "LIMIT_MAKER" => MatchType.LimitMaker,
        "STOP_LOSS" => MatchType.StopLoss,
        "STOP_LOSS_LIMIT" => MatchType.StopLossLimit,
        _ => ticket.QuoteQuantity is null ? MatchType.Market : MatchType.MarketByQuote,
    };
}
