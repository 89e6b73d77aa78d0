using Spotwire.Rules;

namespace Spotwire.Trading;

/// <summary>Rests at its price until filled, cancelled, or ended by its lifetime rule.</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
public sealed record LimitOrder : NewOrder, IWorkingOrder, IPendingOrder, ISorOrder
{
    /// <summary>Limit price, in quote asset per base asset, or a peg; one of its own side of the book needs
    /// GTC.</summary>
    public required LimitPrice Price { get; init; }

    /// <summary>In the base asset.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Lifetime rule; default GTC, which rests until filled or cancelled.</summary>
    public TimeInForce TimeInForce { get; init; } = TimeInForce.GoodTillCanceled;

    /// <summary>The part that the book shows, in the base asset; null (the default) for all of it. Needs
    /// GTC.</summary>
    public decimal? IcebergQuantity { get; init; }

    /// <inheritdoc/>
    public override OrderType Type => OrderType.Limit;

    internal override OrderUnderCheck Numbers =>
        new() { Limit = Price, Quantity = Quantity, IcebergQuantity = IcebergQuantity };

    internal override TimeInForce? Lifetime => TimeInForce;

    NewOrder IWorkingOrder.Order => this;

    NewOrder IPendingOrder.Order => this;

    NewOrder ISorOrder.Order => this;

    private protected override string? FindOwnFault() =>
        Price.Peg == PegPriceType.PrimaryPeg && TimeInForce != TimeInForce.GoodTillCanceled
            ? "A limit order that is pegged to its own side must be GTC."
            : null;
}
