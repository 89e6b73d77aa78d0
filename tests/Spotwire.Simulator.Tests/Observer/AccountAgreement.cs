using System.Text.Json;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Observer;

/// <summary>Asks every query about one's own account, and compares the answers with the observer.</summary>
internal sealed class AccountAgreement(ObservedExchange exchange, Random random, Agreement agreement)
{
    private SimulatedAccount _account = exchange.Accounts[0];
    private ObservedAccount _known = exchange.Observer.Accounts[exchange.Accounts[0].Name];

    public void Check()
    {
        foreach (var account in exchange.Accounts)
        {
            _account = account;
            _known = exchange.Observer.Accounts[account.Name];
            Balances();
            Expect(_known.Counts.Select(rule => rule.Expected(exchange.Now)), "rateLimit/order");
            Lists();
            Expect(
                _known.OpenOrders.OrderBy(order => Array.IndexOf(exchange.Symbols, order.Symbol))
                    .ThenBy(order => order.Id)
                    .Select(order => order.Expected()),
                "openOrders");
            foreach (var symbol in exchange.Symbols)
            {
                (string Name, string Value) market = ("symbol", symbol);
                Orders(symbol, market);
                Amendments(symbol, market);
                Trades("myTrades", "fromId", market, [.. _known.Trades.Where(trade => trade.Symbol == symbol)]);
                Trades(
                    "myAllocations",
                    "fromAllocationId",
                    market,
                    [.. _known.Allocations.Where(trade => trade.Symbol == symbol)]);
                Preventions(symbol, market);
            }
        }
    }

    private static (string Name, string Value) Number(string name, long value) => (name, Row.Raw(value));

    private void Expect(IEnumerable<Row> expected, string path, params (string Name, string Value)[] parameters) =>
        agreement.Same(What(path, parameters), expected, exchange.Ask(path, _account, parameters));

    private void Expect(Row expected, string path, params (string Name, string Value)[] parameters) =>
        agreement.Same(What(path, parameters), expected, exchange.Ask(path, _account, parameters));

    private string What(string path, (string Name, string Value)[] parameters) =>
        _account.Name + ' ' + path + string.Concat(parameters.Select(one => ' ' + one.Name + '=' + one.Value));

    private void Balances()
    {
        var answer = exchange.Ask("account", _account);
        agreement.SameValue("updateTime", _known.UpdatedMicros, answer.Whole("updateTime"));
        foreach (var balance in answer.GetProperty("balances").EnumerateArray())
        {
            agreement.SameValue(
                _account.Name + ' ' + balance.Word("asset"),
                _known.Balance(balance.Word("asset")),
                (balance.Amount("free"), balance.Amount("locked")));
        }

        agreement.Same(
            "balances above zero",
            _known.Balances.Where(balance => balance.Value != (0m, 0m)).Select(balance => balance.Key).Order(),
            exchange.Ask("account", _account, ("omitZeroBalances", "true")).GetProperty("balances").EnumerateArray()
                .Select(balance => balance.Word("asset")).Order());
    }

    private void Lists()
    {
        var all = _known.Lists.Values.OrderBy(list => list.Id).ToArray();
        Expect(all.TakeLast(1000).Select(list => list.Expected()), "allOrderList", Number("limit", 1000));
        Expect(all.Where(list => list.IsOpen).Select(list => list.Expected()), "openOrderList");
        foreach (var picked in Agreement.Some(random, all, 2))
        {
            var end = picked.CreatedMicros + 60_000_000;
            Expect(
                all.Where(list => list.Id >= picked.Id).Take(5).Select(list => list.Expected()),
                "allOrderList",
                Number("fromId", picked.Id),
                Number("limit", 5));
            Expect(
                all.Where(list => list.CreatedMicros >= picked.CreatedMicros && list.CreatedMicros <= end).Take(3)
                    .Select(list => list.Expected()),
                "allOrderList",
                Number("startTime", picked.CreatedMicros),
                Number("endTime", end),
                Number("limit", 3));
            Expect(picked.Expected(), "orderList", Number("orderListId", picked.Id));
            var named = all.LastOrDefault(list => list.Name == picked.Name && list.IsOpen)
                ?? all.Last(list => list.Name == picked.Name);
            Expect(named.Expected(), "orderList", ("origClientOrderId", picked.Name));
        }
    }

    private void Orders(string symbol, (string Name, string Value) market)
    {
        var all = _known.Orders.Values.Where(order => order.Symbol == symbol).OrderBy(order => order.Id).ToArray();
        Expect(all.TakeLast(1000).Select(order => order.Expected()), "allOrders", market, Number("limit", 1000));
        Expect(all.Where(order => order.IsOpen).Select(order => order.Expected()), "openOrders", market);
        foreach (var picked in Agreement.Some(random, all, 3))
        {
            Expect(
                all.Where(order => order.Id >= picked.Id).Take(7).Select(order => order.Expected()),
                "allOrders",
                market,
                Number("orderId", picked.Id),
                Number("limit", 7));
            Expect(
                all.Where(order => order.CreatedMicros <= picked.CreatedMicros).TakeLast(6)
                    .Select(order => order.Expected()),
                "allOrders",
                market,
                Number("endTime", picked.CreatedMicros),
                Number("limit", 6));
            Expect(
                all.Where(order => order.CreatedMicros >= picked.CreatedMicros).Take(4)
                    .Select(order => order.Expected()),
                "allOrders",
                market,
                Number("startTime", picked.CreatedMicros),
                Number("limit", 4));
            Expect(picked.Expected(), "order", market, Number("orderId", picked.Id));
            var named = all.Where(order => order.Name == picked.Name).ToArray();
            if (named.Length == 1 || named.Any(order => order.IsOpen))
            {
                var meant = named.LastOrDefault(order => order.IsOpen) ?? named[0];
                Expect(meant.Expected(), "order", market, ("origClientOrderId", picked.Name));
            }
        }
    }

    private void Amendments(string symbol, (string Name, string Value) market)
    {
        var orders = _known.Orders.Values.Where(order => order.Symbol == symbol).ToArray();
        foreach (var order in orders.Where(order => order.Amendments.Count > 0))
        {
            Expect(order.Amendments, "order/amendments", market, Number("orderId", order.Id));
        }

        if (orders.FirstOrDefault(order => order.Amendments.Count == 0) is { } untouched)
        {
            Expect(Array.Empty<Row>(), "order/amendments", market, Number("orderId", untouched.Id));
        }
    }

    private void Trades(string path, string fromName, (string Name, string Value) market, ObservedTrade[] all)
    {
        var limit = Number("limit", 1000);
        Expect(all, path, market, limit);

        // The newest trades, but the oldest allocations.
        var ids = all.Select(trade => trade.Id).Order().ToArray();
        agreement.Same(
            What(path, [market]),
            (path == "myTrades" ? ids.TakeLast(3) : ids.Take(3)).Select(id => Row.Raw(id)),
            exchange.Ask(path, _account, market, Number("limit", 3)).EnumerateArray().Select(row => Row.Raw(Id(row))));
        foreach (var picked in Agreement.Some(random, all, 3))
        {
            var order = Number("orderId", picked.OrderId);
            var from = Number(fromName, picked.Id);
            var start = Number("startTime", picked.TimeMicros);
            var ofOrder = all.Where(trade => trade.OrderId == picked.OrderId).ToArray();
            Expect(ofOrder, path, market, order);
            Expect(ofOrder.Where(trade => trade.Id >= picked.Id), path, market, order, from);
            Expect(all.Where(trade => trade.Id >= picked.Id), path, market, from, limit);
            Expect(all.Where(trade => trade.TimeMicros >= picked.TimeMicros), path, market, start, limit);
            Expect(
                all.Where(trade => trade.TimeMicros <= picked.TimeMicros),
                path,
                market,
                Number("endTime", picked.TimeMicros),
                limit);
            var end = picked.TimeMicros + 30_000_000;
            Expect(
                all.Where(trade => trade.TimeMicros >= picked.TimeMicros && trade.TimeMicros <= end),
                path,
                market,
                start,
                Number("endTime", end),
                limit);
        }
    }

    // A trade with oneself is there twice under one number; which of the two is first is not said.
    private void Expect(
        IEnumerable<ObservedTrade> expected, string path, params (string Name, string Value)[] parameters)
    {
        var rows = exchange.Ask(path, _account, parameters).EnumerateArray().ToArray();
        agreement.Same(
            What(path, parameters),
            expected.OrderBy(trade => trade.Id).ThenBy(trade => trade.OrderId)
                .Select(trade => trade.Expected.ToString()),
            rows.OrderBy(Id).ThenBy(row => row.Whole("orderId")).Select(row => Row.Of(row).ToString()));
        Assert.Equal(rows.Select(Id).Order(), rows.Select(Id));
    }

    private static long Id(JsonElement row) => row.Whole(row.TryGetProperty("id", out _) ? "id" : "allocationId");

    private void Preventions(string symbol, (string Name, string Value) market)
    {
        var all = exchange.Observer.Preventions(_known).Where(found => found.Match.TakerSymbol == symbol).ToArray();
        foreach (var (match, expected) in all)
        {
            Expect([expected], "myPreventedMatches", market, Number("preventedMatchId", match.Id));

            // A resting order of another market may have the same number.
            var ofOrder = all.Where(found => found.Match.TakerOrderId == match.TakerOrderId
                || found.Match.MakerOrderId == match.TakerOrderId).ToArray();
            Expect(
                ofOrder.Select(found => found.Expected),
                "myPreventedMatches",
                market,
                Number("orderId", match.TakerOrderId));
            Expect(
                ofOrder.Where(found => found.Match.Id >= match.Id).Take(2).Select(found => found.Expected),
                "myPreventedMatches",
                market,
                Number("orderId", match.TakerOrderId),
                Number("fromPreventedMatchId", match.Id),
                Number("limit", 2));
        }
    }
}
