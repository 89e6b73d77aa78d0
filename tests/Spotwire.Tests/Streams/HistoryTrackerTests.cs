using System.Text;
using Spotwire.Streams;

namespace Spotwire.Tests.Streams;

public sealed class HistoryTrackerTests
{
    private const long T0 = 1_700_000_000_000;

    private static HistoryVerdict Trade(HistoryTracker tracker, long id, long time) => tracker.Judge(
        Encoding.UTF8.GetBytes(FormattableString.Invariant(
            $"{{\"e\":\"trade\",\"E\":{time + 3},\"s\":\"BTCUSDT\",\"t\":{id},\"p\":\"1.00000000\",\"q\":\"1.00000000\",\"T\":{time},\"m\":true,\"M\":true}}")),
        default);

    private static HistoryVerdict Depth(HistoryTracker tracker, long first, long final, long time) => tracker.Judge(
        Encoding.UTF8.GetBytes(FormattableString.Invariant(
            $"{{\"e\":\"depthUpdate\",\"E\":{time},\"s\":\"BTCUSDT\",\"U\":{first},\"u\":{final},\"b\":[],\"a\":[]}}")),
        default);

    private static HistoryVerdict Ticker(HistoryTracker tracker, long id, double seconds) => tracker.Judge(
        Encoding.UTF8.GetBytes(FormattableString.Invariant(
            $"{{\"u\":{id},\"s\":\"B\",\"b\":\"1.0\",\"B\":\"1\",\"a\":\"2.0\",\"A\":\"1\"}}")),
        new ExchangeTime((T0 * 1000) + (long)(seconds * 1_000_000)));

    [Fact]
    public void Trades_seen_before_a_reconnect_repeat_until_a_new_one_comes()
    {
        var tracker = new HistoryTracker(StreamKind.Trade);
        Assert.Equal(HistoryVerdict.Continues, Trade(tracker, 10, T0));
        Assert.Equal(HistoryVerdict.Continues, Trade(tracker, 11, T0 + 5));
        tracker.OnReconnected();
        Assert.Equal(HistoryVerdict.Repeats, Trade(tracker, 10, T0));
        Assert.Equal(HistoryVerdict.Repeats, Trade(tracker, 9, T0 - 1));
        Assert.Equal(HistoryVerdict.Repeats, Trade(tracker, 11, T0 + 5));
        Assert.Equal(HistoryVerdict.Continues, Trade(tracker, 12, T0 + 6));
        Assert.Equal(3, tracker.Repeated);
    }

    [Fact]
    public void A_younger_trade_with_an_old_id_begins_a_new_history()
    {
        var tracker = new HistoryTracker(StreamKind.Trade);
        Trade(tracker, 10, T0);
        Trade(tracker, 500, T0 + 60_000);
        tracker.OnReconnected();
        Assert.Equal(HistoryVerdict.BeginsAnew, Trade(tracker, 400, T0 + 60_004));
        Assert.Equal(HistoryVerdict.Continues, Trade(tracker, 401, T0 + 60_005));

        // Below the first id ever seen, even a clock set back by half a minute does not hide it.
        tracker = new HistoryTracker(StreamKind.Trade);
        Trade(tracker, 10, T0);
        Trade(tracker, 500, T0 + 60_000);
        tracker.OnReconnected();
        Assert.Equal(HistoryVerdict.BeginsAnew, Trade(tracker, 1, T0 + 30_000));
    }

    [Fact]
    public void Depth_allows_for_a_server_that_lags()
    {
        var tracker = new HistoryTracker(StreamKind.Depth);
        Depth(tracker, 1, 100, T0);
        Depth(tracker, 101, 200, T0 + 100);
        tracker.OnReconnected();
        Assert.Equal(HistoryVerdict.Repeats, Depth(tracker, 101, 200, T0 + 900));

        // Partly new is new.
        Assert.Equal(HistoryVerdict.Continues, Depth(tracker, 150, 201, T0 + 1000));
        tracker.OnReconnected();
        Assert.Equal(HistoryVerdict.BeginsAnew, Depth(tracker, 1, 5, T0 + 5000));
    }

    [Fact]
    public void Book_tickers_go_by_their_arrival()
    {
        var tracker = new HistoryTracker(StreamKind.BookTicker);
        Ticker(tracker, 1000, 0);
        Ticker(tracker, 2000, 60);
        tracker.OnReconnected();
        Assert.Equal(HistoryVerdict.Repeats, Ticker(tracker, 1990, 62));
        Assert.Equal(HistoryVerdict.BeginsAnew, Ticker(tracker, 5, 62));
        Assert.Equal(HistoryVerdict.Continues, Ticker(tracker, 6, 62));
        Ticker(tracker, 100, 70);
        tracker.OnReconnected();
        Assert.Equal(HistoryVerdict.BeginsAnew, Ticker(tracker, 50, 76));
    }

    [Fact]
    public void Without_a_reconnect_nothing_is_held_back()
    {
        var tracker = new HistoryTracker(StreamKind.Trade);
        Trade(tracker, 10, T0);
        Assert.Equal(HistoryVerdict.Continues, Trade(tracker, 10, T0));
        Assert.Equal(HistoryVerdict.Continues, Trade(tracker, 9, T0));
        Assert.Equal(HistoryVerdict.BeginsAnew, Trade(tracker, 1, T0 + 60_000));
    }

    [Theory]
    [InlineData("btcusdt@trade", "Trade")]
    [InlineData("btcusdt@aggTrade", "AggregateTrade")]
    [InlineData("btcusdt@bookTicker", "BookTicker")]
    [InlineData("btcusdt@depth", "Depth")]
    [InlineData("btcusdt@depth@100ms", "Depth")]
    [InlineData("btcusdt@depth20@100ms", "Other")]
    [InlineData("btcusdt@kline_1m", "Other")]
    [InlineData("!miniTicker@arr", "Other")]
    [InlineData("odd", "Other")]
    public void Kinds_come_from_names(string name, string kind) =>
        Assert.Equal(kind, StreamNames.KindOf(name).ToString());
}
