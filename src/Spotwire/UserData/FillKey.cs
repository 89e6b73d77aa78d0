namespace Spotwire.UserData;

/// <summary>What names a fill. An account that trades with itself has two fills of one trade, one for each
/// order.</summary>
/// <param name="Order">The order.</param>
/// <param name="Id">The trade, or the allocation.</param>
/// <param name="IsAllocation">Which of the two.</param>
internal readonly record struct FillKey(OrderKey Order, long Id, bool IsAllocation)
{
    /// <summary>The key of a report that is a fill; null where it has neither number.</summary>
    public static FillKey? Of(ExecutionReport report)
    {
        var order = new OrderKey(report.Symbol, report.OrderId);
        return report.TradeId is { } trade ? new FillKey(order, trade, IsAllocation: false)
            : report.AllocationId is { } allocation ? new FillKey(order, allocation, IsAllocation: true) : null;
    }
}
