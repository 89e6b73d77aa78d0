namespace Spotwire.Simulator.Faults;

/// <summary>What a kind of fault comes along with.</summary>
internal enum FaultOccasion
{
    /// <summary>A request, by REST or by the WebSocket API.</summary>
    Request,

    /// <summary>An order that is about to be accepted.</summary>
    Order,

    /// <summary>A connection that is being opened.</summary>
    Connection,
}
