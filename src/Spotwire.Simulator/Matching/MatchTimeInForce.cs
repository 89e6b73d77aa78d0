namespace Spotwire.Simulator.Matching;

/// <summary>What happens to the part of a limit order that cannot trade at once.</summary>
internal enum MatchTimeInForce
{
    /// <summary>It rests on the book.</summary>
    GoodTillCanceled,

    /// <summary>It expires.</summary>
    ImmediateOrCancel,

    /// <summary>The whole order expires and nothing is traded.</summary>
    FillOrKill,
}
