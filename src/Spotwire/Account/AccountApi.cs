using Spotwire.Transport;
using Spotwire.Wire;

namespace Spotwire.Account;

/// <summary>Calls about the account. They need a key. Every call throws <see cref="SpotwireException"/> when there is
/// no answer or an error, and <see cref="OperationCanceledException"/> when it is cancelled.</summary>
/// <remarks>Documentation: rest-api.md, "Account endpoints".</remarks>
public sealed class AccountApi
{
    private const int MaxRows = 1000;
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
}
