namespace Spotwire.Trading;

/// <summary>Which of the two orders of an OCO is above the last price and which below: that follows from their
/// side.</summary>
internal static class OcoLegs
{
    /// <summary>The two orders, the upper one first.</summary>
    /// <param name="prefix">What stands before <c>above</c> and <c>below</c> in their names; empty for nothing.</param>
    /// <param name="takeProfit">The profit side.</param>
    /// <param name="stopLoss">The stop side.</param>
    public static IReadOnlyList<ListLeg> Of(string prefix, IProfitOrder? takeProfit, IStopOrder? stopLoss)
    {
        var (above, below) = prefix.Length == 0 ? ("above", "below") : (prefix + "Above", prefix + "Below");
        var profit = takeProfit?.Order;
        var stop = stopLoss?.Order;
        return profit?.Side == Side.Buy
            ? [new(above, stop), new(below, profit)]
            : [new(above, profit), new(below, stop)];
    }
}
