using System.Text.Json;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Observer;

/// <summary>Asks every query about one's own account, and compares the answers with the observer.</summary>
internal sealed class AccountAgreement(ObservedExchange exchange, Random random)
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
            OrderCounts();
            Lists();
            Same(
                _known.OpenOrders.OrderBy(order => Array.IndexOf(exchange.Symbols, order.Symbol))
                    .ThenBy(order => order.Id)
                    .Select(order => order.Expected()),
                exchange.Ask("openOrders", account));
            foreach (var symbol in exchange.Symbols)
            {
                Orders(symbol);
                Trades("myTrades", "fromId", symbol, _known.Trades);
                Trades("myAllocations", "fromAllocationId", symbol, _known.Allocations);
                Preventions(symbol);
            }
        }
    }

    private static void Same(IEnumerable<Row> expected, JsonElement answer) => Assert.Equal(
        expected.Select(row => row.ToString()), Row.All(answer).Select(row => row.ToString()));

    private void Balances()
    {
        var answer = exchange.Ask("account", _account);
        Assert.Equal(_known.UpdatedMicros, answer.Whole("updateTime"));
        foreach (var balance in answer.GetProperty("balances").EnumerateArray())
        {
            Assert.Equal(
                (balance.Word("asset"), _known.Balance(balance.Word("asset"))),
                (balance.Word("asset"), (balance.Amount("free"), balance.Amount("locked"))));
        }

        Assert.Equal(
            _known.Balances.Where(balance => balance.Value != (0m, 0m)).Select(balance => balance.Key).Order(),
            exchange.Ask("account", _account, ("omitZeroBalances", "true")).GetProperty("balances").EnumerateArray()
                .Select(balance => balance.Word("asset")).Order());
    }

    private void OrderCounts() =>
        Same(_known.Counts.Select(rule => rule.Expected(exchange.Now)), exchange.Ask("rateLimit/order", _account));

    private void Lists()
    {
        var all = _known.Lists.Values.OrderBy(list => list.Id).ToArray();
        Same(all.TakeLast(1000).Select(list => list.Expected()), exchange.Ask("allOrderList", _account, ("limit", "1000")));
        Same(all.Where(list => list.IsOpen).Select(list => list.Expected()), exchange.Ask("openOrderList", _account));
        if (all.Length == 0)
        {
            return;
        }

        var picked = all[random.Next(all.Length)];
        Same(
            all.Where(list => list.Id >= picked.Id).Take(5).Select(list => list.Expected()),
            exchange.Ask("allOrderList", _account, ("fromId", Row.Raw(picked.Id)), ("limit", "5")));
        Same(
            all.Where(list => list.CreatedMicros >= picked.CreatedMicros
                && list.CreatedMicros <= picked.CreatedMicros + 60_000_000).Take(3).Select(list => list.Expected()),
            exchange.Ask(
                "allOrderList",
                _account,
                ("startTime", Row.Raw(picked.CreatedMicros)),
                ("endTime", Row.Raw(picked.CreatedMicros + 60_000_000)),
                ("limit", "3")));
        Assert.Equal(
            picked.Expected().ToString(),
            Row.Of(exchange.Ask("orderList", _account, ("orderListId", Row.Raw(picked.Id)))).ToString());
        var named = all.LastOrDefault(list => list.Name == picked.Name && list.IsOpen)
            ?? all.Last(list => list.Name == picked.Name);
        Assert.Equal(
            named.Expected().ToString(),
            Row.Of(exchange.Ask("orderList", _account, ("origClientOrderId", picked.Name))).ToString());
    }

    private void Orders(string symbol)
    {
        var all = _known.Orders.Values.Where(order => order.Symbol == symbol).OrderBy(order => order.Id).ToArray();
        (string Name, string Value) market = ("symbol", symbol);
        Same(
            all.TakeLast(1000).Select(order => order.Expected()),
            exchange.Ask("allOrders", _account, market, ("limit", "1000")));
        Same(
            all.Where(order => order.IsOpen).Select(order => order.Expected()),
            exchange.Ask("openOrders", _account, market));
        foreach (var picked in random.GetItems(all, Math.Min(3, all.Length)))
        {
            Same(
                all.Where(order => order.Id >= picked.Id).Take(7).Select(order => order.Expected()),
                exchange.Ask("allOrders", _account, market, ("orderId", Row.Raw(picked.Id)), ("limit", "7")));
            Same(
                all.Where(order => order.CreatedMicros <= picked.CreatedMicros).TakeLast(6)
                    .Select(order => order.Expected()),
                exchange.Ask("allOrders", _account, market, ("endTime", Row.Raw(picked.CreatedMicros)), ("limit", "6")));
            Same(
                all.Where(order => order.CreatedMicros >= picked.CreatedMicros).Take(4).Select(order => order.Expected()),
                exchange.Ask(
                    "allOrders", _account, market, ("startTime", Row.Raw(picked.CreatedMicros)), ("limit", "4")));
            Assert.Equal(
                picked.Expected().ToString(),
                Row.Of(exchange.Ask("order", _account, market, ("orderId", Row.Raw(picked.Id)))).ToString());
            var named = all.Where(order => order.Name == picked.Name).ToArray();
            if (named.Length == 1 || named.Any(order => order.IsOpen))
            {
                Assert.Equal(
                    (named.LastOrDefault(order => order.IsOpen) ?? named[0]).Expected().ToString(),
                    Row.Of(exchange.Ask("order", _account, market, ("origClientOrderId", picked.Name))).ToString());
            }
        }

        foreach (var order in all.Where(order => order.Amendments.Count > 0))
        {
            Same(
                order.Amendments,
                exchange.Ask("order/amendments", _account, market, ("orderId", Row.Raw(order.Id))));
        }

        if (all.FirstOrDefault(order => order.Amendments.Count == 0) is { } untouched)
        {
            Same([], exchange.Ask("order/amendments", _account, market, ("orderId", Row.Raw(untouched.Id))));
        }
    }

    private void Trades(string path, string fromName, string symbol, List<ObservedTrade> known)
    {
        var all = known.Where(trade => trade.Symbol == symbol).ToArray();
        (string Name, string Value) market = ("symbol", symbol);
        (string Name, string Value) limit = ("limit", "1000");
        SameTrades(all, exchange.Ask(path, _account, market, limit));
        foreach (var picked in random.GetItems(all, Math.Min(3, all.Length)))
        {
            (string Name, string Value) order = ("orderId", Row.Raw(picked.OrderId));
            (string Name, string Value) from = (fromName, Row.Raw(picked.Id));
            (string Name, string Value) start = ("startTime", Row.Raw(picked.TimeMicros));
            var ofOrder = all.Where(trade => trade.OrderId == picked.OrderId).ToArray();
            SameTrades(ofOrder, exchange.Ask(path, _account, market, order));
            SameTrades(ofOrder.Where(trade => trade.Id >= picked.Id), exchange.Ask(path, _account, market, order, from));
            SameTrades(all.Where(trade => trade.Id >= picked.Id), exchange.Ask(path, _account, market, from, limit));
            SameTrades(
                all.Where(trade => trade.TimeMicros >= picked.TimeMicros),
                exchange.Ask(path, _account, market, start, limit));
            SameTrades(
                all.Where(trade => trade.TimeMicros <= picked.TimeMicros),
                exchange.Ask(path, _account, market, ("endTime", Row.Raw(picked.TimeMicros)), limit));
            SameTrades(
                all.Where(trade => trade.TimeMicros >= picked.TimeMicros
                    && trade.TimeMicros <= picked.TimeMicros + 30_000_000),
                exchange.Ask(
                    path, _account, market, start, ("endTime", Row.Raw(picked.TimeMicros + 30_000_000)), limit));
        }
    }

    // A trade with oneself is there twice under one number.
    private static void SameTrades(IEnumerable<ObservedTrade> expected, JsonElement answer)
    {
        var rows = Row.All(answer);
        Assert.Equal(
            expected.OrderBy(trade => trade.Id).ThenBy(trade => trade.OrderId).Select(trade => trade.Expected.ToString()),
            answer.EnumerateArray().Zip(rows)
                .OrderBy(pair => Id(pair.First)).ThenBy(pair => pair.First.Whole("orderId"))
                .Select(pair => pair.Second.ToString()));
        Assert.Equal(answer.EnumerateArray().Select(Id).Order(), answer.EnumerateArray().Select(Id));

        static long Id(JsonElement row) => row.Whole(row.TryGetProperty("id", out _) ? "id" : "allocationId");
    }

    private void Preventions(string symbol)
    {
        var all = exchange.Observer.Preventions(_known).ToArray();
        (string Name, string Value) market = ("symbol", symbol);
        foreach (var (match, expected) in all.Where(found => found.Match.TakerSymbol == symbol))
        {
            Same(
                [expected],
                exchange.Ask("myPreventedMatches", _account, market, ("preventedMatchId", Row.Raw(match.Id))));
            if (!_known.Orders.ContainsKey((symbol, match.TakerOrderId)))
            {
                continue;
            }

            // Numbers of resting orders on other markets may be the same; those of this one are the taker's.
            var ofOrder = all.Where(found => found.Match.TakerSymbol == symbol
                && (found.Match.TakerOrderId == match.TakerOrderId
                    || (found.Match.MakerOrderId == match.TakerOrderId && found.Match.MakerSymbol == symbol))).ToArray();
            Same(
                ofOrder.Select(found => found.Expected),
                exchange.Ask("myPreventedMatches", _account, market, ("orderId", Row.Raw(match.TakerOrderId))));
            Same(
                ofOrder.Where(found => found.Match.Id >= match.Id).Take(2).Select(found => found.Expected),
                exchange.Ask(
                    "myPreventedMatches",
                    _account,
                    market,
                    ("orderId", Row.Raw(match.TakerOrderId)),
                    ("fromPreventedMatchId", Row.Raw(match.Id)),
                    ("limit", "2")));
        }
    }
}
