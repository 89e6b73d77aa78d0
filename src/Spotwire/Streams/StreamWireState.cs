namespace Spotwire.Streams;

/// <summary>How a stream stands with the exchange on the present connection.</summary>
internal enum StreamWireState
{
    /// <summary>Not asked for.</summary>
    Absent,

    /// <summary>Asked for, not acknowledged yet.</summary>
    Subscribing,

    /// <summary>Acknowledged.</summary>
    Present,

    /// <summary>Its end was asked for and is not acknowledged yet.</summary>
    Unsubscribing,
}
