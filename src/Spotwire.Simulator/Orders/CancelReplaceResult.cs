using Spotwire.Simulator.Endpoints;

namespace Spotwire.Simulator.Orders;

/// <summary>What became of the two halves of a cancel-replace.</summary>
/// <remarks>Documentation: rest-api.md, "Cancel an Existing Order and Send a New Order".</remarks>
internal sealed record CancelReplaceResult
{
    /// <summary>SUCCESS or FAILURE.</summary>
    public string CancelResult => Canceled is null ? "FAILURE" : "SUCCESS";

    /// <summary>SUCCESS, FAILURE or NOT_ATTEMPTED.</summary>
    public string NewOrderResult => (NewOrder, NewOrderRefusal) switch
    {
        (not null, _) => "SUCCESS",
        (null, not null) => "FAILURE",
        _ => "NOT_ATTEMPTED",
    };

    /// <summary>What was cancelled; null if that failed.</summary>
    public CanceledThing? Canceled { get; init; }

    /// <summary>Why the cancel failed; null if it did not.</summary>
    public RefusalException? CancelRefusal { get; init; }

    /// <summary>The new order; null if it was refused or not tried.</summary>
    public SimulatedOrder? NewOrder { get; init; }

    /// <summary>Why the new order was refused; null if it was not.</summary>
    public RefusalException? NewOrderRefusal { get; init; }
}
