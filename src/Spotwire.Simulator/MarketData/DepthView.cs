namespace Spotwire.Simulator.MarketData;

/// <summary>The book as the depth call answers it: bids from high to low, asks from low to high.</summary>
internal sealed record DepthView(
    long LastUpdateId, IReadOnlyList<DepthLevel> Bids, IReadOnlyList<DepthLevel> Asks);
