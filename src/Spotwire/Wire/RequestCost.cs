namespace Spotwire.Wire;

/// <summary>What one call costs against the limits.</summary>
/// <param name="OnSuccess">Request weight when the call succeeds.</param>
/// <param name="OnFailure">Request weight when it fails; this much is reserved before sending.</param>
/// <param name="Orders">Unfilled orders that it adds for the account.</param>
internal readonly record struct RequestCost(int OnSuccess, int OnFailure, int Orders);
