namespace Spotwire.Simulator.Orders;

/// <summary>What a list status tells beyond the list itself.</summary>
/// <param name="StatusType">l: RESPONSE, EXEC_STARTED, UPDATED or ALL_DONE.</param>
/// <param name="OrderStatus">L: EXECUTING, ALL_DONE or REJECT.</param>
/// <param name="RejectReason">r: why the list was rejected; NONE if it was not.</param>
/// <param name="TimeMicros">T and E.</param>
internal readonly record struct ListNotice(
    string StatusType, string OrderStatus, string RejectReason, long TimeMicros);
