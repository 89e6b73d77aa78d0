namespace Spotwire.Simulator.Matching;

/// <summary>How far a taker has got.</summary>
internal struct TakerRun
{
    /// <summary>What it still wants.</summary>
    public long Left;

    /// <summary>What its trades cost or yielded, in ticks × steps.</summary>
    public Int128 Spent;

    /// <summary>Where it may trade.</summary>
    public MatchBounds Bounds;

    /// <summary>What has ended its taking for good; None while nothing has.</summary>
    public MatchExpiry Stop;
}
