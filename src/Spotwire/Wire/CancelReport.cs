using Spotwire.Trading;

namespace Spotwire.Wire;

/// <summary>One element of the answer to a cancel: an order, or an order list with all its orders.</summary>
/// <param name="Orders">The cancelled orders; those of a list refer to it.</param>
/// <param name="List">The list; null for an order.</param>
internal sealed record CancelReport(IReadOnlyList<CanceledOrder> Orders, CanceledOrderList? List)
{
    /// <summary>The order that the caller named; of a list where no order has the name, the first.</summary>
    public CanceledOrder Find(OrderReference reference) =>
        Orders.FirstOrDefault(order => reference.Names(order.OrderId, order.OriginalClientOrderId)) ?? Orders[0];
}
