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
        Symbol symbol, SymbolStatus? symbolStatus = null, CancellationToken cancellationToken = default) =>
        ReadAsync<Ticker24h>(EndpointTable.Ticker24h, One(symbol, symbolStatus), cancellationToken);

    /// <summary>Gets the statistics of several symbols. Weight 2 up to 20 symbols, 40 up to 100, 80 above.</summary>
    /// <param name="symbols">Which; null for all.</param>
    /// <param name="symbolStatus">Only those of this state (TRADING, HALT or BREAK); null for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<Ticker24h>> GetTickers24hAsync(
        IReadOnlyList<Symbol>? symbols = null,
        SymbolStatus? symbolStatus = null,
        CancellationToken cancellationToken = default) =>
        ReadAsync<IReadOnlyList<Ticker24h>>(EndpointTable.Ticker24h, Several(symbols, symbolStatus), cancellationToken);

    /// <summary>Gets a symbol's short statistics of the last 24 hours. Weight 2.</summary>
    /// <inheritdoc cref="GetTicker24hAsync"/>
    public Task<MiniTicker> GetMiniTicker24hAsync(
        Symbol symbol, SymbolStatus? symbolStatus = null, CancellationToken cancellationToken = default) =>
        ReadAsync<MiniTicker>(EndpointTable.Ticker24h, Mini(One(symbol, symbolStatus)), cancellationToken);

    /// <summary>Gets the short statistics of several symbols.
    /// Weight 2 up to 20 symbols, 40 up to 100, 80 above.</summary>
    /// <inheritdoc cref="GetTickers24hAsync"/>
    public Task<IReadOnlyList<MiniTicker>> GetMiniTickers24hAsync(
        IReadOnlyList<Symbol>? symbols = null,
        SymbolStatus? symbolStatus = null,
        CancellationToken cancellationToken = default) =>
        ReadAsync<IReadOnlyList<MiniTicker>>(
            EndpointTable.Ticker24h, Mini(Several(symbols, symbolStatus)), cancellationToken);

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
        ReadAsync<WindowTicker>(
            EndpointTable.TradingDayTicker, Day(One(symbol, symbolStatus), timeZone), cancellationToken);

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
        ReadAsync<IReadOnlyList<WindowTicker>>(
            EndpointTable.TradingDayTicker, Day(Several(Some(symbols), symbolStatus), timeZone), cancellationToken);

    /// <summary>Gets a symbol's short statistics of the present day. Weight 4.</summary>
    /// <inheritdoc cref="GetTradingDayTickerAsync"/>
    public Task<MiniTicker> GetTradingDayMiniTickerAsync(
        Symbol symbol,
        string? timeZone = null,
        SymbolStatus? symbolStatus = null,
        CancellationToken cancellationToken = default) =>
        ReadAsync<MiniTicker>(
            EndpointTable.TradingDayTicker, Mini(Day(One(symbol, symbolStatus), timeZone)), cancellationToken);

    /// <summary>Gets the short statistics of the present day of several symbols. Weight 4 each, at most
    /// 200.</summary>
    /// <inheritdoc cref="GetTradingDayTickersAsync"/>
    public Task<IReadOnlyList<MiniTicker>> GetTradingDayMiniTickersAsync(
        IReadOnlyList<Symbol> symbols,
        string? timeZone = null,
        SymbolStatus? symbolStatus = null,
        CancellationToken cancellationToken = default) =>
        ReadAsync<IReadOnlyList<MiniTicker>>(
            EndpointTable.TradingDayTicker,
            Mini(Day(Several(Some(symbols), symbolStatus), timeZone)),
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
        ReadAsync<WindowTicker>(
            EndpointTable.RollingWindowTicker, Window(One(symbol, symbolStatus), windowSize), cancellationToken);

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
        ReadAsync<IReadOnlyList<WindowTicker>>(
            EndpointTable.RollingWindowTicker,
            Window(Several(Some(symbols), symbolStatus), windowSize),
            cancellationToken);

    /// <summary>Gets a symbol's short statistics of a rolling window. Weight 4.</summary>
    /// <inheritdoc cref="GetRollingWindowTickerAsync"/>
    public Task<MiniTicker> GetRollingWindowMiniTickerAsync(
        Symbol symbol,
        WindowSize windowSize = default,
        SymbolStatus? symbolStatus = null,
        CancellationToken cancellationToken = default) =>
        ReadAsync<MiniTicker>(
            EndpointTable.RollingWindowTicker, Mini(Window(One(symbol, symbolStatus), windowSize)), cancellationToken);

    /// <summary>Gets the short statistics of a rolling window of several symbols. Weight 4 each, at most
    /// 200.</summary>
    /// <inheritdoc cref="GetRollingWindowTickersAsync"/>
    public Task<IReadOnlyList<MiniTicker>> GetRollingWindowMiniTickersAsync(
        IReadOnlyList<Symbol> symbols,
        WindowSize windowSize = default,
        SymbolStatus? symbolStatus = null,
        CancellationToken cancellationToken = default) =>
        ReadAsync<IReadOnlyList<MiniTicker>>(
            EndpointTable.RollingWindowTicker,
            Mini(Window(Several(Some(symbols), symbolStatus), windowSize)),
            cancellationToken);

    /// <summary>Gets a symbol's last price. Weight 2.</summary>
    /// <inheritdoc cref="GetTicker24hAsync"/>
    public Task<PriceTicker> GetPriceAsync(
        Symbol symbol, SymbolStatus? symbolStatus = null, CancellationToken cancellationToken = default) =>
        ReadAsync<PriceTicker>(EndpointTable.PriceTicker, One(symbol, symbolStatus), cancellationToken);

    /// <summary>Gets the last prices of several symbols. Weight 4.</summary>
    /// <inheritdoc cref="GetTickers24hAsync"/>
    public Task<IReadOnlyList<PriceTicker>> GetPricesAsync(
        IReadOnlyList<Symbol>? symbols = null,
        SymbolStatus? symbolStatus = null,
        CancellationToken cancellationToken = default) =>
        ReadAsync<IReadOnlyList<PriceTicker>>(
            EndpointTable.PriceTicker, Several(symbols, symbolStatus), cancellationToken);

    /// <summary>Gets the top of a symbol's book. Weight 2.</summary>
    /// <inheritdoc cref="GetTicker24hAsync"/>
    public Task<BookTicker> GetBookTickerAsync(
        Symbol symbol, SymbolStatus? symbolStatus = null, CancellationToken cancellationToken = default) =>
        ReadAsync<BookTicker>(EndpointTable.BookTicker, One(symbol, symbolStatus), cancellationToken);

    /// <summary>Gets the top of the books of several symbols. Weight 4.</summary>
    /// <inheritdoc cref="GetTickers24hAsync"/>
    public Task<IReadOnlyList<BookTicker>> GetBookTickersAsync(
        IReadOnlyList<Symbol>? symbols = null,
        SymbolStatus? symbolStatus = null,
        CancellationToken cancellationToken = default) =>
        ReadAsync<IReadOnlyList<BookTicker>>(
            EndpointTable.BookTicker, Several(symbols, symbolStatus), cancellationToken);

    private static RequestParameters One(Symbol symbol, SymbolStatus? status) => AddStatus(Named(symbol), status);

    private static RequestParameters Day(RequestParameters parameters, string? timeZone) =>
        parameters.AddIfGiven("timeZone", timeZone);

    private static RequestParameters Window(RequestParameters parameters, WindowSize windowSize) =>
        parameters.Add("windowSize", windowSize.Value);

    private static RequestParameters Mini(RequestParameters parameters) => parameters.Add("type", "MINI");

    private static IReadOnlyList<Symbol> Some(IReadOnlyList<Symbol> symbols)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        return symbols.Count <= MaxWindowSymbols
            ? symbols
            : throw Arguments.Wrong("More than 100 symbols are asked for at once.");
    }
}
