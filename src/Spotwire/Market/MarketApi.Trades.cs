using Spotwire.Wire;

namespace Spotwire.Market;

/// <content>Trades and what is added up from them.</content>
public sealed partial class MarketApi
{
    /// <summary>Gets the newest trades, oldest first. Weight 25.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="limit">How many, 1 to 1,000; default 500.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<Trade>> GetTradesAsync(
        Symbol symbol, int limit = 500, CancellationToken cancellationToken = default) =>
        ReadAsync<IReadOnlyList<Trade>>(
            EndpointTable.Trades,
            Named(symbol).Add("limit", Arguments.InRange(limit, MaxRows, "limit")),
            cancellationToken);

    /// <summary>Gets older trades, oldest first. Weight 25.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="fromId">Number of the first; null for the newest trades.</param>
    /// <param name="limit">How many, 1 to 1,000; default 500.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<Trade>> GetHistoricalTradesAsync(
        Symbol symbol, long? fromId = null, int limit = 500, CancellationToken cancellationToken = default) =>
        ReadAsync<IReadOnlyList<Trade>>(
            EndpointTable.HistoricalTrades,
            From(Named(symbol), fromId).Add("limit", Arguments.InRange(limit, MaxRows, "limit")),
            cancellationToken);

    /// <summary>Gets block trades, oldest first. Weight 25.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="fromId">Number of the first.</param>
    /// <param name="limit">How many, 1 to 1,000; default 500.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<BlockTrade>> GetHistoricalBlockTradesAsync(
        Symbol symbol, long fromId, int limit = 500, CancellationToken cancellationToken = default) =>
        ReadAsync<IReadOnlyList<BlockTrade>>(
            EndpointTable.HistoricalBlockTrades,
            From(Named(symbol), fromId).Add("limit", Arguments.InRange(limit, MaxRows, "limit")),
            cancellationToken);

    /// <summary>Gets aggregate trades, oldest first. Weight 4.</summary>
    /// <param name="request">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<AggregateTrade>> GetAggregateTradesAsync(
        AggregateTradesRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.FromId is not null && (request.StartTime is not null || request.EndTime is not null))
        {
            throw Arguments.Wrong("A first number excludes the times.");
        }

        var parameters = From(Named(request.Symbol), request.FromId);
        Arguments.AddTimes(parameters, request.StartTime, request.EndTime);
        return ReadAsync<IReadOnlyList<AggregateTrade>>(
            EndpointTable.AggregateTrades,
            parameters.Add("limit", Arguments.InRange(request.Limit, MaxRows, "limit")),
            cancellationToken);
    }

    /// <summary>Gets klines, oldest first. Weight 2.</summary>
    /// <param name="request">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<Kline>> GetKlinesAsync(
        KlinesRequest request, CancellationToken cancellationToken = default) =>
        KlinesAsync(EndpointTable.Klines, request, cancellationToken);

    /// <summary>Gets klines that are adjusted for the eye, oldest first; not for arithmetic. Weight 2.</summary>
    /// <param name="request">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<Kline>> GetUiKlinesAsync(
        KlinesRequest request, CancellationToken cancellationToken = default) =>
        KlinesAsync(EndpointTable.UiKlines, request, cancellationToken);

    /// <summary>Gets the average price of the last minutes. Weight 2.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<AveragePrice> GetAveragePriceAsync(Symbol symbol, CancellationToken cancellationToken = default) =>
        ReadAsync<AveragePrice>(EndpointTable.AveragePrice, Named(symbol), cancellationToken);

    /// <summary>Gets the reference price. Weight 2.</summary>
    /// <param name="symbol">The market; one that never had a reference price answers with error -2043.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ReferencePrice> GetReferencePriceAsync(Symbol symbol, CancellationToken cancellationToken = default) =>
        ReadAsync<ReferencePrice>(EndpointTable.ReferencePrice, Named(symbol), cancellationToken);

    /// <summary>Gets how the reference price is found. Weight 2.</summary>
    /// <param name="symbol">The market; one that has no reference price answers with error -2043.</param>
    /// <param name="symbolStatus">The state that the symbol must have (TRADING, HALT or BREAK), else error -1220; null
    /// for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ReferencePriceCalculation> GetReferencePriceCalculationAsync(
        Symbol symbol, SymbolStatus? symbolStatus = null, CancellationToken cancellationToken = default) =>
        ReadAsync<ReferencePriceCalculation>(
            EndpointTable.ReferencePriceCalculation, One(symbol, symbolStatus), cancellationToken);

    private static RequestParameters From(RequestParameters parameters, long? fromId)
    {
        if (fromId is not { } id)
        {
            return parameters;
        }

        return id >= 0 ? parameters.Add("fromId", id) : throw Arguments.Wrong("A number to start from is negative.");
    }

    private Task<IReadOnlyList<Kline>> KlinesAsync(
        Endpoint endpoint, KlinesRequest request, CancellationToken cancellationToken)
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
        return ReadAsync<IReadOnlyList<Kline>>(endpoint, parameters, cancellationToken);
    }
}
