namespace Spotwire.Simulator.Faults;

/// <summary>What goes wrong with an order inside the exchange.</summary>
internal enum OrderFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Answered as accepted, never booked.</summary>
    Forget,

    /// <summary>Booked twice.</summary>
    BookTwice,
}
