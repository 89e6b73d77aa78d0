namespace Spotwire.Cli.Demo;

/// <summary>What the market demands of an order, as far as the agent needs it.</summary>
/// <param name="TickSize">Smallest price increment.</param>
/// <param name="StepSize">Smallest quantity increment.</param>
/// <param name="MinQuantity">Smallest quantity.</param>
/// <param name="MinNotional">Smallest price × quantity.</param>
internal sealed record QuoteRules(decimal TickSize, decimal StepSize, decimal MinQuantity, decimal MinNotional)
{
    /// <summary>The least whole number of steps that is worth at least a value and that the market takes.</summary>
    /// <param name="value">The value in the quote asset.</param>
    /// <param name="price">The price; above zero.</param>
    public decimal QuantityFor(decimal value, decimal price)
    {
        // A fifth more than the market's least, so that a falling price does not make the quote too small.
        var least = Math.Max(value, MinNotional * 1.2m);
        var steps = Math.Ceiling(least / price / StepSize);
        return Math.Max(steps * StepSize, MinQuantity);
    }

    /// <summary>The price moved down onto the tick.</summary>
    public decimal OnTick(decimal price) => Math.Floor(price / TickSize) * TickSize;
}
