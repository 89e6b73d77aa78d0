namespace Spotwire.Trading;

/// <summary>Names an order list, by the exchange's number or by the caller's name.</summary>
/// <remarks>Documentation: rest-api.md, "Query Order list" and "Cancel Order list".</remarks>
public readonly record struct OrderListReference
{
    private OrderListReference(long? orderListId, ClientOrderId? listClientOrderId)
    {
        OrderListId = orderListId;
        ListClientOrderId = listClientOrderId;
    }

    /// <summary>The exchange's number; null when the list is named by the caller's name.</summary>
    public long? OrderListId { get; }

    /// <summary>The caller's name; null when the list is named by the exchange's number.</summary>
    public ClientOrderId? ListClientOrderId { get; }

    /// <summary>Names a list by the exchange's number.</summary>
    public static OrderListReference ById(long orderListId) => new(orderListId, null);

    /// <summary>Names a list by the caller's name.</summary>
    public static OrderListReference ByClientId(ClientOrderId listClientOrderId) => new(null, listClientOrderId);

    /// <summary>Names a list by the caller's name.</summary>
    public static implicit operator OrderListReference(ClientOrderId listClientOrderId) =>
        ByClientId(listClientOrderId);

    /// <summary>What is wrong with the reference; null when nothing is.</summary>
    internal string? FindFault() =>
        OrderListId is null && ListClientOrderId is null or { IsEmpty: true } ? "The order list is not named." : null;
}
