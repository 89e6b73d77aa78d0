namespace Spotwire.Simulator.Matching;

/// <summary>A trade that did not happen, because both orders belong to one owner or one trade group.</summary>
/// <param name="TakerOrderId">The incoming order.</param>
/// <param name="TakerOwner">Its owner.</param>
/// <param name="MakerOrderId">The resting order.</param>
/// <param name="MakerOwner">Its owner.</param>
/// <param name="TakerSide">Direction of the incoming order.</param>
/// <param name="PriceTicks">The price at which they met.</param>
/// <param name="TakerPreventedSteps">What the incoming order loses; zero where it loses nothing.</param>
/// <param name="MakerPreventedSteps">What the resting order loses, hidden quantity included; zero where it loses
/// nothing.</param>
/// <param name="Mode">The mode in effect: the taker's; <see cref="MatchSelfTrade.Transfer"/> only where both orders
/// have it, else <see cref="MatchSelfTrade.Decrement"/>.</param>
/// <param name="IsTransfer">Whether quantity and notional move between the two owners, without a trade.</param>
internal readonly record struct MatchPrevention(
    long TakerOrderId,
    int TakerOwner,
    long MakerOrderId,
    int MakerOwner,
    MatchSide TakerSide,
    long PriceTicks,
    long TakerPreventedSteps,
    long MakerPreventedSteps,
    MatchSelfTrade Mode,
    bool IsTransfer);
