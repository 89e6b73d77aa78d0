namespace Spotwire.Trading;

/// <summary>What a cancel-replace does when the account's unfilled order count is used up.</summary>
/// <remarks>Documentation: rest-api.md, "Cancel an Existing Order and Send a New Order".</remarks>
public enum OrderRateLimitExceededMode
{
    /// <summary>Nothing; it is rejected (<c>DO_NOTHING</c>).</summary>
    DoNothing,

    /// <summary>It cancels, and only the new order fails (<c>CANCEL_ONLY</c>).</summary>
    CancelOnly,
}
