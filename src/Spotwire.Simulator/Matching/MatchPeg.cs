namespace Spotwire.Simulator.Matching;

/// <summary>Which side's best price an order takes for its own.</summary>
internal enum MatchPeg
{
    /// <summary>That of its own side.</summary>
    Primary,

    /// <summary>That of the other side.</summary>
    Market,
}
