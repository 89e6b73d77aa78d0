using CsCheck;
using Spotwire.Simulator.MarketData;

namespace Spotwire.Simulator.Tests.MarketData;

public sealed class KlineTests
{
    private const long Start = 1_767_225_600_000_000;

    [Theory]
    [InlineData("1w", 0, "2026-03-04T05:06:07Z", "2026-03-02T00:00:00Z", "2026-03-09T00:00:00Z")]
    [InlineData("1M", 0, "2026-03-04T05:06:07Z", "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z")]
    [InlineData("1M", 480, "2026-02-28T17:00:00Z", "2026-02-28T16:00:00Z", "2026-03-31T16:00:00Z")]
    [InlineData("1d", 480, "2026-03-04T15:59:59Z", "2026-03-03T16:00:00Z", "2026-03-04T16:00:00Z")]
    [InlineData("4h", -90, "2026-03-04T05:06:07Z", "2026-03-04T01:30:00Z", "2026-03-04T05:30:00Z")]
    [InlineData("1s", 480, "2026-03-04T05:06:07.5Z", "2026-03-04T05:06:07Z", "2026-03-04T05:06:08Z")]
    public void KlinesOpenByTheCalendar(string interval, int offset, string at, string open, string next)
    {
        var kind = KlineInterval.FromWire(interval);
        var actual = KlineCalendar.OpenTime(kind, Micros(at), offset);
        Assert.Equal(Micros(open), actual);
        Assert.Equal(Micros(next), KlineCalendar.NextOpen(kind, actual, offset));
    }

    [Fact]
    public void KlinesOfAnyIntervalEqualTheirTradesAddedUp() =>
        Gen.Select(
            Gen.Select(Gen.Long[0, 3 * 3_600_000_000L], Gen.Long[900, 1100], Gen.Long[1, 50], Gen.Bool).Array[1, 60],
            Gen.Int[0, 4],
            Gen.Int[-12, 14])
        .Sample((trades, choice, hours) =>
        {
            var interval = new[] { "1s", "1m", "5m", "1h", "1d" }[choice];
            var market = new SymbolMarketData("BNBUSDT", 0.01m, 0.001m);
            var ordered = trades.OrderBy(trade => trade.Item1).ToArray();
            foreach (var (at, ticks, steps, isBuyerMaker) in ordered)
            {
                market.OnTrade(new PublicTrade(market.LastTradeId + 1, ticks, steps, Start + at, isBuyerMaker));
            }

            var kind = KlineInterval.FromWire(interval);
            var now = Start + (3 * 3_600_000_000L);
            var rows = market.Klines(new KlineQuery(kind, hours * 60, Start, null, 20_000), now);
            if (interval != "1d")
            {
                Assert.Equal(ordered.Sum(trade => trade.Item3) * 0.001m, rows.Sum(row => row.Volume));
            }

            foreach (var row in rows.Where(row => row.Count > 0))
            {
                var inside = ordered.Where(trade =>
                    Start + trade.Item1 >= row.OpenMicros && Start + trade.Item1 < row.EndMicros).ToArray();
                Assert.Equal(inside.Length, row.Count);
                Assert.Equal(inside[0].Item2 * 0.01m, row.Open);
                Assert.Equal(inside[^1].Item2 * 0.01m, row.Close);
                Assert.Equal(inside.Max(trade => trade.Item2) * 0.01m, row.High);
                Assert.Equal(inside.Min(trade => trade.Item2) * 0.01m, row.Low);
                Assert.Equal(
                    inside.Where(trade => !trade.Item4).Sum(trade => trade.Item2 * trade.Item3) * 0.00001m,
                    row.TakerBuyQuoteVolume);
            }

            Assert.All(rows.Zip(rows.Skip(1)), pair => Assert.Equal(pair.First.EndMicros, pair.Second.OpenMicros));
        });

    [Fact]
    public void BoundsAndLimitChooseRowsAsDocumented()
    {
        var market = new SymbolMarketData("BNBUSDT", 0.01m, 0.001m);
        market.OnTrade(new PublicTrade(1, 100, 1, Start, true));
        var now = Start + (9 * KlineCalendar.Minute) + 1;
        long[] Rows(long? start, long? end, int limit) => [.. market
            .Klines(new KlineQuery(KlineInterval.OneMinute, 0, start, end, limit), now)
            .Select(row => (row.OpenMicros - Start) / KlineCalendar.Minute)];
        Assert.Equal([7, 8, 9], Rows(null, null, 3));
        Assert.Equal([0, 1, 2], Rows(Start - 5, null, 3));
        Assert.Equal([2, 3], Rows(Start + KlineCalendar.Minute + 1, Start + (3 * KlineCalendar.Minute), 10));
        Assert.Equal([3, 4], Rows(null, Start + (5 * KlineCalendar.Minute) - 1, 2));
        Assert.Equal(10, Rows(null, null, 1000).Length);
    }

    [Fact]
    public void TickerForgetsWhatIsOlderThanADay()
    {
        var market = new SymbolMarketData("BNBUSDT", 0.01m, 0.001m);
        market.OnTrade(new PublicTrade(1, 100, 1000, Start, true));
        market.OnTrade(new PublicTrade(2, 150, 1000, Start + KlineCalendar.Hour, true));
        market.OnTrade(new PublicTrade(3, 120, 2000, Start + (2 * KlineCalendar.Hour), true));
        var full = market.Ticker24h(Start + (2 * KlineCalendar.Hour));
        Assert.Equal((1m, 1.5m, 1m), (full.OpenPrice, full.HighPrice, full.LowPrice));
        Assert.Equal((1.2m, 4m), (full.LastPrice, full.Volume));
        Assert.Equal((0.2m, 20m, 1.225m), (full.PriceChange, full.PriceChangePercent, full.WeightedAveragePrice));
        var later = market.Ticker24h(Start + KlineCalendar.Day + KlineCalendar.Hour);
        Assert.Equal((1.5m, 3m, 2L, 1m), (later.OpenPrice, later.Volume, later.Count, later.PreviousClosePrice));
        var silent = market.Ticker24h(Start + (3 * KlineCalendar.Day));
        Assert.Equal((0m, 0L, 1.2m, -1L), (silent.Volume, silent.Count, silent.LastPrice, silent.FirstTradeId));
    }

    [Fact]
    public void LevelsEqualASortedDictionary() =>
        Gen.Select(Gen.Bool, Gen.Select(Gen.Long[1, 40], Gen.Long[0, 3]).Array[0, 200]).Sample((isBid, changes) =>
        {
            var side = new LevelSide(isBid);
            var twin = new SortedDictionary<long, long>();
            foreach (var (ticks, steps) in changes)
            {
                side.Set(ticks, steps);
                twin[ticks] = steps;
            }

            var expected = twin.Where(level => level.Value > 0).Select(level => (level.Key, level.Value));
            Assert.Equal(
                isBid ? expected.Reverse() : expected,
                Enumerable.Range(0, side.Count).Select(index => side[index]));
        });

    private static long Micros(string text) => ExchangeTime
        .FromDateTimeOffset(DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture))
        .UnixMicroseconds;
}
