using Spotwire.Transport;
using Spotwire.Wire;

namespace Spotwire.Market;

/// <summary>Public calls: the exchange itself and its market data. They need no key. Every call throws
/// <see cref="SpotwireException"/> when there is no answer or an error, and
/// <see cref="OperationCanceledException"/> when it is cancelled.</summary>
/// <remarks>Documentation: rest-api.md, "General endpoints" and "Market data endpoints".</remarks>
public sealed class MarketApi
{
    private const int MaxDepth = 5000;
    private const int MaxRows = 1000;
    private readonly CallRunner _transport;

    internal MarketApi(CallRunner transport) => _transport = transport;

    /// <summary>Asks whether the exchange answers. Weight 1.</summary>
    public async Task PingAsync(CancellationToken cancellationToken = default) =>
        await _transport
            .ReadAsync(EndpointTable.Ping, new RequestParameters(), WireJson.Of<EmptyBody>(), cancellationToken)
            .ConfigureAwait(false);

    /// <summary>Asks for the exchange's time. Weight 1.</summary>
    public async Task<ExchangeTime> GetServerTimeAsync(CancellationToken cancellationToken = default)
    {
        var answer = await _transport
            .ReadAsync(EndpointTable.Time, new RequestParameters(), WireJson.Of<ServerTimeBody>(), cancellationToken)
            .ConfigureAwait(false);
        return answer.ServerTime;
    }

    /// <summary>Gets limits and symbols from the exchange; <see cref="ExchangeInfoCache"/> keeps them. Weight
    /// 20.</summary>
    /// <param name="request">Which part; null for everything.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ExchangeInfo> GetExchangeInfoAsync(
        ExchangeInfoRequest? request = null, CancellationToken cancellationToken = default)
    {
        var parameters = new RequestParameters();
        if (request is { Symbols.Count: > 0 } && (request.Permissions.Count > 0 || request.SymbolStatus is not null))
        {
            throw Arguments.Wrong("Symbols exclude permissions and symbol status.");
        }

        AddSymbols(parameters, request?.Symbols);
        if (request is { Permissions.Count: > 0 })
        {
            parameters.Add("permissions", NameList.Write(request.Permissions));
        }

        if (request?.ShowPermissionSets is { } show)
        {
            parameters.Add("showPermissionSets", show);
        }

        if (request?.SymbolStatus is { } status)
        {
            parameters.Add("symbolStatus", status.Value);
        }

        return _transport.ReadAsync(
            EndpointTable.ExchangeInfo, parameters, WireJson.Of<ExchangeInfo>(), cancellationToken);
    }

    /// <summary>Gets the order book. Weight 5 up to 100 levels, 25 up to 500, 50 up to 1,000, 250 above.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="limit">Levels of each side, 1 to 5,000; default 100.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<DepthSnapshot> GetDepthAsync(
        Symbol symbol, int limit = 100, CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(
            EndpointTable.Depth,
            Named(symbol).Add("limit", Arguments.InRange(limit, MaxDepth, "limit")),
            WireJson.Of<DepthSnapshot>(),
            cancellationToken);

    /// <summary>Gets the newest trades, oldest first. Weight 25.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="limit">How many, 1 to 1,000; default 500.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<Trade>> GetTradesAsync(
        Symbol symbol, int limit = 500, CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(
            EndpointTable.Trades,
            Named(symbol).Add("limit", Arguments.InRange(limit, MaxRows, "limit")),
            WireJson.Of<IReadOnlyList<Trade>>(),
            cancellationToken);

    /// <summary>Gets klines, oldest first. Weight 2.</summary>
    /// <param name="request">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<Kline>> GetKlinesAsync(
        KlinesRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Interval.Value.Length == 0)
        {
            throw Arguments.Wrong("The request names no interval.");
        }

        var parameters = Named(request.Symbol).Add("interval", request.Interval.Value);
        Arguments.AddTimes(parameters, request.StartTime, request.EndTime);
        if (request.TimeZone is { } zone)
        {
            parameters.Add("timeZone", zone);
        }

        parameters.Add("limit", Arguments.InRange(request.Limit, MaxRows, "limit"));
        return _transport.ReadAsync(
            EndpointTable.Klines, parameters, WireJson.Of<IReadOnlyList<Kline>>(), cancellationToken);
    }

    /// <summary>Gets a symbol's statistics of the last 24 hours. Weight 2.</summary>
    public Task<Ticker24h> GetTicker24hAsync(Symbol symbol, CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(EndpointTable.Ticker24h, Named(symbol), WireJson.Of<Ticker24h>(), cancellationToken);

    /// <summary>Gets the statistics of several symbols. Weight 2 up to 20 symbols, 40 up to 100, 80 above.</summary>
    /// <param name="symbols">Which; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<Ticker24h>> GetTickers24hAsync(
        IReadOnlyList<Symbol>? symbols = null, CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(
            EndpointTable.Ticker24h, Several(symbols), WireJson.Of<IReadOnlyList<Ticker24h>>(), cancellationToken);

    /// <summary>Gets a symbol's last price. Weight 2.</summary>
    public Task<PriceTicker> GetPriceAsync(Symbol symbol, CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(EndpointTable.PriceTicker, Named(symbol), WireJson.Of<PriceTicker>(), cancellationToken);

    /// <summary>Gets the last prices of several symbols. Weight 4.</summary>
    /// <param name="symbols">Which; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<PriceTicker>> GetPricesAsync(
        IReadOnlyList<Symbol>? symbols = null, CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(
            EndpointTable.PriceTicker, Several(symbols), WireJson.Of<IReadOnlyList<PriceTicker>>(), cancellationToken);

    /// <summary>Gets the top of a symbol's book. Weight 2.</summary>
    public Task<BookTicker> GetBookTickerAsync(Symbol symbol, CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(EndpointTable.BookTicker, Named(symbol), WireJson.Of<BookTicker>(), cancellationToken);

    /// <summary>Gets the top of the books of several symbols. Weight 4.</summary>
    /// <param name="symbols">Which; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<BookTicker>> GetBookTickersAsync(
        IReadOnlyList<Symbol>? symbols = null, CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(
            EndpointTable.BookTicker, Several(symbols), WireJson.Of<IReadOnlyList<BookTicker>>(), cancellationToken);

    private static RequestParameters Named(Symbol symbol) => new RequestParameters().Add("symbol", Name(symbol));

    private static string Name(Symbol symbol) =>
        symbol.IsEmpty ? throw Arguments.Wrong("A symbol is empty.") : symbol.Value;

    private static RequestParameters Several(IReadOnlyList<Symbol>? symbols)
    {
        var parameters = new RequestParameters();
        if (symbols is null)
        {
            return parameters;
        }

        if (symbols.Count == 0)
        {
            throw Arguments.Wrong("The list of symbols is empty; leave it null for all symbols.");
        }

        return parameters.Add("symbols", NameList.Write(symbols.Select(Name)));
    }

    private static void AddSymbols(RequestParameters parameters, IReadOnlyList<Symbol>? symbols)
    {
        if (symbols is [var one])
        {
            parameters.Add("symbol", Name(one));
        }
        else if (symbols is { Count: > 1 })
        {
            parameters.Add("symbols", NameList.Write(symbols.Select(Name)));
        }
    }
}
