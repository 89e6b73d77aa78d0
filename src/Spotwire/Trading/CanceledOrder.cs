using System.Text.Json.Serialization;

namespace Spotwire.Trading;

/// <summary>The answer to a cancelled order.</summary>
/// <remarks>Documentation: rest-api.md, "Cancel order".</remarks>
public sealed record CanceledOrder : OrderDetails
{
    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>The exchange's number of the cancelled order.</summary>
    public required OrderId OrderId { get; init; }

    /// <summary>The caller's name of the cancelled order; the default value where the answer does not say.</summary>
    public ClientOrderId OriginalClientOrderId { get; init; }

    /// <summary>The name of the cancel itself; that of the order where the answer has only one name.</summary>
    public required ClientOrderId ClientOrderId { get; init; }

    /// <summary>When the matching engine did it.</summary>
    public required ExchangeTime TransactTime { get; init; }

    /// <summary>Limit price: quote asset per base asset.</summary>
    public required decimal Price { get; init; }

    /// <summary>Ordered quantity, in the base asset; 0 for a pending order of an OPO or OPOCO list, which does not know
    /// it yet.</summary>
    public decimal Quantity { get; init; }

    /// <summary>Filled before the cancel, in the base asset.</summary>
    public required decimal ExecutedQuantity { get; init; }

    /// <summary>Ordered quote quantity; 0 when the order gave a quantity.</summary>
    public decimal QuoteQuantity { get; init; }

    /// <summary>Filled before the cancel, in the quote asset.</summary>
    public required decimal CumulativeQuoteQuantity { get; init; }

    /// <summary>State of the order.</summary>
    public required OrderStatus Status { get; init; }

    /// <summary>Lifetime rule.</summary>
    public required TimeInForce TimeInForce { get; init; }

    /// <summary>Type.</summary>
    public required OrderType Type { get; init; }

    /// <summary>Direction.</summary>
    public required Side Side { get; init; }

    /// <summary>The order list that was cancelled with it; null for a single order.</summary>
    [JsonIgnore]
    public CanceledOrderList? OrderList { get; init; }
}
