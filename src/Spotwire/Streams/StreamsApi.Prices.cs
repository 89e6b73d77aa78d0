using Spotwire.Wire;
using static Spotwire.Wire.Arguments;

namespace Spotwire.Streams;

/// <content>Block trades, windows, averages, and the streams of all markets.</content>
public sealed partial class StreamsApi
{
    /// <summary>Block trades, which are part of no other stream.</summary>
    /// <inheritdoc cref="SubscribeTradesAsync"/>
    public ValueTask<Subscription<BlockTradeEvent>> SubscribeBlockTradesAsync(
        IReadOnlyList<Symbol> symbols, SubscriptionOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SubscribeAsync<BlockTradeEvent>(
            NamesOf(symbols, StreamNames.BlockTrade), options,
            static () => static (_, payload, _, out value) => BlockTradeReader.TryRead(payload, out value),
            cancellationToken);

    /// <summary>The average price of the last five minutes, each second.</summary>
    /// <inheritdoc cref="SubscribeTradesAsync"/>
    public ValueTask<Subscription<AveragePriceEvent>> SubscribeAveragePricesAsync(
        IReadOnlyList<Symbol> symbols, SubscriptionOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SubscribeAsync<AveragePriceEvent>(
            NamesOf(symbols, StreamNames.AveragePrice), options,
            static () => static (_, payload, _, out value) => AveragePriceReader.TryRead(payload, out value),
            cancellationToken);

    /// <summary>The reference price, each second; nothing for a symbol that never had one.</summary>
    /// <inheritdoc cref="SubscribeTradesAsync"/>
    public ValueTask<Subscription<ReferencePriceEvent>> SubscribeReferencePricesAsync(
        IReadOnlyList<Symbol> symbols, SubscriptionOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SubscribeAsync<ReferencePriceEvent>(
            NamesOf(symbols, StreamNames.ReferencePrice), options,
            static () => static (_, payload, _, out value) => ReferencePriceReader.TryRead(payload, out value),
            cancellationToken);

    /// <summary>Statistics of a rolling window, each second.</summary>
    /// <param name="symbols">The markets, at least one.</param>
    /// <param name="window">How far they look back: one hour, four hours or one day.</param>
    /// <param name="options">How to buffer; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the waiting and takes the wish back.</param>
    public ValueTask<Subscription<RollingWindowTickerEvent>> SubscribeRollingWindowTickersAsync(
        IReadOnlyList<Symbol> symbols, WindowSize window, SubscriptionOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        RequireStreamed(window);
        return SubscribeAsync<RollingWindowTickerEvent>(
            NamesOf(symbols, symbol => StreamNames.RollingWindowTicker(symbol, window)), options,
            static () => static (_, payload, _, out value) => RollingWindowTickerReader.TryRead(payload, out value),
            cancellationToken);
    }

    /// <summary>Short statistics of the last 24 hours of all markets, each second those that have changed as one
    /// event.</summary>
    /// <param name="options">How to buffer; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the waiting and takes the wish back.</param>
    public ValueTask<Subscription<IReadOnlyList<MiniTickerEvent>>> SubscribeAllMiniTickersAsync(
        SubscriptionOptions? options = null, CancellationToken cancellationToken = default) =>
        SubscribeAsync<IReadOnlyList<MiniTickerEvent>>(
            [StreamNames.AllMiniTickers()], options,
            static () => static (_, payload, _, out value) =>
                ArrayReader.TryRead(payload, MiniTickerReader.TryRead, out value),
            cancellationToken);

    /// <summary>Statistics of a rolling window of all markets, each second those that have changed as one
    /// event.</summary>
    /// <param name="window">How far they look back: one hour, four hours or one day.</param>
    /// <param name="options">How to buffer; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the waiting and takes the wish back.</param>
    public ValueTask<Subscription<IReadOnlyList<RollingWindowTickerEvent>>> SubscribeAllRollingWindowTickersAsync(
        WindowSize window, SubscriptionOptions? options = null, CancellationToken cancellationToken = default)
    {
        RequireStreamed(window);
        return SubscribeAsync<IReadOnlyList<RollingWindowTickerEvent>>(
            [StreamNames.AllRollingWindowTickers(window)], options,
            static () => static (_, payload, _, out value) =>
                ArrayReader.TryRead(payload, RollingWindowTickerReader.TryRead, out value),
            cancellationToken);
    }

    private static void RequireStreamed(WindowSize window) => Require(
        window.Value is "1h" or "4h" or "1d", "Streams have windows of one hour, four hours and one day.");
}
