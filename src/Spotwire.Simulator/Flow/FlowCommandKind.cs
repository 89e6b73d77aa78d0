namespace Spotwire.Simulator.Flow;

/// <summary>What a command of the synthetic flow does.</summary>
internal enum FlowCommandKind
{
    /// <summary>Places a limit order that rests until it is cancelled; it may trade at once.</summary>
    Limit,

    /// <summary>Places a limit order whose rest expires.</summary>
    ImmediateOrCancel,

    /// <summary>Places a market order.</summary>
    Market,

    /// <summary>Cancels an earlier order, whether or not there is anything left of it.</summary>
    Cancel,
}
