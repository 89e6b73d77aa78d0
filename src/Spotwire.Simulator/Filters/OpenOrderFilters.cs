using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Orders;

namespace Spotwire.Simulator.Filters;

/// <summary>Judges new orders by the filters that look at what the account has: open orders and lists, its position,
/// the most of an asset that it may trade in one order.</summary>
/// <remarks>Documentation: filters.md. All legs of a list count, pending ones too.</remarks>
internal static class OpenOrderFilters
{
    /// <summary>Judges a single order.</summary>
    /// <exception cref="RefusalException">A filter is broken.</exception>
    public static void Check(Exchange exchange, int account, OrderTicket ticket, long nowMicros) =>
        Check(exchange, account, [ticket], lists: null, nowMicros);

    /// <summary>Judges an order list.</summary>
    /// <exception cref="RefusalException">A filter is broken.</exception>
    public static void Check(
        Exchange exchange, int account, OrderListTicket list, OrderLists lists, long nowMicros) =>
        Check(exchange, account, list.Legs, lists, nowMicros);

    private static void Check(
        Exchange exchange, int account, IReadOnlyList<OrderTicket> legs, OrderLists? lists, long nowMicros)
    {
        var market = legs[0].Market;
        var rules = market.Spec.Rules;
        var here = Counts.Of(market.Records.Open(account));
        var added = Counts.Of(legs);
        Check(rules.MaxOrders, here.Orders, added.Orders, "MAX_NUM_ORDERS");
        Check(rules.MaxAlgoOrders, here.Algos, added.Algos, "MAX_NUM_ALGO_ORDERS");
        Check(rules.MaxIcebergOrders, here.Icebergs, added.Icebergs, "MAX_NUM_ICEBERG_ORDERS");
        CheckPosition(exchange, account, legs);
        CheckAssets(exchange.Account(account), legs, nowMicros);
        if (lists is not null && rules.MaxOrderLists is { } mostLists)
        {
            Check(
                mostLists,
                lists.Open(account).Count(list => list.Market == market),
                1,
                "MAX_NUM_ORDER_LISTS");
        }

        CheckExchange(exchange, account, added, lists);
    }

    private static void CheckExchange(Exchange exchange, int account, Counts added, OrderLists? lists)
    {
        var rules = exchange.Rules;
        if (rules.MaxOrders is not null || rules.MaxAlgoOrders is not null || rules.MaxIcebergOrders is not null)
        {
            var all = Counts.Of(exchange.Markets.SelectMany(market => market.Records.Open(account)));
            Check(rules.MaxOrders, all.Orders, added.Orders, "EXCHANGE_MAX_NUM_ORDERS");
            Check(rules.MaxAlgoOrders, all.Algos, added.Algos, "EXCHANGE_MAX_NUM_ALGO_ORDERS");
            Check(rules.MaxIcebergOrders, all.Icebergs, added.Icebergs, "EXCHANGE_MAX_NUM_ICEBERG_ORDERS");
        }

        if (lists is not null)
        {
            Check(rules.MaxOrderLists, lists.Open(account).Count, 1, "EXCHANGE_MAX_NUM_ORDER_LISTS");
        }
    }

    private static void Check(int? most, int open, int added, string filter)
    {
        // Orders that may end at once count too: whether they do is known only after they were taken.
        if (added > 0 && open + added > most)
        {
            throw Refusals.Filter(filter);
        }
    }

    private static void CheckPosition(Exchange exchange, int account, IReadOnlyList<OrderTicket> legs)
    {
        var market = legs[0].Market;
        if (market.Spec.Rules.MaxPosition is not { } most || legs.All(leg => leg.Side != MatchSide.Buy))
        {
            return;
        }

        // Of a pair that excludes each other both count, as both are open.
        var (free, locked) = exchange.Ledger.GetBalance(account, market.Spec.BaseAsset);
        var buying = market.Records.Open(account)
            .Where(order => order.IsBuy)
            .Sum(order => order.OpenSteps * market.Filters.StepSize);
        var added = legs.Where(leg => leg.Side == MatchSide.Buy).Sum(Quantity);
        if (free + locked + buying + added > most)
        {
            throw Refusals.Filter("MAX_POSITION");
        }
    }

    private static void CheckAssets(ExchangeAccount account, IReadOnlyList<OrderTicket> legs, long nowMicros)
    {
        if (account.Spec is not { MaxAssets: { Count: > 0 } limits })
        {
            return;
        }

        var spec = legs[0].Market.Spec;
        foreach (var (asset, most) in limits)
        {
            if ((asset == spec.BaseAsset && legs.Any(leg => Quantity(leg) > most))
                || (asset == spec.QuoteAsset && legs.Any(leg => Notional(leg, nowMicros) > most)))
            {
                throw Refusals.Filter("MAX_ASSET");
            }
        }
    }

    private static decimal Quantity(OrderTicket ticket)
    {
        if (ticket.Quantity is { } quantity)
        {
            return quantity.ToDecimal();
        }

        var market = ticket.Market;
        return ticket.QuoteQuantity is { } budget
            ? market.Book.StepsForQuote(ticket.Side, market.Filters.QuoteUnits(budget)).Steps * market.Filters.StepSize
            : 0m;
    }

    private static decimal Notional(OrderTicket ticket, long nowMicros)
    {
        if (ticket.QuoteQuantity is { } budget)
        {
            return budget.ToDecimal();
        }

        var price = ticket.Price?.ToDecimal() ?? OrderFilters.Basis(ticket.Market, nowMicros) ?? 0m;
        return price * Quantity(ticket);
    }

    private readonly record struct Counts(int Orders, int Algos, int Icebergs)
    {
        public static Counts Of(IEnumerable<SimulatedOrder> orders)
        {
            var counts = default(Counts);
            foreach (var order in orders)
            {
                counts = counts.Plus(order.IsAlgo, order.IcebergQuantity > 0m);
            }

            return counts;
        }

        public static Counts Of(IEnumerable<OrderTicket> tickets)
        {
            var counts = default(Counts);
            foreach (var ticket in tickets)
            {
                counts = counts.Plus(
                    ticket.Type is "STOP_LOSS" or "STOP_LOSS_LIMIT" or "TAKE_PROFIT" or "TAKE_PROFIT_LIMIT",
                    (ticket.IcebergQuantity?.Units ?? 0) > 0);
            }

            return counts;
        }

        private Counts Plus(bool isAlgo, bool isIceberg) =>
            new(Orders + 1, Algos + (isAlgo ? 1 : 0), Icebergs + (isIceberg ? 1 : 0));
    }
}
