using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Filters;
using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Orders;

/// <summary>Reduces the quantity of open orders in place.</summary>
/// <remarks>Documentation: faqs/order_amend_keep_priority.md. What happens where no more than what has been filled is
/// to be left is not documented: here the order expires.</remarks>
internal sealed class OrderAmender(OrderDesk desk, TradingFloor floor)
{
    /// <summary>The new quantity in steps.</summary>
    /// <exception cref="RefusalException">The order may not get that quantity.</exception>
    public static long Judge(SimulatedOrder order, WireAmount newQuantity, long nowMicros)
    {
        if (!order.HasQuantity)
        {
            throw Refusals.Amend("Order amend (pending OPO order) is not supported.");
        }

        var steps = OrderFilters.CheckAmended(order, newQuantity, nowMicros);
        if (steps > order.Terms.QuantitySteps)
        {
            throw Refusals.Amend("Order amend (quantity increase) is not supported.");
        }

        return steps == order.Terms.QuantitySteps
            ? throw Refusals.Amend("The requested action would change no state; rejecting.")
            : steps;
    }

    /// <summary>Reduces an order, and with one of a pair the other one too.</summary>
    public Amendment Amend(SimulatedOrder order, long newSteps, string newClientOrderId, long nowMicros)
    {
        desk.Begin(nowMicros);
        var sibling = order.Sibling;
        var oldName = order.ClientOrderId;
        var amendment = Apply(order, newSteps, newClientOrderId, nowMicros);
        if (sibling is not null)
        {
            Apply(sibling, newSteps, sibling.ClientOrderId, nowMicros);
        }

        desk.Holdings.Shrink(order);
        if (order.List is { } list && oldName != newClientOrderId)
        {
            floor.Events.Tell(list, new ListNotice("UPDATED", list.OrderStatus, "NONE", nowMicros));
        }

        if (order.OpenSteps <= 0)
        {
            desk.Expire(order, MatchExpiry.Exchange);
        }

        desk.Finish();
        return amendment with { Order = order.Snapshot() };
    }

    private Amendment Apply(SimulatedOrder order, long newSteps, string newName, long nowMicros)
    {
        var (oldQuantity, oldName) = (order.Quantity, order.ClientOrderId);
        desk.Reduce(order, newSteps);
        order.Terms = order.Terms with
        {
            QuantitySteps = Math.Max(newSteps, order.ExecutedSteps + order.PreventedSteps),
        };
        order.IcebergQuantity = Math.Min(order.IcebergQuantity, order.Quantity);
        order.ClientOrderId = newName;
        order.AmendCount++;
        order.UpdatedMicros = nowMicros;
        var amendment = new Amendment(
            order,
            desk.Reports.Replaced(order, oldName, nowMicros),
            oldName,
            newName,
            oldQuantity,
            order.Quantity,
            nowMicros);
        order.Market.Records.Add(order, amendment);
        return amendment;
    }
}
