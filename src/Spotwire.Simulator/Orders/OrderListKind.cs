namespace Spotwire.Simulator.Orders;

/// <summary>How the orders of a list hang together.</summary>
internal enum OrderListKind
{
    /// <summary>One cancels the other.</summary>
    Oco,

    /// <summary>One triggers the other: the pending order is placed when the working one is filled.</summary>
    Oto,

    /// <summary>One triggers an OCO pair.</summary>
    Otoco,

    /// <summary>One pays for the other: as <see cref="Oto"/>, and the pending order sells what was bought.</summary>
    Opo,

    /// <summary>One pays for an OCO pair.</summary>
    Opoco,
}
