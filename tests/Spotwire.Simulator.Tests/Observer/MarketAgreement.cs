using System.Globalization;
using System.Text.Json;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Observer;

/// <summary>Asks every query about the markets, and compares the answers with the observer.</summary>
internal sealed class MarketAgreement(ObservedExchange exchange, Random random)
{
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
        Assert.Equal(
            known.Select(market => (market.Symbol, market.LastPrice ?? 0m)),
            exchange.Ask("ticker/price", null).EnumerateArray().Select(row => (row.Word("symbol"), row.Amount("price"))));
        Same(known.Select(market => Top(market)), exchange.Ask("ticker/bookTicker", null));
    }

    private static void Same(IEnumerable<Row> expected, JsonElement answer) => Assert.Equal(
        expected.Select(row => row.ToString()), Row.All(answer).Select(row => row.ToString()));

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
            var depth = exchange.Ask("depth", null, Symbol, ("limit", Row.Raw(limit)));
            Assert.Equal(_known.LastUpdateId, depth.Whole("lastUpdateId"));
            Assert.Equal(Levels(_known.Bids, limit), depth.GetProperty("bids").GetRawText());
            Assert.Equal(Levels(_known.Asks, limit), depth.GetProperty("asks").GetRawText());
        }

        if (_known.Top is { } told)
        {
            Assert.Equal(
                Top(_known).ToString(),
                new Row().From(told, "s", "symbol").From(told, "b", "bidPrice").From(told, "B", "bidQty")
                    .From(told, "a", "askPrice").From(told, "A", "askQty").ToString());
        }

        Assert.Equal(Top(_known).ToString(), Row.Of(exchange.Ask("ticker/bookTicker", null, Symbol)).ToString());

        static string Levels(SortedDictionary<decimal, decimal> side, int limit) => '[' + string.Join(',', side
            .Take(limit).Select(level => $"[{Row.Quoted(level.Key)},{Row.Quoted(level.Value)}]")) + ']';
    }

    private void Trades()
    {
        var all = _known.Trades;
        Same(all.TakeLast(1000).Select(trade => trade.Expected()), Ask("trades", ("limit", "1000")));
        Same(all.TakeLast(3).Select(trade => trade.Expected()), Ask("trades", ("limit", "3")));
        Same(all.TakeLast(500).Select(trade => trade.Expected()), Ask("historicalTrades"));
        Same(
            _known.Blocks.Select(trade => trade.Expected(withBest: false)),
            Ask("historicalBlockTrades", ("fromId", "1"), ("limit", "1000")));
        if (all.Count > 0)
        {
            var picked = all[random.Next(all.Count)];
            Same(
                all.Where(trade => trade.Id >= picked.Id).Take(10).Select(trade => trade.Expected()),
                Ask("historicalTrades", ("fromId", Row.Raw(picked.Id)), ("limit", "10")));
        }
    }

    private void Aggregates()
    {
        var all = _known.Aggregates;
        Same(all.TakeLast(1000).Select(trade => trade.Expected), Ask("aggTrades", ("limit", "1000")));
        foreach (var picked in random.GetItems(all.ToArray(), Math.Min(2, all.Count)))
        {
            (string Name, string Value) start = ("startTime", Row.Raw(picked.TimeMicros));
            (string Name, string Value) end = ("endTime", Row.Raw(picked.TimeMicros + 20_000_000));
            Same(
                all.Where(trade => trade.Id >= picked.Id).Take(4).Select(trade => trade.Expected),
                Ask("aggTrades", ("fromId", Row.Raw(picked.Id)), ("limit", "4")));
            Same(
                all.Where(trade => trade.TimeMicros >= picked.TimeMicros).Take(6).Select(trade => trade.Expected),
                Ask("aggTrades", start, ("limit", "6")));
            Same(
                all.Where(trade => trade.TimeMicros >= picked.TimeMicros
                    && trade.TimeMicros <= picked.TimeMicros + 20_000_000).Take(5).Select(trade => trade.Expected),
                Ask("aggTrades", start, end, ("limit", "5")));
            Same(
                all.Where(trade => trade.TimeMicros <= picked.TimeMicros + 20_000_000).TakeLast(5)
                    .Select(trade => trade.Expected),
                Ask("aggTrades", end, ("limit", "5")));
        }
    }

    private void Klines()
    {
        if (_known.Trades.Count == 0)
        {
            return;
        }

        foreach (var interval in NaiveCalendar.Intervals)
        {
            var (zone, offset) = Zones[random.Next(Zones.Length)];
            var first = NaiveCalendar.Open(interval, _known.Trades[0].TimeMicros, offset);
            var last = NaiveCalendar.Open(interval, exchange.Now, offset);
            var limit = random.Next(1, 40);
            var expected = new List<string>();
            for (var open = last; open >= first && expected.Count < limit;)
            {
                expected.Insert(0, _known.Kline(interval, open, offset));
                open = NaiveCalendar.Open(interval, open - 1, offset);
            }

            (string Name, string Value)[] query =
                [("interval", interval), ("timeZone", zone), ("limit", Row.Raw(limit))];
            Assert.Equal(expected, Raw(Ask("klines", query)));
            Assert.Equal(expected, Raw(Ask("uiKlines", query)));

            var start = _known.Trades[random.Next(_known.Trades.Count)].TimeMicros;
            expected.Clear();
            for (var open = first; open <= last && expected.Count < limit; open = NaiveCalendar.Next(interval, open, offset))
            {
                if (open < start && NaiveCalendar.Next(interval, open, offset) < start && interval == "1s")
                {
                    open = Math.Max(open, NaiveCalendar.Open(interval, start, offset) - 1_000_000);
                }

                if (open >= start)
                {
                    expected.Add(_known.Kline(interval, open, offset));
                }
            }

            Assert.Equal(expected, Raw(Ask("klines", [.. query, ("startTime", Row.Raw(start))])));
        }

        static string[] Raw(JsonElement answer) => [.. answer.EnumerateArray().Select(row => row.GetRawText())];
    }

    // The last row of a minute on the stream is what the query answers for good.
    private void Minutes()
    {
        string[] letters = ["t", "o", "h", "l", "c", "v", "T", "q", "n", "V", "Q", "B"];
        foreach (var told in _known.Minutes.TakeLast(50))
        {
            Assert.Equal(
                _known.Kline("1m", told.Whole("t"), 0),
                '[' + string.Join(',', letters.Select(letter => told.GetProperty(letter).GetRawText())) + ']');
        }
    }

    private void Tickers()
    {
        const long day = 86_400_000_000;
        var now = exchange.Now;
        Single("ticker/24hr", _known.Ticker(now - day, now, now, isFull: true, isDay: true));
        Single("ticker/24hr", _known.Ticker(now - day, now, now, isFull: false, isDay: true), ("type", "MINI"));
        foreach (var window in new[] { "1m", "2m", "59m", "1h", "7h", "1d", "2d", "7d" })
        {
            var from = now - (NaiveCalendar.Length(window).Ticks / TimeSpan.TicksPerMicrosecond);
            from -= from % 60_000_000;
            Single("ticker", _known.Ticker(from, now, now, isFull: true, isDay: false), ("windowSize", window));
        }

        foreach (var (zone, offset) in Zones)
        {
            var open = NaiveCalendar.Open("1d", now, offset);
            Single(
                "ticker/tradingDay",
                _known.Ticker(open, open + day - 1, open + day - 1, isFull: true, isDay: false),
                ("timeZone", zone));
        }
    }

    private void Prices()
    {
        Assert.Equal(_known.LastPrice ?? 0m, Ask("ticker/price").Amount("price"));
        var average = Ask("avgPrice");
        Assert.Equal(Row.Eight(_known.Average(exchange.Now)), average.Word("price"));
        Assert.Equal(_known.Trades.Count == 0 ? 0 : _known.Trades[^1].TimeMicros, average.Whole("closeTime"));
        Assert.Equal(5, average.Whole("mins"));
    }

    private void Single(string path, Row expected, params (string Name, string Value)[] parameters) =>
        Assert.Equal(expected.ToString(), Row.Of(Ask(path, parameters)).ToString());

    private JsonElement Ask(string path, params (string Name, string Value)[] parameters) =>
        exchange.Ask(path, null, [Symbol, .. parameters]);
}
