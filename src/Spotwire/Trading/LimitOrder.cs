using Spotwire.Rules;

namespace Spotwire.Trading;

/// <summary>Rests at its price until filled, cancelled, or ended by its lifetime rule.</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
public sealed record LimitOrder : NewOrder
{
    /// <summary>Limit price: quote asset per base asset.</summary>
    public required decimal Price { get; init; }

    /// <summary>In the base asset.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Lifetime rule; default GTC, which rests until filled or cancelled.</summary>
    public TimeInForce TimeInForce { get; init; } = TimeInForce.GoodTillCanceled;

    /// <inheritdoc/>
    public override OrderType Type => OrderType.Limit;

    internal override OrderUnderCheck Numbers => new() { Price = Price, Quantity = Quantity };

    internal override TimeInForce? Lifetime => TimeInForce;
}
