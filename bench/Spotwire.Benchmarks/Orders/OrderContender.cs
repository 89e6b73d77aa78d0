namespace Spotwire.Benchmarks.Orders;

/// <summary>One way to place an order.</summary>
/// <param name="PlaceAsync">Places one and waits for its answer; may be called several times at once where
/// <paramref name="Callers"/> is more than one.</param>
/// <param name="Callers">How many at once the throughput is measured with.</param>
internal sealed record OrderContender(Func<Task> PlaceAsync, int Callers);
