namespace Spotwire.Cli.Demo;

/// <summary>An order that the agent wanted, and what became of it as far as the agent knows.</summary>
internal sealed record IntentRecord
{
    /// <summary>The name it was sent under; one name is used once.</summary>
    public required ClientOrderId ClientOrderId { get; init; }

    /// <summary>Its side.</summary>
    public required Side Side { get; init; }

    /// <summary>LIMIT_MAKER or MARKET.</summary>
    public required OrderType Type { get; init; }

    /// <summary>Its price; null for a market order.</summary>
    public decimal? Price { get; init; }

    /// <summary>Its quantity.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>When it was written down, since the agent began.</summary>
    public required TimeSpan SentAt { get; init; }

    /// <summary>Whether the exchange took it.</summary>
    public IntentOutcome Outcome { get; init; }

    /// <summary>Whether its outcome was unknown at some time.</summary>
    public bool WasUnknown { get; init; }

    /// <summary>The exchange's number; null where it is not known.</summary>
    public OrderId? OrderId { get; init; }

    /// <summary>Its state when last heard of.</summary>
    public OrderStatus Status { get; init; }

    /// <summary>What is filled, when last heard of.</summary>
    public decimal ExecutedQuantity { get; init; }

    /// <summary>Whether the exchange, asked for it, did not know an order that it had accepted.</summary>
    public bool IsMissing { get; init; }

    /// <summary>Whether its state is one that an order never leaves.</summary>
    public bool HasEnded => Status == OrderStatus.Filled || Status == OrderStatus.Canceled
        || Status == OrderStatus.Expired || Status == OrderStatus.ExpiredInMatch || Status == OrderStatus.Rejected;

    /// <summary>Whether it may still be on the book.</summary>
    public bool IsOpen => Outcome is IntentOutcome.Accepted && !IsMissing
        && (Status == OrderStatus.New || Status == OrderStatus.PartiallyFilled);
}
