namespace Spotwire.Trading;

/// <summary>The stop of a <see cref="LegacyOcoOrderList"/>: a stop-loss order, or with a <see cref="Limit"/> a
/// stop-loss limit order.</summary>
/// <remarks>Documentation: rest-api.md, "New OCO - Deprecated".</remarks>
public sealed record LegacyStopLeg : NamedOrder
{
    /// <summary>Stop price, in quote asset per base asset: above the last price for a buy, below it for a
    /// sell.</summary>
    public required decimal StopPrice { get; init; }

    /// <summary>Trailing distance from the stop price on, in basis points (100 is 1 %); null (the default) for
    /// none.</summary>
    public int? TrailingDelta { get; init; }

    /// <summary>What it becomes when it is triggered; null (the default) for a market order.</summary>
    public LegacyStopLimit? Limit { get; init; }

    internal override TypedOrder Typed
    {
        get
        {
            StopTrigger trigger = TrailingDelta is { } delta ? StopTrigger.TrailingFrom(StopPrice, delta) : StopPrice;
            TriggeredOrder order = Limit is { } limit
                ? new StopLossLimitOrder { Trigger = trigger, Price = limit.Price, Lifetime = limit.Lifetime }
                : new StopLossOrder { Trigger = trigger };
            return order with { ClientOrderId = ClientOrderId, StrategyId = StrategyId, StrategyType = StrategyType };
        }
    }
}
