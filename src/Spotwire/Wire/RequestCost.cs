namespace Spotwire.Wire;

/// <summary>What one call costs against the limits.</summary>
/// <param name="OnSuccess">Request weight when the call succeeds.</param>
/// <param name="OnFailure">Request weight when it fails; this much is reserved before sending.</param>
/// <param name="Orders">Unfilled orders that it adds for the account.</param>
internal readonly record struct RequestCost(int OnSuccess, int OnFailure, int Orders)
{
    /// <summary>Raw requests: one by REST, none by the WebSocket API, which does not count them.</summary>
    public int RawRequests { get; init; } = 1;

    /// <summary>Connections that it opens.</summary>
    public int Connections { get; init; }
}
