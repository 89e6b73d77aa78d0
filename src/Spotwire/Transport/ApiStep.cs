namespace Spotwire.Transport;

/// <summary>What the shell has to do next.</summary>
/// <param name="Kind">What.</param>
/// <param name="Until">For waiting: when to ask again; null for as long as it takes.</param>
/// <param name="Call">For sending: the call, which says how it is sent.</param>
/// <param name="Id">For sending: what its answer will be matched by.</param>
/// <param name="Reason">For closing: why, in words.</param>
internal readonly record struct ApiStep(
    ApiStepKind Kind, TimeSpan? Until = null, ApiCall? Call = null, long Id = 0, string Reason = "");
