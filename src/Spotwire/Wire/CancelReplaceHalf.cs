namespace Spotwire.Wire;

/// <summary>One half of a cancel-replace: what was done, or why it was not.</summary>
/// <param name="Value">What was done; null where it was not.</param>
/// <param name="Error">Why it was not done; null where it was.</param>
internal sealed record CancelReplaceHalf<T>(T? Value, ErrorBody? Error)
    where T : class;
