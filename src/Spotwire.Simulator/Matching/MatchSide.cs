namespace Spotwire.Simulator.Matching;

/// <summary>Direction of an order in the matching core.</summary>
internal enum MatchSide
{
    /// <summary>Buys base; rests among the bids.</summary>
    Buy,

    /// <summary>Sells base; rests among the asks.</summary>
    Sell,
}
