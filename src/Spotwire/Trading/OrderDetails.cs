namespace Spotwire.Trading;

/// <summary>What only some orders have: conditional fields, null where they do not apply or the answer left them
/// out.</summary>
/// <remarks>Documentation: rest-api.md, "Conditional fields in Order Responses".</remarks>
public abstract record OrderDetails
{
    /// <summary>The order list that the order belongs to; null for a single order.</summary>
    public long? OrderListId { get; init; }

    /// <summary>Trigger price; null or 0 for types without one.</summary>
    public decimal? StopPrice { get; init; }

    /// <summary>Visible part, in the base asset; null or 0 when all of it is shown.</summary>
    public decimal? IcebergQuantity { get; init; }

    /// <summary>What happens when the order would meet another of the account or its trade group.</summary>
    public SelfTradePreventionMode? SelfTradePreventionMode { get; init; }

    /// <summary>The caller's number of a strategy.</summary>
    public long? StrategyId { get; init; }

    /// <summary>The caller's number of a kind of strategy, 1,000,000 or more.</summary>
    public int? StrategyType { get; init; }

    /// <summary>Trailing distance in basis points.</summary>
    public int? TrailingDelta { get; init; }

    /// <summary>When a trailing stop began to follow the price; null before that.</summary>
    public ExchangeTime? TrailingTime { get; init; }

    /// <summary>The last match that self-trade prevention stopped.</summary>
    public long? PreventedMatchId { get; init; }

    /// <summary>Quantity that self-trade prevention took from the order, in the base asset.</summary>
    public decimal? PreventedQuantity { get; init; }

    /// <summary>The trade group of the account where self-trade prevention acted.</summary>
    public long? TradeGroupId { get; init; }

    /// <summary>Where the order is worked.</summary>
    public WorkingFloor? WorkingFloor { get; init; }

    /// <summary>Whether smart order routing was used.</summary>
    public bool? UsedSmartOrderRouting { get; init; }

    /// <summary>What a pegged order follows.</summary>
    public PegPriceType? PegPriceType { get; init; }

    /// <summary>Unit of the peg offset.</summary>
    public PegOffsetType? PegOffsetType { get; init; }

    /// <summary>Peg offset in that unit.</summary>
    public int? PegOffsetValue { get; init; }

    /// <summary>The price that the peg came to; null until known.</summary>
    public decimal? PeggedPrice { get; init; }

    /// <summary>Why the order expired; null when it did not or the answer does not say.</summary>
    public ExpiryReason? ExpiryReason { get; init; }

    // The hierarchy is closed: placed, queried, amended and cancelled orders.
    private protected OrderDetails()
    {
    }
}
