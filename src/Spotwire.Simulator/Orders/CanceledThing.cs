namespace Spotwire.Simulator.Orders;

/// <summary>What a cancel ended.</summary>
/// <param name="Order">The order that was named.</param>
/// <param name="List">Its whole list; null for an order of none.</param>
/// <param name="CancelId">The name of the cancel.</param>
/// <param name="TimeMicros">When.</param>
internal sealed record CanceledThing(SimulatedOrder Order, ListReport? List, string CancelId, long TimeMicros);
