using Spotwire.Transport;
using Spotwire.Wire;

namespace Spotwire.Market;

/// <summary>Public calls: the exchange itself and its market data. They need no key. Every call throws
/// <see cref="SpotwireException"/> when there is no answer or an error, and
/// <see cref="OperationCanceledException"/> when it is cancelled.</summary>
/// <remarks>Documentation: rest-api.md, "General endpoints" and "Market data endpoints".</remarks>
public sealed partial class MarketApi
{
    private const int MaxDepth = 5000;
    private const int MaxRows = 1000;
    private readonly CallRunner _transport;

    internal MarketApi(CallRunner transport) => _transport = transport;

    /// <summary>Asks whether the exchange answers. Weight 1.</summary>
    public async Task PingAsync(CancellationToken cancellationToken = default) =>
        await ReadAsync<EmptyBody>(EndpointTable.Ping, new RequestParameters(), cancellationToken)
            .ConfigureAwait(false);

    /// <summary>Asks for the exchange's time. Weight 1.</summary>
    public async Task<ExchangeTime> GetServerTimeAsync(CancellationToken cancellationToken = default)
    {
        var answer = await ReadAsync<ServerTimeBody>(EndpointTable.Time, new RequestParameters(), cancellationToken)
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

        return ReadAsync<ExchangeInfo>(EndpointTable.ExchangeInfo, parameters, cancellationToken);
    }

    /// <summary>Gets the order book. Weight 5 up to 100 levels, 25 up to 500, 50 up to 1,000, 250 above.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="limit">Levels of each side, 1 to 5,000; default 100.</param>
    /// <param name="symbolStatus">The state that the symbol must have (TRADING, HALT or BREAK), else error -1220; null
    /// for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<DepthSnapshot> GetDepthAsync(
        Symbol symbol,
        int limit = 100,
        SymbolStatus? symbolStatus = null,
        CancellationToken cancellationToken = default) =>
        ReadAsync<DepthSnapshot>(
            EndpointTable.Depth,
            AddStatus(Named(symbol).Add("limit", Arguments.InRange(limit, MaxDepth, "limit")), symbolStatus),
            cancellationToken);

    /// <summary>Gets the rules that hold when orders are executed. Weight 2 for each symbol named, at most 40; 40
    /// where none is.</summary>
    /// <param name="symbols">Which; null for all. Excludes the state.</param>
    /// <param name="symbolStatus">Only symbols of this state (TRADING, HALT or BREAK); null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<SymbolExecutionRules>> GetExecutionRulesAsync(
        IReadOnlyList<Symbol>? symbols = null,
        SymbolStatus? symbolStatus = null,
        CancellationToken cancellationToken = default)
    {
        if (symbols is not null && symbolStatus is not null)
        {
            throw Arguments.Wrong("Symbols exclude a symbol status.");
        }

        var parameters = symbols is [var one] ? Named(one) : Several(symbols, null);
        AddStatus(parameters, symbolStatus);
        var answer = await ReadAsync<ExecutionRulesBody>(EndpointTable.ExecutionRules, parameters, cancellationToken)
            .ConfigureAwait(false);
        return answer.SymbolRules;
    }

    private static RequestParameters Named(Symbol symbol) => new RequestParameters().Add("symbol", Name(symbol));

    private static string Name(Symbol symbol) =>
        symbol.IsEmpty ? throw Arguments.Wrong("A symbol is empty.") : symbol.Value;

    private static RequestParameters Several(IReadOnlyList<Symbol>? symbols, SymbolStatus? status)
    {
        var parameters = new RequestParameters();
        if (symbols is null)
        {
            return AddStatus(parameters, status);
        }

        if (symbols.Count == 0)
        {
            throw Arguments.Wrong("The list of symbols is empty; leave it null for all symbols.");
        }

        return AddStatus(parameters.Add("symbols", NameList.Write(symbols.Select(Name))), status);
    }

    private static RequestParameters AddStatus(RequestParameters parameters, SymbolStatus? status)
    {
        if (status is { } wanted)
        {
            parameters.Add("symbolStatus", wanted.Value.Length > 0 ? wanted.Value : throw NoStatus());
        }

        return parameters;
    }

    private static SpotwireException NoStatus() => Arguments.Wrong("The symbol status is empty.");

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

    private Task<T> ReadAsync<T>(
        Endpoint endpoint, RequestParameters parameters, CancellationToken cancellationToken) =>
        _transport.ReadAsync(endpoint, parameters, WireJson.Of<T>(), cancellationToken);
}
