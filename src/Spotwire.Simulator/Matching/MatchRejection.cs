namespace Spotwire.Simulator.Matching;

/// <summary>Why the matching core refused an order.</summary>
internal enum MatchRejection
{
    /// <summary>A limit maker order that would have traded at once.</summary>
    WouldTake,

    /// <summary>A stop order, trailing or not, whose stop price the last price has already reached.</summary>
    WouldTriggerImmediately,
}
