namespace Spotwire.Wire;

/// <summary>The number of a user data subscription.</summary>
internal sealed record SubscriptionBody(int SubscriptionId);
