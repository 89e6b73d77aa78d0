namespace Spotwire.Trading;

/// <summary>What becomes of the new order when the cancel of a cancel-replace fails.</summary>
/// <remarks>Documentation: rest-api.md, "Cancel an Existing Order and Send a New Order".</remarks>
public enum CancelReplaceMode
{
    /// <summary>The new order is not attempted (<c>STOP_ON_FAILURE</c>).</summary>
    StopOnFailure,

    /// <summary>The new order is attempted all the same (<c>ALLOW_FAILURE</c>).</summary>
    AllowFailure,
}
