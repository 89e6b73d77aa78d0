using Spotwire.Rules;

namespace Spotwire.Trading;

/// <summary>An order that waits until the last price triggers it. The hierarchy is closed.</summary>
/// <remarks>Documentation: rest-api.md, "New order"; faqs/trailing-stop-faq.md.</remarks>
public abstract record TriggeredOrder : TypedOrder
{
    private protected TriggeredOrder()
    {
    }

    /// <summary>Stop price, in quote asset per base asset, trailing distance, or both. The stop price of a stop-loss
    /// order must lie above the last price for a buy and below it for a sell, that of a take-profit order the other way
    /// round.</summary>
    public required StopTrigger Trigger { get; init; }

    /// <summary>Whether a rising price triggers it.</summary>
    /// <param name="side">Direction of the order.</param>
    internal abstract bool TriggersAbove(Side side);

    internal override OrderUnderCheck NumbersFor(Side side) =>
        new() { Trigger = Trigger, TriggersAbove = TriggersAbove(side) };
}
