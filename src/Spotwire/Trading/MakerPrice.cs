namespace Spotwire.Trading;

/// <summary>The price of an order that must not take: a price of its own, or the best of its own side of the book. A
/// decimal is a price of its own. The default value is no price, and no order may carry it.</summary>
/// <remarks>Documentation: faqs/pegged_orders.md.</remarks>
public readonly record struct MakerPrice
{
    private readonly LimitPrice _price;

    private MakerPrice(LimitPrice price) => _price = price;

    /// <summary>A price of its own: quote asset per base asset.</summary>
    public static implicit operator MakerPrice(decimal value) => new(value);

    /// <summary>The same price as one that any order with a limit may have.</summary>
    public static implicit operator LimitPrice(MakerPrice price) => price._price;

    /// <summary>The best price of the order's own side when it enters the book.</summary>
    /// <param name="offsetLevels">How many existing price levels deeper, 1 to 100; null for the best price.</param>
    /// <param name="worst">The worst price that it may come to, in quote asset per base asset; null for any.</param>
    public static MakerPrice PrimaryPeg(int? offsetLevels = null, decimal? worst = null) =>
        new(LimitPrice.PrimaryPeg(offsetLevels, worst));

    /// <summary>The price, or what it follows.</summary>
    public override string ToString() => _price.ToString();
}
