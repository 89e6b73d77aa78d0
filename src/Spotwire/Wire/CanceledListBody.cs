using Spotwire.Trading;

namespace Spotwire.Wire;

/// <summary>A cancelled order list as the wire has it: the reports of its orders stand inside.</summary>
internal sealed record CanceledListBody
{
    public required long OrderListId { get; init; }

    public required string ContingencyType { get; init; }

    public required string ListStatusType { get; init; }

    public required string ListOrderStatus { get; init; }

    public required ClientOrderId ListClientOrderId { get; init; }

    public required ExchangeTime TransactionTime { get; init; }

    public required Symbol Symbol { get; init; }

    public required IReadOnlyList<OrderListMember> Orders { get; init; }

    public required IReadOnlyList<CanceledOrder> OrderReports { get; init; }

    public CanceledOrderList ToOrderList() => new()
    {
        OrderListId = OrderListId,
        ContingencyType = ContingencyType,
        ListStatusType = ListStatusType,
        ListOrderStatus = ListOrderStatus,
        ListClientOrderId = ListClientOrderId,
        TransactTime = TransactionTime,
        Symbol = Symbol,
        Orders = Orders,
    };
}
