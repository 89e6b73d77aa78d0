namespace Spotwire.Simulator.Orders;

/// <summary>A list as the call that placed or cancelled it answers it.</summary>
/// <param name="List">The list.</param>
/// <param name="StatusType">EXEC_STARTED or ALL_DONE.</param>
/// <param name="OrderStatus">EXECUTING or ALL_DONE.</param>
/// <param name="TimeMicros">When.</param>
/// <param name="Reports">For a placement all orders as they were before pending ones were placed; for a cancel those
/// that it cancelled.</param>
internal sealed record ListReport(
    OrderList List,
    string StatusType,
    string OrderStatus,
    long TimeMicros,
    IReadOnlyList<SimulatedOrder> Reports);
