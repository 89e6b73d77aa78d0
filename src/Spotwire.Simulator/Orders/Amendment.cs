namespace Spotwire.Simulator.Orders;

/// <summary>An order's quantity was reduced in place.</summary>
/// <remarks>Documentation: faqs/order_amend_keep_priority.md.</remarks>
/// <param name="Order">The order as it was right after.</param>
/// <param name="ExecutionId">Number of the execution report.</param>
/// <param name="OriginalClientOrderId">Its name before.</param>
/// <param name="NewClientOrderId">Its name since.</param>
/// <param name="OriginalQuantity">Its quantity before.</param>
/// <param name="NewQuantity">Its quantity since.</param>
/// <param name="TimeMicros">When.</param>
internal sealed record Amendment(
    SimulatedOrder Order,
    long ExecutionId,
    string OriginalClientOrderId,
    string NewClientOrderId,
    decimal OriginalQuantity,
    decimal NewQuantity,
    long TimeMicros);
