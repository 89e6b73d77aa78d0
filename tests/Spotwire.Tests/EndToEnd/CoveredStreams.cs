using Spotwire.Streams;
using static Spotwire.Tests.EndToEnd.Scene;

namespace Spotwire.Tests.EndToEnd;

/// <summary>Every market stream.</summary>
internal static class CoveredStreams
{
    private static readonly IReadOnlyList<Symbol> Symbols = [Tst];
    private static readonly KlineInterval Minute = KlineInterval.FromWire("1m");

    public static IReadOnlyList<CoveredStream> All { get; } =
    [
        new("<symbol>@aggTrade", "tstusdt@aggTrade", "Streams.SubscribeAggregateTradesAsync", "aggregate-trade-streams",
            s => Hears(s, s.Agent.Streams.SubscribeAggregateTradesAsync(Symbols), e => e.Price == 101m)),
        new("<symbol>@trade", "tstusdt@trade", "Streams.SubscribeTradesAsync", "trade-streams",
            s => Hears(s, s.Agent.Streams.SubscribeTradesAsync(Symbols), e => e.Price == 101m)),
        new("<symbol>@blockTrade", "tstusdt@blockTrade", "Streams.SubscribeBlockTradesAsync", "block-trade-streams",
            s => Hears(s, s.Agent.Streams.SubscribeBlockTradesAsync(Symbols), e => e.Price == 98m)),
        new("<symbol>@kline_<interval>", "tstusdt@kline_1m", "Streams.SubscribeKlinesAsync",
            "kline-candlestick-streams-for-utc",
            s => Hears(s, s.Agent.Streams.SubscribeKlinesAsync(Symbols, Minute), e => e.ClosePrice == 101m)),
        new("<symbol>@kline_<interval>@+08:00", "tstusdt@kline_1m@+08:00", "Streams.SubscribeKlinesAsync",
            "kline-candlestick-streams-with-timezone-offset",
            s => Hears(s, s.Agent.Streams.SubscribeKlinesAsync(Symbols, Minute, TimeSpan.FromHours(8)),
                e => e.ClosePrice == 101m)),
        new("<symbol>@miniTicker", "tstusdt@miniTicker", "Streams.SubscribeMiniTickersAsync",
            "individual-symbol-mini-ticker-stream",
            s => Hears(s, s.Agent.Streams.SubscribeMiniTickersAsync(Symbols), e => e.ClosePrice == 101m)),
        new("!miniTicker@arr", "!miniTicker@arr", "Streams.SubscribeAllMiniTickersAsync",
            "all-market-mini-tickers-stream",
            s => Hears(s, s.Agent.Streams.SubscribeAllMiniTickersAsync(), e => e.Any(t => t.ClosePrice == 101m))),
        new("<symbol>@ticker", "tstusdt@ticker", "Streams.SubscribeTickersAsync", "individual-symbol-ticker-streams",
            s => Hears(s, s.Agent.Streams.SubscribeTickersAsync(Symbols), e => e.LastPrice == 101m)),
        new("<symbol>@ticker_<1h|4h|1d>", "tstusdt@ticker_4h", "Streams.SubscribeRollingWindowTickersAsync",
            "individual-symbol-rolling-window-statistics-streams",
            s => Hears(s, s.Agent.Streams.SubscribeRollingWindowTickersAsync(Symbols, WindowSize.Hours(4)),
                e => e.LastPrice == 101m)),
        new("!ticker_<1h|4h|1d>@arr", "!ticker_1h@arr", "Streams.SubscribeAllRollingWindowTickersAsync",
            "all-market-rolling-window-statistics-streams",
            s => Hears(s, s.Agent.Streams.SubscribeAllRollingWindowTickersAsync(WindowSize.Hours(1)),
                e => e.Any(t => t.LastPrice == 101m))),
        new("<symbol>@bookTicker", "tstusdt@bookTicker", "Streams.SubscribeBookTickersAsync",
            "individual-symbol-book-ticker-streams",
            s => Hears(s, s.Agent.Streams.SubscribeBookTickersAsync(Symbols), e => e.AskPrice == 101m)),
        new("<symbol>@avgPrice", "tstusdt@avgPrice", "Streams.SubscribeAveragePricesAsync", "average-price",
            s => Hears(s, s.Agent.Streams.SubscribeAveragePricesAsync(Symbols), e => e.Price > 100m)),
        new("<symbol>@depth<5|10|20>", "tstusdt@depth5", "Streams.SubscribePartialDepthAsync",
            "partial-book-depth-streams", s => Hears(s, Partial(s, DepthSpeed.EverySecond), e => e.Asks.Length > 0)),
        new("<symbol>@depth<5|10|20>@100ms", "tstusdt@depth5@100ms", "Streams.SubscribePartialDepthAsync",
            "partial-book-depth-streams",
            s => Hears(s, Partial(s, DepthSpeed.Every100Milliseconds), e => e.Asks.Length > 0)),
        new("<symbol>@depth", "tstusdt@depth", "Streams.SubscribeDepthAsync", "diff-depth-stream",
            s => Hears(s, s.Agent.Streams.SubscribeDepthAsync(Symbols, DepthSpeed.EverySecond),
                e => e.Asks.Length > 0)),
        new("<symbol>@depth@100ms", "tstusdt@depth@100ms", "Streams.SubscribeDepthAsync", "diff-depth-stream",
            s => Hears(s, s.Agent.Streams.SubscribeDepthAsync(Symbols), e => e.Asks.Length > 0)),
        new("<symbol>@referencePrice", "tstusdt@referencePrice", "Streams.SubscribeReferencePricesAsync",
            "reference-price-streams",
            s => Hears(s, s.Agent.Streams.SubscribeReferencePricesAsync(Symbols), e => e.Price == 102m)),
    ];

    private static ValueTask<Subscription<PartialDepthEvent>> Partial(Scene scene, DepthSpeed speed) =>
        scene.Agent.Streams.SubscribePartialDepthAsync(
            new PartialDepthRequest { Symbols = Symbols, Levels = 5, Speed = speed });

    /// <summary>Subscribes, lets the market move, and waits for an event that shows it.</summary>
    private static async Task Hears<T>(Scene scene, ValueTask<Subscription<T>> subscribing, Func<T, bool> isIt)
    {
        var subscription = await subscribing.ConfigureAwait(false);
        await using (((IAsyncDisposable)subscription).ConfigureAwait(false))
        {
            await scene.OtherSells(101m, 3m).ConfigureAwait(false);
            await Rest(scene.Third, Side.Buy, 101m, 1m).ConfigureAwait(false);
            scene.Exchange.ReportBlockTrade(Tst, 98m, 50m);
            scene.Exchange.SetReferencePrice(Tst, 102m);
            var heard = false;
            await scene.Until(
                () =>
                {
                    while (!heard && subscription.TryRead(out var told))
                    {
                        heard = isIt(told);
                    }

                    return heard;
                },
                "the event").ConfigureAwait(false);
        }
    }
}
