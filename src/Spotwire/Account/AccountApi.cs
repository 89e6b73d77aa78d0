using Spotwire.Market;
using Spotwire.Transport;
using Spotwire.Wire;

namespace Spotwire.Account;

/// <summary>Calls about the account. They need a key. Every call throws <see cref="SpotwireException"/> when there is
/// no answer or an error, and <see cref="OperationCanceledException"/> when it is cancelled.</summary>
/// <remarks>Documentation: rest-api.md, "Account endpoints".</remarks>
public sealed class AccountApi
{
    private const int MaxRows = 1000;
    private const int DefaultRows = 500;
    private readonly CallRunner _transport;

    internal AccountApi(CallRunner transport) => _transport = transport;

    /// <summary>Gets permissions, rates and balances. Weight 20.</summary>
    /// <param name="omitZeroBalances">Whether to leave out assets of which nothing is there; default false.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<AccountInfo> GetAccountAsync(
        bool omitZeroBalances = false, CancellationToken cancellationToken = default)
    {
        var parameters = new RequestParameters();
        if (omitZeroBalances)
        {
            parameters.Add("omitZeroBalances", true);
        }

        return _transport.ReadAsync(
            EndpointTable.Account, parameters, WireJson.Of<AccountInfo>(), cancellationToken);
    }

    /// <summary>Gets trades of the account, oldest first. Weight 20, or 5 for the trades of one order.</summary>
    /// <param name="request">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<AccountTrade>> GetTradesAsync(
        AccountTradesRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Symbol.IsEmpty)
        {
            throw Arguments.Wrong("The request names no symbol.");
        }

        var hasTimes = request.StartTime is not null || request.EndTime is not null;
        if (hasTimes && (request.OrderId is not null || request.FromTradeId is not null))
        {
            throw Arguments.Wrong("Binance takes times neither with an order id nor with a first trade id.");
        }

        var parameters = new RequestParameters().Add("symbol", request.Symbol.Value);
        if (request.OrderId is { } order)
        {
            parameters.Add("orderId", order.Value);
        }

        Arguments.AddTimes(parameters, request.StartTime, request.EndTime);
        if (request.FromTradeId is { } first)
        {
            parameters.Add("fromId", first);
        }

        parameters.Add("limit", Arguments.InRange(request.Limit, MaxRows, "limit"));
        return _transport.ReadAsync(
            EndpointTable.AccountTrades, parameters, WireJson.Of<IReadOnlyList<AccountTrade>>(), cancellationToken);
    }

    /// <summary>Gets the commission rates of a symbol. Weight 20.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<SymbolCommissionRates> GetCommissionRatesAsync(
        Symbol symbol, CancellationToken cancellationToken = default) => _transport.ReadAsync(
        EndpointTable.CommissionRates, Of(symbol), WireJson.Of<SymbolCommissionRates>(), cancellationToken);

    /// <summary>Gets the unfilled order counts of the account, one for each window. Weight 40.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<RateLimit>> GetUnfilledOrderCountsAsync(CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(
            EndpointTable.UnfilledOrderCounts,
            new RequestParameters(),
            WireJson.Of<IReadOnlyList<RateLimit>>(),
            cancellationToken);

    /// <summary>Gets matches that self-trade prevention stopped. Weight 2 for one match, 20 for those of an
    /// order.</summary>
    /// <param name="request">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<AccountPreventedMatch>> GetPreventedMatchesAsync(
        PreventedMatchesRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.PreventedMatchId is null == request.OrderId is null)
        {
            throw Arguments.Wrong("The request names either a prevented match or an order.");
        }

        var isPaged = request.FromPreventedMatchId is not null;
        if (isPaged ? request.OrderId is null : request.Limit != DefaultRows)
        {
            throw Arguments.Wrong("A first prevented match goes with an order, and a limit with a first match.");
        }

        var parameters = Of(request.Symbol);
        AddIfGiven(parameters, "preventedMatchId", request.PreventedMatchId);
        AddIfGiven(parameters, "orderId", request.OrderId?.Value);
        AddIfGiven(parameters, "fromPreventedMatchId", request.FromPreventedMatchId);
        var limit = Arguments.InRange(request.Limit, MaxRows, "limit");
        AddIfGiven(parameters, "limit", isPaged ? limit : null);
        return _transport.ReadAsync(
            EndpointTable.PreventedMatches,
            parameters,
            WireJson.Of<IReadOnlyList<AccountPreventedMatch>>(),
            cancellationToken);
    }

    /// <summary>Gets what smart order routing filled orders of the account with, oldest first. Weight 20.</summary>
    /// <param name="request">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<Allocation>> GetAllocationsAsync(
        AllocationsRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var hasTimes = request.StartTime is not null || request.EndTime is not null;
        if (hasTimes && (request.OrderId is not null || request.FromAllocationId is not null))
        {
            throw Arguments.Wrong("Binance takes times neither with an order id nor with a first allocation id.");
        }

        var parameters = Of(request.Symbol);
        AddIfGiven(parameters, "orderId", request.OrderId?.Value);
        Arguments.AddTimes(parameters, request.StartTime, request.EndTime);
        AddIfGiven(parameters, "fromAllocationId", request.FromAllocationId);
        parameters.Add("limit", Arguments.InRange(request.Limit, MaxRows, "limit"));
        return _transport.ReadAsync(
            EndpointTable.Allocations, parameters, WireJson.Of<IReadOnlyList<Allocation>>(), cancellationToken);
    }

    /// <summary>Gets the filters that hold for the account on a symbol, those of single assets included. Weight
    /// 40.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<AccountFilters> GetAccountFiltersAsync(Symbol symbol, CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(
            EndpointTable.AccountFilters, Of(symbol), WireJson.Of<AccountFilters>(), cancellationToken);

    /// <summary>Gets what the API key may do. The call is of another API, over REST on live only; its weight is counted
    /// apart and costs nothing of the limits of this one.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ApiKeyPermissions> GetApiKeyPermissionsAsync(CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(
            EndpointTable.ApiKeyPermissions,
            new RequestParameters(),
            WireJson.Of<ApiKeyPermissions>(),
            cancellationToken);

    private static RequestParameters Of(Symbol symbol) => symbol.IsEmpty
        ? throw Arguments.Wrong("The request names no symbol.")
        : new RequestParameters().Add("symbol", symbol.Value);

    private static void AddIfGiven(RequestParameters parameters, string name, long? number)
    {
        if (number is { } value)
        {
            parameters.Add(name, value);
        }
    }
}
