namespace Spotwire.Trading;

/// <summary>An order list that ended because one of its orders was cancelled.</summary>
/// <remarks>Documentation: rest-api.md, "Cancel order list".</remarks>
public sealed record CanceledOrderList
{
    /// <summary>The exchange's number of the list.</summary>
    public required long OrderListId { get; init; }

    /// <summary><c>OCO</c>, or <c>OTO</c> for every other kind.</summary>
    public required string ContingencyType { get; init; }

    /// <summary>What happened to the list, e.g. <c>ALL_DONE</c>.</summary>
    public required string ListStatusType { get; init; }

    /// <summary>State of the list, e.g. <c>ALL_DONE</c>.</summary>
    public required string ListOrderStatus { get; init; }

    /// <summary>The caller's name of the list.</summary>
    public required ClientOrderId ListClientOrderId { get; init; }

    /// <summary>When the matching engine did it.</summary>
    public required ExchangeTime TransactTime { get; init; }

    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>The orders of the list.</summary>
    public required IReadOnlyList<OrderListMember> Orders { get; init; }
}
