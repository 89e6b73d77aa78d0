namespace Spotwire.Trading;

/// <summary>The answer to an amended order.</summary>
/// <remarks>Documentation: rest-api.md, "Order Amend Keep Priority".</remarks>
public sealed record AmendResult
{
    /// <summary>When the matching engine did it.</summary>
    public required ExchangeTime TransactTime { get; init; }

    /// <summary>Number of the execution, for looking the amendment up.</summary>
    public required long ExecutionId { get; init; }

    /// <summary>The order as it is now.</summary>
    public required AmendedOrder AmendedOrder { get; init; }

    /// <summary>The order list of the order, with the new names of its orders; null for a single order.</summary>
    public OrderList? OrderList { get; init; }
}
