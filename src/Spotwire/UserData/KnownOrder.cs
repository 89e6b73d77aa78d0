using Spotwire.Trading;

namespace Spotwire.UserData;

/// <summary>An order as far as it has been told.</summary>
internal sealed class KnownOrder(OrderKey key)
{
    /// <summary>Its name.</summary>
    public OrderKey Key { get; } = key;

    /// <summary>Its state.</summary>
    public required Order Order { get; set; }

    /// <summary>Where the state comes from.</summary>
    public required UserDataSource Source { get; set; }

    /// <summary>Of when the state is, on the exchange's clock.</summary>
    public required ExchangeTime AsOf { get; set; }

    /// <summary>The newest execution id that was told; null before the first.</summary>
    public long? LastExecutionId { get; set; }

    /// <summary>Whether nothing more can happen to it. A status that this version does not know is taken for an open
    /// one.</summary>
    public bool IsClosed => IsEnd(Order.Status);

    /// <summary>Whether an order in that state has ended.</summary>
    public static bool IsEnd(OrderStatus status) =>
        status == OrderStatus.Filled || status == OrderStatus.Canceled || status == OrderStatus.Rejected
        || status == OrderStatus.Expired || status == OrderStatus.ExpiredInMatch;

    /// <summary>Whether a report tells nothing that is not known already. Fills are told apart by their own
    /// numbers.</summary>
    public bool IsStale(ExecutionReport report)
    {
        if (report.ExecutionId is { } id && LastExecutionId >= id)
        {
            return true;
        }

        var type = report.ExecutionType;
        if (IsClosed)
        {
            return type.IsKnown;
        }

        // What was told as events is only ever repeated with an execution id that is known.
        if (Source == UserDataSource.Event)
        {
            return false;
        }

        if (type == ExecutionType.New)
        {
            var hasBegun = Order.Status != OrderStatus.PendingNew || report.Status == OrderStatus.PendingNew;
            return hasBegun && (Order.IsWorking || !report.IsWorking || Order.ExecutedQuantity > 0m);
        }

        if (type == ExecutionType.Replaced)
        {
            return Order.Quantity < report.Quantity
                || (Order.Quantity == report.Quantity && Order.ClientOrderId == report.ClientOrderId);
        }

        return type == ExecutionType.TradePrevention && !KnownOrder.IsEnd(report.Status)
            && (Order.PreventedQuantity ?? 0m) >= (report.PreventedQuantity ?? 0m);
    }
}
