namespace Spotwire.Simulator.Matching;

/// <summary>How an accepted order ended.</summary>
internal enum MatchEnd
{
    /// <summary>Nothing is left to trade.</summary>
    Filled,

    /// <summary>Cancelled by command.</summary>
    Canceled,

    /// <summary>Ended by its own rules; see <see cref="MatchExpiry"/>.</summary>
    Expired,
}
