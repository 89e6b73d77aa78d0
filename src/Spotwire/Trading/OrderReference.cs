namespace Spotwire.Trading;

/// <summary>Names an order, by the exchange's number or by the caller's name.</summary>
/// <remarks>Documentation: rest-api.md, "Query order" and "Cancel order".</remarks>
public readonly record struct OrderReference
{
    private OrderReference(OrderId? orderId, ClientOrderId? clientOrderId)
    {
        OrderId = orderId;
        ClientOrderId = clientOrderId;
    }

    /// <summary>The exchange's number; null when the order is named by the caller's name.</summary>
    public OrderId? OrderId { get; }

    /// <summary>The caller's name; null when the order is named by the exchange's number.</summary>
    public ClientOrderId? ClientOrderId { get; }

    /// <summary>Names an order by the exchange's number, which Binance finds fastest.</summary>
    public static OrderReference ById(OrderId orderId) => new(orderId, null);

    /// <summary>Names an order by the caller's name.</summary>
    public static OrderReference ByClientId(ClientOrderId clientOrderId) => new(null, clientOrderId);

    /// <summary>Names an order by the exchange's number.</summary>
    public static implicit operator OrderReference(OrderId orderId) => ById(orderId);

    /// <summary>Names an order by the caller's name.</summary>
    public static implicit operator OrderReference(ClientOrderId clientOrderId) => ByClientId(clientOrderId);

    /// <summary>Whether the reference is of the order with these names.</summary>
    internal bool Names(OrderId orderId, ClientOrderId clientOrderId) =>
        OrderId is { } number ? number == orderId : ClientOrderId == clientOrderId;

    /// <summary>What is wrong with the reference; null when nothing is.</summary>
    internal string? FindFault() =>
        OrderId is null && ClientOrderId is null or { IsEmpty: true } ? "The order is not named." : null;
}
