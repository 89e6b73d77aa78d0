using Spotwire.Wire;

namespace Spotwire.Trading;

/// <content>Calls that look up orders and order lists.</content>
public sealed partial class TradingApi
{
    private const int MaxRows = 1000;

    /// <summary>Gets an order. Weight 4.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="order">The order, by the exchange's number or the caller's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SpotwireException">There is no such order (<see cref="ErrorKind.NotFound"/>), or no
    /// answer.</exception>
    public Task<Order> GetOrderAsync(
        Symbol symbol, OrderReference order, CancellationToken cancellationToken = default)
    {
        if (FindFault(symbol, order) is { } fault)
        {
            throw Arguments.Wrong(fault);
        }

        return _transport.ReadAsync(
            EndpointTable.GetOrder, OrderWriter.Write(symbol, order), WireJson.Of<Order>(), cancellationToken);
    }

    /// <summary>Gets the open orders. Weight 6 for one symbol, 80 for all.</summary>
    /// <param name="symbol">The market; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<Order>> GetOpenOrdersAsync(
        Symbol? symbol = null, CancellationToken cancellationToken = default)
    {
        if (symbol is { IsEmpty: true })
        {
            throw Arguments.Wrong("The symbol is empty; leave it null for all symbols.");
        }

        var parameters = new RequestParameters();
        if (symbol is { } one)
        {
            parameters.Add("symbol", one.Value);
        }

        return _transport.ReadAsync(
            EndpointTable.OpenOrders, parameters, WireJson.Of<IReadOnlyList<Order>>(), cancellationToken);
    }

    /// <summary>Gets orders of a symbol, open and ended, oldest first. Weight 20. Orders that ended without a fill more
    /// than 90 days ago are gone.</summary>
    /// <param name="request">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<Order>> GetOrdersAsync(
        OrdersRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Symbol.IsEmpty)
        {
            throw Arguments.Wrong("The request names no symbol.");
        }

        var parameters = new RequestParameters().Add("symbol", request.Symbol.Value);
        if (request.FromOrderId is { } first)
        {
            parameters.Add("orderId", first.Value);
        }

        Arguments.AddTimes(parameters, request.StartTime, request.EndTime);
        parameters.Add("limit", Arguments.InRange(request.Limit, MaxRows, "limit"));
        return _transport.ReadAsync(
            EndpointTable.AllOrders, parameters, WireJson.Of<IReadOnlyList<Order>>(), cancellationToken);
    }

    /// <summary>Gets the amendments of an order, oldest first. Weight 4.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="fromExecutionId">First execution id; null for the first amendment.</param>
    /// <param name="limit">How many, 1 to 1,000; default 500.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<OrderAmendment>> GetOrderAmendmentsAsync(
        Symbol symbol,
        OrderId orderId,
        long? fromExecutionId = null,
        int limit = 500,
        CancellationToken cancellationToken = default)
    {
        if (symbol.IsEmpty)
        {
            throw Arguments.Wrong("The symbol is empty.");
        }

        var parameters = new RequestParameters().Add("symbol", symbol.Value).Add("orderId", orderId.Value);
        if (fromExecutionId is { } first)
        {
            parameters.Add("fromExecutionId", first);
        }

        parameters.Add("limit", Arguments.InRange(limit, MaxRows, "limit"));
        return _transport.ReadAsync(
            EndpointTable.OrderAmendments,
            parameters,
            WireJson.Of<IReadOnlyList<OrderAmendment>>(),
            cancellationToken);
    }

    /// <summary>Gets an order list. Weight 4.</summary>
    /// <param name="list">The list, by the exchange's number or the caller's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SpotwireException">There is no such list (<see cref="ErrorKind.NotFound"/>), or no
    /// answer.</exception>
    public Task<OrderList> GetOrderListAsync(OrderListReference list, CancellationToken cancellationToken = default)
    {
        if (list.FindFault() is { } fault)
        {
            throw Arguments.Wrong(fault);
        }

        var parameters = new RequestParameters();
        if (list.OrderListId is { } number)
        {
            parameters.Add("orderListId", number);
        }
        else
        {
            parameters.Add("origClientOrderId", list.ListClientOrderId!.Value.Value);
        }

        return _transport.ReadAsync(
            EndpointTable.GetOrderList, parameters, WireJson.Of<OrderList>(), cancellationToken);
    }

    /// <summary>Gets order lists of the account, open and ended, oldest first. Weight 20.</summary>
    /// <param name="request">Which; null for the newest.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<OrderList>> GetOrderListsAsync(
        OrderListsRequest? request = null, CancellationToken cancellationToken = default)
    {
        request ??= new OrderListsRequest();
        if (request.FromOrderListId is not null && (request.StartTime is not null || request.EndTime is not null))
        {
            throw Arguments.Wrong("Binance does not take times with a first order list id.");
        }

        var parameters = new RequestParameters();
        if (request.FromOrderListId is { } first)
        {
            parameters.Add("fromId", first);
        }

        Arguments.AddTimes(parameters, request.StartTime, request.EndTime);
        parameters.Add("limit", Arguments.InRange(request.Limit, MaxRows, "limit"));
        return _transport.ReadAsync(
            EndpointTable.AllOrderLists, parameters, WireJson.Of<IReadOnlyList<OrderList>>(), cancellationToken);
    }

    /// <summary>Gets the open order lists of all symbols. Weight 6.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<OrderList>> GetOpenOrderListsAsync(CancellationToken cancellationToken = default) =>
        _transport.ReadAsync(
            EndpointTable.OpenOrderLists,
            new RequestParameters(),
            WireJson.Of<IReadOnlyList<OrderList>>(),
            cancellationToken);
}
