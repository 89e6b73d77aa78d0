using System.Text.Json.Serialization;

namespace Spotwire.UserData;

/// <summary>Something happened to an order (<c>executionReport</c>).</summary>
/// <remarks>Documentation: user-data-stream.md, "Order Update". Conditional fields are null where the exchange left
/// them out. A report that was found by asking (<see cref="UserDataEvent.Source"/>) has no execution id, and of the
/// conditional fields what the order's query tells.</remarks>
public sealed record ExecutionReport : UserDataEvent
{
    /// <inheritdoc/>
    public override string EventType => "executionReport";

    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>The exchange's number of the order.</summary>
    public required OrderId OrderId { get; init; }

    /// <summary>The caller's name of the order; for a cancel, the name of the cancel.</summary>
    public required ClientOrderId ClientOrderId { get; init; }

    /// <summary>For a cancel, the caller's name of the order; else empty.</summary>
    public ClientOrderId OriginalClientOrderId { get; init; }

    /// <summary>The order list that the order belongs to; null for a single order.</summary>
    public long? OrderListId { get; init; }

    /// <summary>Direction.</summary>
    public required Side Side { get; init; }

    /// <summary>Type.</summary>
    public required OrderType Type { get; init; }

    /// <summary>Lifetime rule.</summary>
    public required TimeInForce TimeInForce { get; init; }

    /// <summary>Ordered quantity, in the base asset.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Ordered quote quantity; 0 when the order gave a quantity.</summary>
    public decimal QuoteQuantity { get; init; }

    /// <summary>Limit price: quote asset per base asset; 0 for market orders.</summary>
    public required decimal Price { get; init; }

    /// <summary>Trigger price; 0 for types without one.</summary>
    public decimal StopPrice { get; init; }

    /// <summary>Visible part, in the base asset; 0 when all of it is shown.</summary>
    public decimal IcebergQuantity { get; init; }

    /// <summary>What just happened.</summary>
    public required ExecutionType ExecutionType { get; init; }

    /// <summary>State of the order after it.</summary>
    public required OrderStatus Status { get; init; }

    /// <summary>Why the order was refused, in Binance's word; <c>NONE</c> where it was not.</summary>
    public string RejectReason { get => field ?? "NONE"; init; }

    /// <summary>Filled so far, in the base asset.</summary>
    public required decimal ExecutedQuantity { get; init; }

    /// <summary>Filled so far, in the quote asset; the average price is this by
    /// <see cref="ExecutedQuantity"/>.</summary>
    public decimal CumulativeQuoteQuantity { get; init; }

    /// <summary>Filled just now, in the base asset; 0 when this is no fill.</summary>
    public decimal LastExecutedQuantity { get; init; }

    /// <summary>Price of the fill; 0 when this is no fill.</summary>
    public decimal LastExecutedPrice { get; init; }

    /// <summary>Filled just now, in the quote asset; 0 when this is no fill.</summary>
    public decimal LastQuoteQuantity { get; init; }

    /// <summary>Fee of the fill, in <see cref="CommissionAsset"/>.</summary>
    public decimal Commission { get; init; }

    /// <summary>What the fee was paid in; null where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Asset? CommissionAsset { get; init; }

    /// <summary>The public trade; null when this is no fill, or one by an allocation.</summary>
    public long? TradeId { get; init; }

    /// <summary>Number of this report, rising; null where it was found by asking.</summary>
    public long? ExecutionId { get; init; }

    /// <summary>Whether the order is on the book.</summary>
    public bool IsWorking { get; init; }

    /// <summary>Whether the order was the resting side of the fill.</summary>
    public bool IsMaker { get; init; }

    /// <summary>When the matching engine did it.</summary>
    public required ExchangeTime TransactTime { get; init; }

    /// <summary>When the order was placed.</summary>
    public ExchangeTime CreationTime { get; init; }

    /// <summary>When it came to rest on the book; null while it is not working.</summary>
    public ExchangeTime? WorkingTime { get; init; }

    /// <summary>What happens when the order would meet another of the account or its trade group.</summary>
    public SelfTradePreventionMode SelfTradePreventionMode { get; init; }

    /// <summary>Trailing distance in basis points; trailing stops only.</summary>
    public int? TrailingDelta { get; init; }

    /// <summary>When a trailing stop began to follow the price; null before that.</summary>
    public ExchangeTime? TrailingTime { get; init; }

    /// <summary>The caller's number of a strategy.</summary>
    public long? StrategyId { get; init; }

    /// <summary>The caller's number of a kind of strategy, 1,000,000 or more.</summary>
    public int? StrategyType { get; init; }

    /// <summary>The match that self-trade prevention stopped.</summary>
    public long? PreventedMatchId { get; init; }

    /// <summary>Quantity that self-trade prevention has taken from the order so far, in the base asset.</summary>
    public decimal? PreventedQuantity { get; init; }

    /// <summary>Quantity that it took just now, in the base asset.</summary>
    public decimal? LastPreventedQuantity { get; init; }

    /// <summary>The trade group of the account.</summary>
    public long? TradeGroupId { get; init; }

    /// <summary>The order that would have been the other side.</summary>
    public OrderId? CounterOrderId { get; init; }

    /// <summary>Symbol of that order.</summary>
    public Symbol? CounterSymbol { get; init; }

    /// <summary>What would have traded, in the base asset.</summary>
    public decimal? PreventedExecutionQuantity { get; init; }

    /// <summary>The price at which it would have traded.</summary>
    public decimal? PreventedExecutionPrice { get; init; }

    /// <summary>What would have traded, in the quote asset.</summary>
    public decimal? PreventedExecutionQuoteQuantity { get; init; }

    /// <summary>How an allocation came about.</summary>
    public FillMatchType? MatchType { get; init; }

    /// <summary>The allocation that filled the order; null where a trade did.</summary>
    public long? AllocationId { get; init; }

    /// <summary>Where the order is worked; orders that may have allocations only.</summary>
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

    /// <summary>Why the order expired; null where it did not.</summary>
    public ExpiryReason? ExpiryReason { get; init; }

    /// <summary>A field that Binance says to ignore, kept so that nothing is lost.</summary>
    [JsonInclude]
    internal bool Unused { get; init; }

    /// <summary>Whether this is a fill: a trade or an allocation.</summary>
    [JsonIgnore]
    public bool IsFill => ExecutionType == ExecutionType.Trade;
}
