using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Filters;
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
            ticket.StopPrice is { } stop ? filters.Ticks(stop) : 0);
    }

    private static MatchType Type(OrderTicket ticket) => ticket.Type switch
    {
        "LIMIT" => MatchType.Limit,
        "LIMIT_MAKER" => MatchType.LimitMaker,
        "STOP_LOSS" => MatchType.StopLoss,
        "STOP_LOSS_LIMIT" => MatchType.StopLossLimit,
        "MARKET" => ticket.QuoteQuantity is null ? MatchType.Market : MatchType.MarketByQuote,
        _ => throw Refusals.OrderComposition(),
    };
}
