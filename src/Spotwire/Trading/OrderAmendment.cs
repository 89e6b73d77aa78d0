namespace Spotwire.Trading;

/// <summary>One amendment in the history of an order.</summary>
/// <remarks>Documentation: rest-api.md, "Query Order Amendments".</remarks>
public sealed record OrderAmendment
{
    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>The exchange's number of the order.</summary>
    public required OrderId OrderId { get; init; }

    /// <summary>Number of the execution.</summary>
    public required long ExecutionId { get; init; }

    /// <summary>The caller's name before.</summary>
    public required ClientOrderId OriginalClientOrderId { get; init; }

    /// <summary>The caller's name after.</summary>
    public required ClientOrderId NewClientOrderId { get; init; }

    /// <summary>Quantity before, in the base asset.</summary>
    public required decimal OriginalQuantity { get; init; }

    /// <summary>Quantity after, in the base asset.</summary>
    public required decimal NewQuantity { get; init; }

    /// <summary>When it happened.</summary>
    public required ExchangeTime AmendmentTime { get; init; }
}
