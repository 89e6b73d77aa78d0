namespace Spotwire.Trading;

/// <summary>The answer to a placed order list.</summary>
/// <remarks>Documentation: rest-api.md, "New Order list - OCO".</remarks>
public sealed record PlacedOrderList : OrderListDetails
{
    /// <summary>What happened to the list, e.g. <c>EXEC_STARTED</c>.</summary>
    public required OrderListStatusType ListStatusType { get; init; }

    /// <summary>When the matching engine took it.</summary>
    public required ExchangeTime TransactTime { get; init; }

    /// <summary>The answer for each order.</summary>
    public required IReadOnlyList<PlacedOrder> Reports { get; init; }
}
