using Spotwire.Trading;

namespace Spotwire.Wire;

/// <summary>One element of the answer to a cancel: an order, or an order list with all its orders.</summary>
/// <param name="Orders">The cancelled orders.</param>
internal sealed record CancelReport(IReadOnlyList<CanceledOrder> Orders);
