namespace Spotwire.Trading;

/// <summary>An order list that was cancelled, or ended because one of its orders was.</summary>
/// <remarks>Documentation: rest-api.md, "Cancel Order list".</remarks>
public sealed record CanceledOrderList : OrderListDetails
{
    /// <summary>What happened to the list, e.g. <c>ALL_DONE</c>.</summary>
    public required OrderListStatusType ListStatusType { get; init; }

    /// <summary>When the matching engine did it.</summary>
    public required ExchangeTime TransactTime { get; init; }

    /// <summary>The answer for each order that was still open.</summary>
    public required IReadOnlyList<CanceledOrder> Reports { get; init; }
}
