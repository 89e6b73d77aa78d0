using Spotwire.Wire;

namespace Spotwire.Market;

/// <content>Statistics of windows, and the last prices.</content>
public sealed partial class MarketApi
{
    private const int MaxWindowSymbols = 100;

    /// <summary>Gets a symbol's statistics of the last 24 hours. Weight 2.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="symbolStatus">The state that the symbol must have (TRADING, HALT or BREAK), else error -1220; null
    /// for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Ticker24h> GetTicker24hAsync(
        Symbol symbol,
        SymbolStatus? symbolStatus = null,
        CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(
            EndpointTable.Ticker24h,
            AddStatus(Named(symbol), symbolStatus),
            WireJson.Of<Ticker24h>(),
            cancellationToken);

    /// <summary>Gets the statistics of several symbols. Weight 2 up to 20 symbols, 40 up to 100, 80 above.</summary>
    /// <param name="symbols">Which; null for all.</param>
    /// <param name="symbolStatus">Only those of this state (TRADING, HALT or BREAK); null for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<Ticker24h>> GetTickers24hAsync(
        IReadOnlyList<Symbol>? symbols = null,
        SymbolStatus? symbolStatus = null,
        CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(
            EndpointTable.Ticker24h,
            Several(symbols, symbolStatus),
            WireJson.Of<IReadOnlyList<Ticker24h>>(),
            cancellationToken);

    /// <summary>Gets a symbol's short statistics of the last 24 hours. Weight 2.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="symbolStatus">The state that the symbol must have (TRADING, HALT or BREAK), else error -1220; null
    /// for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<MiniTicker> GetMiniTicker24hAsync(
        Symbol symbol,
        SymbolStatus? symbolStatus = null,
        CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(
            EndpointTable.Ticker24h,
            Mini(AddStatus(Named(symbol), symbolStatus)),
            WireJson.Of<MiniTicker>(),
            cancellationToken);

    /// <summary>Gets the short statistics of several symbols.
    /// Weight 2 up to 20 symbols, 40 up to 100, 80 above.</summary>
    /// <param name="symbols">Which; null for all.</param>
    /// <param name="symbolStatus">Only those of this state (TRADING, HALT or BREAK); null for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<MiniTicker>> GetMiniTickers24hAsync(
        IReadOnlyList<Symbol>? symbols = null,
        SymbolStatus? symbolStatus = null,
        CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(
            EndpointTable.Ticker24h,
            Mini(Several(symbols, symbolStatus)),
            WireJson.Of<IReadOnlyList<MiniTicker>>(),
            cancellationToken);

    /// <summary>Gets a symbol's statistics of the present day. Weight 4.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="timeZone">Where the day begins, e.g. <c>-1:00</c>, <c>05:45</c> or <c>8</c>; null for UTC.</param>
    /// <param name="symbolStatus">The state that the symbol must have (TRADING, HALT or BREAK), else error -1220; null
    /// for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<WindowTicker> GetTradingDayTickerAsync(
        Symbol symbol,
        string? timeZone = null,
        SymbolStatus? symbolStatus = null,
        CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(
            EndpointTable.TradingDayTicker,
            AddStatus(Named(symbol), symbolStatus).AddIfGiven("timeZone", timeZone),
            WireJson.Of<WindowTicker>(),
            cancellationToken);

    /// <summary>Gets the statistics of the present day of several symbols. Weight 4 each, at most 200.</summary>
    /// <param name="symbols">Which, 1 to 100.</param>
    /// <param name="timeZone">Where the day begins, e.g. <c>-1:00</c>, <c>05:45</c> or <c>8</c>; null for UTC.</param>
    /// <param name="symbolStatus">Only those of this state (TRADING, HALT or BREAK); null for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<WindowTicker>> GetTradingDayTickersAsync(
        IReadOnlyList<Symbol> symbols,
        string? timeZone = null,
        SymbolStatus? symbolStatus = null,
        CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(
            EndpointTable.TradingDayTicker,
            Several(Some(symbols), symbolStatus).AddIfGiven("timeZone", timeZone),
            WireJson.Of<IReadOnlyList<WindowTicker>>(),
            cancellationToken);

    /// <summary>Gets a symbol's short statistics of the present day. Weight 4.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="timeZone">Where the day begins, e.g. <c>-1:00</c>, <c>05:45</c> or <c>8</c>; null for UTC.</param>
    /// <param name="symbolStatus">The state that the symbol must have (TRADING, HALT or BREAK), else error -1220; null
    /// for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<MiniTicker> GetTradingDayMiniTickerAsync(
        Symbol symbol,
        string? timeZone = null,
        SymbolStatus? symbolStatus = null,
        CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(
            EndpointTable.TradingDayTicker,
            Mini(AddStatus(Named(symbol), symbolStatus).AddIfGiven("timeZone", timeZone)),
            WireJson.Of<MiniTicker>(),
            cancellationToken);

    /// <summary>Gets the short statistics of the present day of several symbols. Weight 4 each, at most
    /// 200.</summary>
    /// <param name="symbols">Which, 1 to 100.</param>
    /// <param name="timeZone">Where the day begins, e.g. <c>-1:00</c>, <c>05:45</c> or <c>8</c>; null for UTC.</param>
    /// <param name="symbolStatus">Only those of this state (TRADING, HALT or BREAK); null for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<MiniTicker>> GetTradingDayMiniTickersAsync(
        IReadOnlyList<Symbol> symbols,
        string? timeZone = null,
        SymbolStatus? symbolStatus = null,
        CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(
            EndpointTable.TradingDayTicker,
            Mini(Several(Some(symbols), symbolStatus).AddIfGiven("timeZone", timeZone)),
            WireJson.Of<IReadOnlyList<MiniTicker>>(),
            cancellationToken);

    /// <summary>Gets a symbol's statistics of a rolling window. Weight 4.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="windowSize">How far it looks back, up to a minute more; default one day.</param>
    /// <param name="symbolStatus">The state that the symbol must have (TRADING, HALT or BREAK), else error -1220; null
    /// for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<WindowTicker> GetRollingWindowTickerAsync(
        Symbol symbol,
        WindowSize windowSize = default,
        SymbolStatus? symbolStatus = null,
        CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(
            EndpointTable.RollingWindowTicker,
            AddStatus(Named(symbol), symbolStatus).Add("windowSize", windowSize.Value),
            WireJson.Of<WindowTicker>(),
            cancellationToken);

    /// <summary>Gets the statistics of a rolling window of several symbols. Weight 4 each, at most 200.</summary>
    /// <param name="symbols">Which, 1 to 100.</param>
    /// <param name="windowSize">How far it looks back, up to a minute more; default one day.</param>
    /// <param name="symbolStatus">Only those of this state (TRADING, HALT or BREAK); null for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<WindowTicker>> GetRollingWindowTickersAsync(
        IReadOnlyList<Symbol> symbols,
        WindowSize windowSize = default,
        SymbolStatus? symbolStatus = null,
        CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(
            EndpointTable.RollingWindowTicker,
            Several(Some(symbols), symbolStatus).Add("windowSize", windowSize.Value),
            WireJson.Of<IReadOnlyList<WindowTicker>>(),
            cancellationToken);

    /// <summary>Gets a symbol's short statistics of a rolling window. Weight 4.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="windowSize">How far it looks back, up to a minute more; default one day.</param>
    /// <param name="symbolStatus">The state that the symbol must have (TRADING, HALT or BREAK), else error -1220; null
    /// for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<MiniTicker> GetRollingWindowMiniTickerAsync(
        Symbol symbol,
        WindowSize windowSize = default,
        SymbolStatus? symbolStatus = null,
        CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(
            EndpointTable.RollingWindowTicker,
            Mini(AddStatus(Named(symbol), symbolStatus).Add("windowSize", windowSize.Value)),
            WireJson.Of<MiniTicker>(),
            cancellationToken);

    /// <summary>Gets the short statistics of a rolling window of several symbols. Weight 4 each, at most
    /// 200.</summary>
    /// <param name="symbols">Which, 1 to 100.</param>
    /// <param name="windowSize">How far it looks back, up to a minute more; default one day.</param>
    /// <param name="symbolStatus">Only those of this state (TRADING, HALT or BREAK); null for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<MiniTicker>> GetRollingWindowMiniTickersAsync(
        IReadOnlyList<Symbol> symbols,
        WindowSize windowSize = default,
        SymbolStatus? symbolStatus = null,
        CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(
            EndpointTable.RollingWindowTicker,
            Mini(Several(Some(symbols), symbolStatus).Add("windowSize", windowSize.Value)),
            WireJson.Of<IReadOnlyList<MiniTicker>>(),
            cancellationToken);

    /// <summary>Gets a symbol's last price. Weight 2.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="symbolStatus">The state that the symbol must have (TRADING, HALT or BREAK), else error -1220; null
    /// for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<PriceTicker> GetPriceAsync(
        Symbol symbol,
        SymbolStatus? symbolStatus = null,
        CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(
            EndpointTable.PriceTicker,
            AddStatus(Named(symbol), symbolStatus),
            WireJson.Of<PriceTicker>(),
            cancellationToken);

    /// <summary>Gets the last prices of several symbols. Weight 4.</summary>
    /// <param name="symbols">Which; null for all.</param>
    /// <param name="symbolStatus">Only those of this state (TRADING, HALT or BREAK); null for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<PriceTicker>> GetPricesAsync(
        IReadOnlyList<Symbol>? symbols = null,
        SymbolStatus? symbolStatus = null,
        CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(
            EndpointTable.PriceTicker,
            Several(symbols, symbolStatus),
            WireJson.Of<IReadOnlyList<PriceTicker>>(),
            cancellationToken);

    /// <summary>Gets the top of a symbol's book. Weight 2.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="symbolStatus">The state that the symbol must have (TRADING, HALT or BREAK), else error -1220; null
    /// for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<BookTicker> GetBookTickerAsync(
        Symbol symbol,
        SymbolStatus? symbolStatus = null,
        CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(
            EndpointTable.BookTicker,
            AddStatus(Named(symbol), symbolStatus),
            WireJson.Of<BookTicker>(),
            cancellationToken);

    /// <summary>Gets the top of the books of several symbols. Weight 4.</summary>
    /// <param name="symbols">Which; null for all.</param>
    /// <param name="symbolStatus">Only those of this state (TRADING, HALT or BREAK); null for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<BookTicker>> GetBookTickersAsync(
        IReadOnlyList<Symbol>? symbols = null,
        SymbolStatus? symbolStatus = null,
        CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(
            EndpointTable.BookTicker,
            Several(symbols, symbolStatus),
            WireJson.Of<IReadOnlyList<BookTicker>>(),
            cancellationToken);

    private static RequestParameters Mini(RequestParameters parameters) => parameters.Add("type", "MINI");

    private static IReadOnlyList<Symbol> Some(IReadOnlyList<Symbol> symbols)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        return symbols.Count <= MaxWindowSymbols
            ? symbols
            : throw Arguments.Wrong("More than 100 symbols are asked for at once.");
    }
}
