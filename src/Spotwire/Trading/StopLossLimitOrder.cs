using Spotwire.Rules;

namespace Spotwire.Trading;

/// <summary>Becomes a limit order when the last price reaches the stop price.</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
public sealed record StopLossLimitOrder : NewOrder
{
    /// <summary>Limit price: quote asset per base asset.</summary>
    public required decimal Price { get; init; }

    /// <summary>In the base asset.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Trigger price: quote asset per base asset. It must lie above the last price for a buy and below it
    /// for a sell.</summary>
    public required decimal StopPrice { get; init; }

    /// <summary>Lifetime rule; default GTC, which rests until filled or cancelled.</summary>
    public TimeInForce TimeInForce { get; init; } = TimeInForce.GoodTillCanceled;

    /// <inheritdoc/>
    public override OrderType Type => OrderType.StopLossLimit;

    internal override OrderUnderCheck Numbers => new() { Price = Price, Quantity = Quantity, StopPrice = StopPrice };

    internal override TimeInForce? Lifetime => TimeInForce;
}
