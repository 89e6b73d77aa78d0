namespace Spotwire.Trading;

/// <summary>An order list as the exchange knows it.</summary>
/// <remarks>Documentation: rest-api.md, "Query Order list".</remarks>
public sealed record OrderList : OrderListDetails
{
    /// <summary>What happened to the list last; null in the answer to an amendment.</summary>
    public OrderListStatusType? ListStatusType { get; init; }

    /// <summary>When the matching engine did it; null in the answer to an amendment.</summary>
    public ExchangeTime? TransactTime { get; init; }
}
