using Spotwire.Rules;

namespace Spotwire.Trading;

/// <summary>Becomes a limit order when the last price reaches the stop price.</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
public sealed record StopLossLimitOrder : NewOrder, IPendingOrder, IStopOrder
{
    /// <summary>Limit price, in quote asset per base asset, or a peg, which is taken from the book when the order is
    /// triggered.</summary>
    public required LimitPrice Price { get; init; }

    /// <summary>In the base asset.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Stop price, in quote asset per base asset, trailing distance, or both. The stop price must lie
    /// above the last price for a buy and below it for a sell.</summary>
    public required StopTrigger Trigger { get; init; }

    /// <summary>Lifetime rule; default GTC, which rests until filled or cancelled.</summary>
    public TimeInForce TimeInForce { get; init; } = TimeInForce.GoodTillCanceled;

    /// <summary>The part that the book shows, in the base asset; null (the default) for all of it. Needs
    /// GTC.</summary>
    public decimal? IcebergQuantity { get; init; }

    /// <inheritdoc/>
    public override OrderType Type => OrderType.StopLossLimit;

    internal override OrderUnderCheck Numbers => new()
    {
        Limit = Price,
        Quantity = Quantity,
        Trigger = Trigger,
        TriggersAbove = Side == Side.Buy,
        IcebergQuantity = IcebergQuantity,
    };

    internal override TimeInForce? Lifetime => TimeInForce;

    NewOrder IPendingOrder.Order => this;

    NewOrder IStopOrder.Order => this;
}
