namespace Spotwire.Wire;

/// <summary>An answer that says no more than that there is one.</summary>
internal sealed record EmptyBody;
