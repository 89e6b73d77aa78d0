using CsCheck;
using Spotwire.Simulator.MarketData;
using Spotwire.TestSupport;

namespace Spotwire.Simulator.Tests.MarketData;

/// <summary>Windows, days and averages against trades added up one by one.</summary>
public sealed class StatisticsTests
{
    private const long Start = 1_767_225_600_000_000;

    private static readonly Gen<(long At, long Ticks, long Steps, bool IsBuyerMaker)[]> Trades =
        Gen.Select(Gen.Long[0, 3 * KlineCalendar.Day], Gen.Long[900, 1100], Gen.Long[1, 50], Gen.Bool)
            .Array[1, 120]
            .Select(trades => trades.OrderBy(trade => trade.Item1).ToArray());

    [Fact]
    public void WindowsEqualTheirTradesAddedUp() =>
        Gen.Select(Trades, Gen.Long[0, KlineCalendar.Day], Gen.Int[0, 5], Gen.Int[-720, 840])
            .SampleSeeded(
                sample =>
                {
                    var (trades, later, choice, offset) = sample;
                    var now = Start + trades[^1].At + later;
                    var market = Market(trades);
                    var day = market.Ticker24h(now);
                    Check(day, trades, now - KlineCalendar.Day);
                    Assert.Equal(now, day.CloseTimeMicros);

                    var window = new[] { 1L, 59, 60, 23 * 60, 24 * 60, 7 * 24 * 60 }[choice] * KlineCalendar.Minute;
                    var rolling = market.RollingWindow(now, window);
                    Check(rolling, trades, (now - window) / KlineCalendar.Minute * KlineCalendar.Minute);
                    Assert.Equal(0, rolling.OpenTimeMicros % KlineCalendar.Minute);

                    var local = DateTimeOffset.UnixEpoch.AddMicroseconds(now).ToOffset(TimeSpan.FromMinutes(offset));
                    var midnight = new DateTimeOffset(local.Date, local.Offset);
                    var open = (midnight - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
                    Check(market.TradingDay(now, offset), trades, open);
                },
                150);

    [Fact]
    public void TheAverageIsThatOfTheLastFiveMinutes() =>
        Gen.Select(
            Gen.Select(Gen.Long[0, 600], Gen.Long[900, 1100], Gen.Long[1, 50]).Array[1, 40], Gen.Long[0, 400])
        .SampleSeeded(
            sample =>
            {
                var (seconds, later) = sample;
                var trades = seconds.OrderBy(trade => trade.Item1)
                    .Select(trade => (trade.Item1 * KlineCalendar.Second, trade.Item2, trade.Item3, true)).ToArray();
                var now = trades[^1].Item1 + (later * KlineCalendar.Second);
                var inside = trades.Where(trade => trade.Item1 > now - (5 * KlineCalendar.Minute)).ToArray();
                var expected = inside.Length == 0
                    ? trades[^1].Item2 * 0.01m
                    : inside.Sum(trade => trade.Item2 * trade.Item3) * 0.01m / inside.Sum(trade => trade.Item3);
                Assert.Equal(expected, Market(trades).AveragePrice(Start + now, 5)!.Value, 20);
            },
            200);

    [Fact]
    public void HistoriesForgetTheirOldestAndStillFind()
    {
        var history = new EventHistory<long>(id => id, id => id * 10, kept: 100);
        for (var id = 1L; id <= 1_000; id++)
        {
            history.Add(id);
            Assert.InRange(history.Count, Math.Min(id, 90), 100);
        }

        Assert.Equal([998, 999, 1000], history.Newest(3));
        Assert.Equal([950, 951], history.FromId(950, 2));
        Assert.Equal(history[0], history.FromId(1, 1)[0]);
        Assert.Equal([951, 952], history.Between(9_501, 9_600, 2));
        Assert.Equal([959, 960], history.Between(null, 9_600, 2));
        Assert.Empty(history.FromId(1_001, 5));
    }

    private static SymbolMarketData Market((long At, long Ticks, long Steps, bool IsBuyerMaker)[] trades)
    {
        var market = new SymbolMarketData("BNBUSDT", 0.01m, 0.001m);
        foreach (var (at, ticks, steps, isBuyerMaker) in trades)
        {
            market.OnTrade(new PublicTrade(market.LastTradeId + 1, ticks, steps, Start + at, isBuyerMaker));
        }

        return market;
    }

    private static void Check(
        TickerRow row, (long At, long Ticks, long Steps, bool IsBuyerMaker)[] trades, long openMicros)
    {
        Assert.Equal(openMicros, row.OpenTimeMicros);
        var first = Array.FindIndex(trades, trade => Start + trade.At >= openMicros);
        Assert.Equal(trades[^1].Ticks * 0.01m, row.LastPrice);
        if (first < 0)
        {
            Assert.Equal((0L, -1L, -1L, 0m), (row.Count, row.FirstTradeId, row.LastTradeId, row.Volume));
            return;
        }

        var inside = trades[first..];
        var (open, close) = (inside[0].Ticks * 0.01m, inside[^1].Ticks * 0.01m);
        Assert.Equal(inside.Length, row.Count);
        Assert.Equal((first + 1L, (long)trades.Length), (row.FirstTradeId, row.LastTradeId));
        Assert.Equal((open, close), (row.OpenPrice, row.LastPrice));
        Assert.Equal(inside.Max(trade => trade.Ticks) * 0.01m, row.HighPrice);
        Assert.Equal(inside.Min(trade => trade.Ticks) * 0.01m, row.LowPrice);
        Assert.Equal(inside.Sum(trade => trade.Steps) * 0.001m, row.Volume);
        Assert.Equal(inside.Sum(trade => trade.Ticks * trade.Steps) * 0.00001m, row.QuoteVolume);
        Assert.Equal(close - open, row.PriceChange);
        Assert.Equal(Math.Round((close - open) * 100 / open, 3, MidpointRounding.AwayFromZero), row.PriceChangePercent);
        Assert.Equal(row.QuoteVolume / row.Volume, row.WeightedAveragePrice);
        Assert.Equal(trades[Math.Max(0, first - 1)].Ticks * 0.01m, row.PreviousClosePrice);
    }
}
