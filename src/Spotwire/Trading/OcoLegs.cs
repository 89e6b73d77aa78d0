namespace Spotwire.Trading;

/// <summary>The two orders of an OCO. Which of them is above the last price and which below follows from their
/// side.</summary>
/// <remarks>Documentation: rest-api.md, "New Order list - OCO".</remarks>
internal static class OcoLegs
{
    /// <summary>The two orders, the upper one first.</summary>
    /// <param name="prefix">What stands before <c>above</c> and <c>below</c> in their names; empty for nothing.</param>
    /// <param name="side">The side of both.</param>
    /// <param name="quantity">The quantity of both, in the base asset.</param>
    /// <param name="takeProfit">The profit side.</param>
    /// <param name="stopLoss">The stop side.</param>
    public static IReadOnlyList<ListLeg> Of(
        string prefix, Side side, decimal quantity, IProfitOrder? takeProfit, IStopOrder? stopLoss)
    {
        var (above, below) = prefix.Length == 0 ? ("above", "below") : (prefix + "Above", prefix + "Below");
        var profit = takeProfit?.Order;
        var stop = stopLoss?.Order;
        return side == Side.Buy
            ? [new(above, side, quantity, stop), new(below, side, quantity, profit)]
            : [new(above, side, quantity, profit), new(below, side, quantity, stop)];
    }

    /// <summary>What is wrong with the two prices together; null when nothing is.</summary>
    /// <param name="side">The side of both.</param>
    /// <param name="profit">The profit side.</param>
    /// <param name="stop">The stop side.</param>
    public static string? FindFault(Side side, TypedOrder profit, TypedOrder stop)
    {
        var numbers = profit.NumbersFor(side);
        // Where a peg comes to lie only the book knows: its worst price may be anywhere.
        var isAtItsPrice = profit is LimitMakerOrder && numbers.Limit?.Peg is null;
        var target = numbers.StopPrice ?? (isAtItsPrice ? numbers.Price : null);
        var isSell = side == Side.Sell;
        return target is { } high && stop.NumbersFor(side).StopPrice is { } low && (isSell ? high <= low : high >= low)
            ? isSell
                ? "The profit side of a selling OCO must lie above its stop price."
                : "The profit side of a buying OCO must lie below its stop price."
            : null;
    }
}
