namespace Spotwire.Trading;

/// <summary>What became of the two halves of a cancel-replace of which at least one succeeded.</summary>
/// <remarks>Documentation: rest-api.md, "Cancel an Existing Order and Send a New Order".</remarks>
public sealed record CancelReplaceResult
{
    /// <summary>What became of the cancel.</summary>
    public required CancelReplaceStatus CancelResult { get; init; }

    /// <summary>What became of the new order.</summary>
    public required CancelReplaceStatus NewOrderResult { get; init; }

    /// <summary>The cancelled order; null where the cancel failed.</summary>
    public CanceledOrder? CanceledOrder { get; init; }

    /// <summary>Why the cancel failed; null where it did not.</summary>
    public SpotwireError? CancelError { get; init; }

    /// <summary>The new order; null where it failed or was not attempted.</summary>
    public PlacedOrder? PlacedOrder { get; init; }

    /// <summary>Why the new order failed; null where it did not, or was not attempted. An error whose code does not say
    /// what came of it leaves that open: ask by the client order id.</summary>
    public SpotwireError? NewOrderError { get; init; }

    /// <summary>Whether both halves succeeded.</summary>
    public bool IsComplete =>
        CancelResult == CancelReplaceStatus.Success && NewOrderResult == CancelReplaceStatus.Success;
}
