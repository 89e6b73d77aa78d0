using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Spotwire.Limits;
using Spotwire.Transport;
using Spotwire.Wire;
using static Spotwire.Wire.Arguments;

namespace Spotwire.Streams;

/// <summary>Market streams over combined connections that reconnect and subscribe again by themselves. Every
/// subscribe call returns when the exchange has acknowledged; streams are free and carry no request weight.</summary>
/// <remarks>Documentation: web-socket-streams.md. The same stream is subscribed once however many subscriptions want
/// it. After a reconnect messages that were delivered already (trades, aggregate trades, block trades, book tickers and
/// depth, by their id) are not delivered again; what was missed meanwhile is not made up for.
/// <para>Every subscribe call throws <see cref="SpotwireException"/> with <see cref="ErrorKind.Configuration"/> for
/// wrong arguments or a disposed client, <see cref="ErrorKind.BadRequest"/> when Binance refuses a stream, and the kind
/// of the last failed attempt or <see cref="ErrorKind.Timeout"/> when there is no acknowledgement within
/// <see cref="StreamOptions.SubscribeTimeout"/>.</para></remarks>
public sealed partial class StreamsApi
{
    private static readonly TimeSpan EastAsia = TimeSpan.FromHours(8);

    private readonly SpotwireOptions _options;
    private readonly RateLimitLedger? _limits;
    private readonly WebSocketOpener _opener;
    private readonly NoticeBoard _notices;
    private readonly ConnectionPool _pool;
    private readonly List<StreamConnection> _connections = [];
    private readonly Lock _gate = new();
    private readonly int _seed;
    private bool _isDisposed;

    /// <summary>Opens nothing yet.</summary>
    /// <param name="options">The client's.</param>
    /// <param name="connect">Opens a byte stream.</param>
    /// <param name="logger">Where it logs.</param>
    /// <param name="limits">Where connections are counted; null for nowhere.</param>
    internal StreamsApi(
        SpotwireOptions options, Func<Uri, CancellationToken, ValueTask<Stream>> connect, ILogger logger,
        RateLimitLedger? limits = null)
    {
        options.Streams.Validate();
        _options = options;
        _limits = limits;
        _opener = new WebSocketOpener(connect, options.TimeProvider);
        _notices = new NoticeBoard(logger, options.TimeProvider);
        _pool = new ConnectionPool(options.Streams.StreamsPerConnection);
        _seed = options.Seed ?? RandomNumberGenerator.GetInt32(int.MaxValue);
    }

    /// <summary>Every public trade.</summary>
    /// <param name="symbols">The markets, at least one.</param>
    /// <param name="options">How to buffer; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the waiting and takes the wish back.</param>
    public ValueTask<Subscription<TradeEvent>> SubscribeTradesAsync(
        IReadOnlyList<Symbol> symbols, SubscriptionOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SubscribeAsync<TradeEvent>(
            NamesOf(symbols, StreamNames.Trade), options,
            static () => static (_, payload, _, out value) => TradeReader.TryRead(payload, out value),
            cancellationToken);

    /// <summary>Trades merged per taker order and price.</summary>
    /// <inheritdoc cref="SubscribeTradesAsync"/>
    public ValueTask<Subscription<AggregateTradeEvent>> SubscribeAggregateTradesAsync(
        IReadOnlyList<Symbol> symbols, SubscriptionOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SubscribeAsync<AggregateTradeEvent>(
            NamesOf(symbols, StreamNames.AggregateTrade), options,
            static () => static (_, payload, _, out value) => AggregateTradeReader.TryRead(payload, out value),
            cancellationToken);

    /// <summary>Best bid and ask at every change.</summary>
    /// <inheritdoc cref="SubscribeTradesAsync"/>
    public ValueTask<Subscription<BookTickerEvent>> SubscribeBookTickersAsync(
        IReadOnlyList<Symbol> symbols, SubscriptionOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SubscribeAsync<BookTickerEvent>(
            NamesOf(symbols, StreamNames.BookTicker), options,
            static () => static (_, payload, _, out value) => BookTickerReader.TryRead(payload, out value),
            cancellationToken);

    /// <summary>Statistics of the last 24 hours, each second.</summary>
    /// <inheritdoc cref="SubscribeTradesAsync"/>
    public ValueTask<Subscription<TickerEvent>> SubscribeTickersAsync(
        IReadOnlyList<Symbol> symbols, SubscriptionOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SubscribeAsync<TickerEvent>(
            NamesOf(symbols, StreamNames.Ticker), options,
            static () => static (_, payload, _, out value) => TickerReader.TryRead(payload, out value),
            cancellationToken);

    /// <summary>Short statistics of the last 24 hours, each second.</summary>
    /// <inheritdoc cref="SubscribeTradesAsync"/>
    public ValueTask<Subscription<MiniTickerEvent>> SubscribeMiniTickersAsync(
        IReadOnlyList<Symbol> symbols, SubscriptionOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SubscribeAsync<MiniTickerEvent>(
            NamesOf(symbols, StreamNames.MiniTicker), options,
            static () => static (_, payload, _, out value) => MiniTickerReader.TryRead(payload, out value),
            cancellationToken);

    /// <summary>The current kline, each second for <c>1s</c>, else every two.</summary>
    /// <param name="symbols">The markets, at least one.</param>
    /// <param name="interval">Length of the klines.</param>
    /// <param name="utcOffset">Where the klines are cut: zero (the default) or eight hours east of UTC, the two that
    /// Binance has. Times in the events are of UTC all the same.</param>
    /// <param name="options">How to buffer; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the waiting and takes the wish back.</param>
    public ValueTask<Subscription<KlineEvent>> SubscribeKlinesAsync(
        IReadOnlyList<Symbol> symbols, KlineInterval interval, TimeSpan utcOffset = default,
        SubscriptionOptions? options = null, CancellationToken cancellationToken = default)
    {
        Require(interval.Value.Length > 0, "The interval is missing.");
        Require(utcOffset == TimeSpan.Zero || utcOffset == EastAsia, "Klines are cut in UTC or UTC+8.");
        return SubscribeAsync<KlineEvent>(
            NamesOf(symbols, symbol => StreamNames.Kline(symbol, interval, utcOffset == EastAsia)), options,
            static () => static (_, payload, _, out value) => KlineReader.TryRead(payload, out value),
            cancellationToken);
    }

    /// <summary>Changes of the books. For a book that is kept up to date use <c>Books</c> instead.</summary>
    /// <param name="symbols">The markets, at least one.</param>
    /// <param name="speed">How often the stream sends.</param>
    /// <param name="options">How to buffer; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the waiting and takes the wish back.</param>
    public ValueTask<Subscription<DepthEvent>> SubscribeDepthAsync(
        IReadOnlyList<Symbol> symbols, DepthSpeed speed = DepthSpeed.Every100Milliseconds,
        SubscriptionOptions? options = null, CancellationToken cancellationToken = default) =>
        SubscribeAsync<DepthEvent>(
            NamesOf(symbols, symbol => StreamNames.Depth(symbol, speed)), options,
            static () => new DepthEventMaker().TryRead, cancellationToken);

    /// <summary>The best levels of the books.</summary>
    /// <param name="request">Markets, levels and speed.</param>
    /// <param name="options">How to buffer; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the waiting and takes the wish back.</param>
    public ValueTask<Subscription<PartialDepthEvent>> SubscribePartialDepthAsync(
        PartialDepthRequest request, SubscriptionOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        Require(request.Levels is 5 or 10 or 20, "Partial depth has 5, 10 or 20 levels.");
        string NameOf(Symbol symbol) => StreamNames.PartialDepth(symbol, request.Levels, request.Speed);
        var names = NamesOf(request.Symbols, NameOf);
        var symbols = request.Symbols.Distinct().ToDictionary(NameOf, StringComparer.Ordinal);
        return SubscribeAsync<PartialDepthEvent>(
            names, options, () => new PartialDepthEventMaker(symbols).TryRead, cancellationToken);
    }

    /// <summary>Messages as they arrive, unread, repeated ones included, for recording.</summary>
    /// <param name="streamNames">Names such as <c>btcusdt@depth@100ms</c>, at least one.</param>
    /// <param name="options">How to buffer; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the waiting and takes the wish back.</param>
    public ValueTask<Subscription<RawMessage>> SubscribeRawAsync(
        IReadOnlyList<string> streamNames, SubscriptionOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(streamNames);
        return SubscribeAsync<RawMessage>(
            streamNames, options, static target => new RawHandler(target), cancellationToken);
    }

    /// <summary>What happens to the connections from now on: lost, back, subscribed again, a new history.</summary>
    /// <param name="options">How to buffer; null for the defaults.</param>
    public Subscription<StreamNotice> WatchNotices(SubscriptionOptions? options = null)
    {
        var buffering = options ?? new SubscriptionOptions();
        buffering.Validate();
        var watcher = new Subscription<StreamNotice>([], buffering, _options.RunContinuationsInline);
        watcher.OnDispose(() =>
        {
            _notices.Remove(watcher);
            return ValueTask.CompletedTask;
        });
        _notices.Add(watcher);
        return watcher;
    }
}
