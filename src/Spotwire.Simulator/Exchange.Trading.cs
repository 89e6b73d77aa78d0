using Spotwire.Simulator.Filters;
using Spotwire.Simulator.Orders;

namespace Spotwire.Simulator;

internal sealed partial class Exchange
{
    /// <inheritdoc cref="TradingDesk.Place(int,OrderTicket,long)"/>
    public SimulatedOrder Place(int account, OrderTicket ticket, long nowMicros) =>
        _trading.Place(account, ticket, nowMicros);

    /// <inheritdoc cref="TradingDesk.Test"/>
    public void Test(int account, OrderTicket ticket, long nowMicros) => _trading.Test(account, ticket, nowMicros);

    /// <inheritdoc cref="TradingDesk.PlaceList"/>
    public ListReport PlaceList(int account, OrderListTicket ticket, long nowMicros) =>
        _trading.PlaceList(account, ticket, nowMicros);

    /// <inheritdoc cref="TradingDesk.Cancel"/>
    public CanceledThing Cancel(int account, SimulatedOrder order, string? cancelId, long nowMicros) =>
        _trading.Cancel(account, order, cancelId, nowMicros);

    /// <inheritdoc cref="TradingDesk.CancelList"/>
    public ListReport CancelList(int account, OrderList list, string? cancelId, long nowMicros) =>
        _trading.CancelList(account, list, cancelId, nowMicros);

    /// <inheritdoc cref="TradingDesk.CancelReplace"/>
    public CancelReplaceResult CancelReplace(int account, CancelReplaceTicket ticket, long nowMicros) =>
        _trading.CancelReplace(account, ticket, nowMicros);

    /// <inheritdoc cref="TradingDesk.Amend"/>
    public Amendment Amend(
        int account, SimulatedOrder order, WireAmount newQuantity, string? newClientOrderId, long nowMicros) =>
        _trading.Amend(account, order, newQuantity, newClientOrderId, nowMicros);
}
