namespace Spotwire.Simulator.Tests.Observer;

/// <summary>Some trades added up one by one.</summary>
internal sealed class NaiveSum(IReadOnlyList<HeardTrade> trades)
{
    public int Count { get; } = trades.Count;

    public long FirstId { get; } = trades.Count == 0 ? -1 : trades[0].Id;

    public long LastId { get; } = trades.Count == 0 ? -1 : trades[^1].Id;

    public decimal Open { get; } = trades.Count == 0 ? 0m : trades[0].Price;

    public decimal Close { get; } = trades.Count == 0 ? 0m : trades[^1].Price;

    public decimal High { get; } = trades.Count == 0 ? 0m : trades.Max(trade => trade.Price);

    public decimal Low { get; } = trades.Count == 0 ? 0m : trades.Min(trade => trade.Price);

    public decimal Volume { get; } = trades.Sum(trade => trade.Quantity);

    public decimal Quote { get; } = trades.Sum(trade => trade.Quote);

    public decimal Bought { get; } = trades.Where(trade => !trade.IsBuyerMaker).Sum(trade => trade.Quantity);

    public decimal BoughtQuote { get; } = trades.Where(trade => !trade.IsBuyerMaker).Sum(trade => trade.Quote);
}
