namespace Spotwire.Trading;

/// <summary>One order of an order list to place.</summary>
/// <param name="Name">What it is there, in words and as the prefix of its parameters, e.g. <c>pendingAbove</c>.</param>
/// <param name="Order">The order; null where the caller left it out.</param>
internal readonly record struct ListLeg(string Name, NewOrder? Order);
