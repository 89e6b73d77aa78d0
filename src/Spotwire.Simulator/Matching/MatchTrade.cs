namespace Spotwire.Simulator.Matching;

/// <summary>A trade between two orders, at the resting order's price.</summary>
/// <param name="TakerOrderId">The incoming order.</param>
/// <param name="TakerOwner">Its owner.</param>
/// <param name="MakerOrderId">The resting order.</param>
/// <param name="MakerOwner">Its owner.</param>
/// <param name="TakerSide">Direction of the incoming order.</param>
/// <param name="PriceTicks">Price in ticks.</param>
/// <param name="Steps">Quantity in steps.</param>
internal readonly record struct MatchTrade(
    long TakerOrderId,
    int TakerOwner,
    long MakerOrderId,
    int MakerOwner,
    MatchSide TakerSide,
    long PriceTicks,
    long Steps);
