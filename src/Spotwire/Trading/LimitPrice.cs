namespace Spotwire.Trading;

/// <summary>The limit price of an order: a price of its own, or one that follows the book. A decimal is a price of its
/// own. The default value is no price, and no order may carry it.</summary>
/// <remarks>Documentation: faqs/pegged_orders.md.</remarks>
public readonly record struct LimitPrice
{
    /// <summary>The most levels that a peg may lie deeper in the book.</summary>
    public const int MaxOffsetLevels = 100;

    private LimitPrice(decimal? value, PegPriceType? peg, int? offsetLevels)
    {
        Value = value;
        Peg = peg;
        OffsetLevels = offsetLevels;
    }

    /// <summary>Quote asset per base asset: the price, or of a peg the worst price that it may come to; null for a peg
    /// that may come to any.</summary>
    public decimal? Value { get; }

    /// <summary>What the price follows; null for a price of its own.</summary>
    public PegPriceType? Peg { get; }

    /// <summary>How many existing price levels deeper in the book a peg lies, 1 to 100; null for none.</summary>
    public int? OffsetLevels { get; }

    /// <summary>A price of its own: quote asset per base asset.</summary>
    public static implicit operator LimitPrice(decimal value) => new(value, null, null);

    /// <summary>The best price of the order's own side when it enters the book; it stays as it is from then
    /// on.</summary>
    /// <param name="offsetLevels">How many existing price levels deeper, 1 to 100; null for the best price.</param>
    /// <param name="worst">The worst price that it may come to, in quote asset per base asset; null for any.</param>
    public static LimitPrice PrimaryPeg(int? offsetLevels = null, decimal? worst = null) =>
        new(worst, PegPriceType.PrimaryPeg, offsetLevels);

    /// <summary>The best price of the other side when the order enters the book; it stays as it is from then
    /// on.</summary>
    /// <param name="offsetLevels">How many existing price levels deeper, 1 to 100; null for the best price.</param>
    /// <param name="worst">The worst price that it may come to, in quote asset per base asset; null for any.</param>
    public static LimitPrice MarketPeg(int? offsetLevels = null, decimal? worst = null) =>
        new(worst, PegPriceType.MarketPeg, offsetLevels);

    /// <summary>What is wrong with the price whatever the order is; null when nothing is.</summary>
    internal string? FindFault() => this switch
    {
        { Peg: null, Value: null } => "The order names no price.",
        { Value: <= 0 } => "The price must be above zero.",
        { OffsetLevels: < 1 or > MaxOffsetLevels } => "The offset of a peg is 1 to 100 price levels.",
        _ => null,
    };
}
