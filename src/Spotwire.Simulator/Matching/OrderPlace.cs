namespace Spotwire.Simulator.Matching;

/// <summary>Where an order that the book holds is queued.</summary>
internal enum OrderPlace
{
    /// <summary>On the book.</summary>
    Book,

    /// <summary>Among the stops that wait for their stop price.</summary>
    Stop,

    /// <summary>Among the stops that follow the price.</summary>
    Tracking,

    /// <summary>Among the stops that were reached and work next.</summary>
    Fired,
}
