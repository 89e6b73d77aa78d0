using System.Text.Json;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Observer;

/// <summary>Asks every query about the markets, and compares the answers with the observer.</summary>
internal sealed class MarketAgreement(ObservedExchange exchange, Random random, Agreement agreement)
{
    private const long DayMicros = 86_400_000_000;

    private static readonly (string Text, int Minutes)[] Zones = [("0", 0), ("8", 480), ("-3:30", -210), ("14", 840)];

    private ObservedMarket _known = exchange.Observer.Markets[exchange.Symbols[0]];

    private (string Name, string Value) Symbol => ("symbol", _known.Symbol);

    public void Check()
    {
        foreach (var market in exchange.Observer.Markets.Values)
        {
            _known = market;
            Book();
            Trades();
            Aggregates();
            Klines();
            Minutes();
            Tickers();
            Prices();
        }

        var known = exchange.Observer.Markets.Values;
        agreement.Same(
            "ticker/price",
            known.Select(market => new Row()
                .With("symbol", Row.Quoted(market.Symbol)).With("price", market.LastPrice ?? 0m)),
            exchange.Ask("ticker/price", null));
        var now = exchange.Now;
        agreement.Same(
            "ticker/24hr",
            known.Select(market => market.Ticker(now - DayMicros, now, now, isFull: false, isDay: true)),
            exchange.Ask("ticker/24hr", null, ("type", "MINI")));
        agreement.Same("ticker/bookTicker", known.Select(Top), exchange.Ask("ticker/bookTicker", null));
    }

    private static Row Top(ObservedMarket market)
    {
        var (bid, ask) = (market.Bids.FirstOrDefault(), market.Asks.FirstOrDefault());
        return new Row()
            .With("symbol", Row.Quoted(market.Symbol))
            .With("bidPrice", bid.Key)
            .With("bidQty", bid.Value)
            .With("askPrice", ask.Key)
            .With("askQty", ask.Value);
    }

    private void Book()
    {
        foreach (var limit in new[] { 1, 5, 5000 })
        {
            var depth = Ask("depth", ("limit", Row.Raw(limit)));
            agreement.SameValue("lastUpdateId", _known.LastUpdateId, depth.Whole("lastUpdateId"));
            agreement.SameValue("bids", Levels(_known.Bids, limit), depth.GetProperty("bids").GetRawText());
            agreement.SameValue("asks", Levels(_known.Asks, limit), depth.GetProperty("asks").GetRawText());
        }

        if (_known.Top is { } told)
        {
            agreement.SameValue(
                "bookTicker stream",
                Top(_known).ToString(),
                new Row().From(told, "s", "symbol").From(told, "b", "bidPrice").From(told, "B", "bidQty")
                    .From(told, "a", "askPrice").From(told, "A", "askQty").ToString());
        }

        Expect(Top(_known), "ticker/bookTicker");

        static string Levels(SortedDictionary<decimal, decimal> side, int limit) => '[' + string.Join(',', side
            .Take(limit).Select(level => $"[{Row.Quoted(level.Key)},{Row.Quoted(level.Value)}]")) + ']';
    }

    private void Trades()
    {
        var all = _known.Trades;
        Expect(all.TakeLast(1000).Select(trade => trade.Expected()), "trades", ("limit", "1000"));
        Expect(all.TakeLast(3).Select(trade => trade.Expected()), "trades", ("limit", "3"));
        Expect(all.TakeLast(500).Select(trade => trade.Expected()), "historicalTrades");
        Expect(
            _known.Blocks.Select(trade => trade.Expected(withBest: false)),
            "historicalBlockTrades",
            ("fromId", "1"),
            ("limit", "1000"));
        if (all.Count > 0)
        {
            var picked = all[random.Next(all.Count)];
            Expect(
                all.Where(trade => trade.Id >= picked.Id).Take(10).Select(trade => trade.Expected()),
                "historicalTrades",
                ("fromId", Row.Raw(picked.Id)),
                ("limit", "10"));
        }
    }

    private void Aggregates()
    {
        var all = _known.Aggregates;
        Expect(all.TakeLast(1000).Select(trade => trade.Expected), "aggTrades", ("limit", "1000"));
        foreach (var picked in Agreement.Some(random, all, 2))
        {
            var last = picked.TimeMicros + 20_000_000;
            (string Name, string Value) start = ("startTime", Row.Raw(picked.TimeMicros));
            (string Name, string Value) end = ("endTime", Row.Raw(last));
            Expect(
                all.Where(trade => trade.Id >= picked.Id).Take(4).Select(trade => trade.Expected),
                "aggTrades",
                ("fromId", Row.Raw(picked.Id)),
                ("limit", "4"));
            Expect(
                all.Where(trade => trade.TimeMicros >= picked.TimeMicros).Take(6).Select(trade => trade.Expected),
                "aggTrades",
                start,
                ("limit", "6"));
            Expect(
                all.Where(trade => trade.TimeMicros >= picked.TimeMicros && trade.TimeMicros <= last).Take(5)
                    .Select(trade => trade.Expected),
                "aggTrades",
                start,
                end,
                ("limit", "5"));
            Expect(
                all.Where(trade => trade.TimeMicros <= last).TakeLast(5).Select(trade => trade.Expected),
                "aggTrades",
                end,
                ("limit", "5"));
        }
    }

    private void Klines()
    {
        if (_known.Trades.Count == 0)
        {
            agreement.Same("no klines", Array.Empty<string>(), Raw(Ask("klines", ("interval", "1m"))));
            return;
        }

        foreach (var interval in NaiveCalendar.Intervals)
        {
            var (zone, offset) = Zones[random.Next(Zones.Length)];
            var limit = random.Next(1, 40);
            var first = NaiveCalendar.Open(interval, _known.Trades[0].TimeMicros, offset);
            var last = NaiveCalendar.Open(interval, exchange.Now, offset);
            var newest = new List<string>();
            for (var open = last; open >= first && newest.Count < limit;)
            {
                newest.Insert(0, _known.Kline(interval, open, offset));
                open = NaiveCalendar.Open(interval, open - 1, offset);
            }

            (string Name, string Value)[] query =
                [("interval", interval), ("timeZone", zone), ("limit", Row.Raw(limit))];
            agreement.Same(What("klines", query), newest, Raw(Ask("klines", query)));
            agreement.Same(What("uiKlines", query), newest, Raw(Ask("uiKlines", query)));

            // Of the klines that open at that time or later, the oldest.
            var start = _known.Trades[random.Next(_known.Trades.Count)].TimeMicros;
            var next = NaiveCalendar.Open(interval, start, offset);
            next = next < start ? NaiveCalendar.Next(interval, next, offset) : next;
            var oldest = new List<string>();
            for (; next <= last && oldest.Count < limit; next = NaiveCalendar.Next(interval, next, offset))
            {
                oldest.Add(_known.Kline(interval, next, offset));
            }

            query = [.. query, ("startTime", Row.Raw(start))];
            agreement.Same(What("klines", query), oldest, Raw(Ask("klines", query)));
        }

        static string[] Raw(JsonElement answer) => [.. answer.EnumerateArray().Select(row => row.GetRawText())];
    }

    // The last row of a minute on the stream is what the query answers for good.
    private void Minutes()
    {
        string[] letters = ["t", "o", "h", "l", "c", "v", "T", "q", "n", "V", "Q", "B"];
        foreach (var told in _known.Minutes.TakeLast(50))
        {
            agreement.SameValue(
                "kline stream",
                _known.Kline("1m", told.Whole("t"), 0),
                '[' + string.Join(',', letters.Select(letter => told.GetProperty(letter).GetRawText())) + ']');
        }
    }

    private void Tickers()
    {
        var now = exchange.Now;
        Expect(_known.Ticker(now - DayMicros, now, now, isFull: true, isDay: true), "ticker/24hr");
        Expect(_known.Ticker(now - DayMicros, now, now, isFull: false, isDay: true), "ticker/24hr", ("type", "MINI"));
        foreach (var window in new[] { "1m", "2m", "59m", "1h", "7h", "1d", "2d", "7d" })
        {
            var from = now - (NaiveCalendar.Length(window).Ticks / TimeSpan.TicksPerMicrosecond);
            from -= from % 60_000_000;
            Expect(_known.Ticker(from, now, now, isFull: true, isDay: false), "ticker", ("windowSize", window));
        }

        foreach (var (zone, offset) in Zones)
        {
            var open = NaiveCalendar.Open("1d", now, offset);
            Expect(
                _known.Ticker(open, open + DayMicros - 1, open + DayMicros - 1, isFull: true, isDay: false),
                "ticker/tradingDay",
                ("timeZone", zone));
        }
    }

    private void Prices()
    {
        agreement.SameValue("ticker/price", _known.LastPrice ?? 0m, Ask("ticker/price").Amount("price"));
        Expect(
            new Row()
                .With("mins", 5)
                .With("price", _known.Average(exchange.Now))
                .With("closeTime", _known.Trades.Count == 0 ? 0 : _known.Trades[^1].TimeMicros),
            "avgPrice");
        if (_known.Symbol == exchange.Symbols[0] && _known.Trades.Count > 0)
        {
            var reference = _known.ReferencePrice(exchange.Now);
            agreement.SameValue(
                "referencePrice",
                reference is { } price ? Row.Quoted(price) : "null",
                Ask("referencePrice").GetProperty("referencePrice").GetRawText());
        }
    }

    private void Expect(IEnumerable<Row> expected, string path, params (string Name, string Value)[] parameters) =>
        agreement.Same(What(path, parameters), expected, Ask(path, parameters));

    private void Expect(Row expected, string path, params (string Name, string Value)[] parameters) =>
        agreement.Same(What(path, parameters), expected, Ask(path, parameters));

    private string What(string path, (string Name, string Value)[] parameters) =>
        _known.Symbol + ' ' + path + string.Concat(parameters.Select(one => ' ' + one.Name + '=' + one.Value));

    private JsonElement Ask(string path, params (string Name, string Value)[] parameters) =>
        exchange.Ask(path, null, [Symbol, .. parameters]);
}
