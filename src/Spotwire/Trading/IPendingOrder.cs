namespace Spotwire.Trading;

/// <summary>An order that can wait in an order list until the first one is filled: all but
/// <see cref="MarketOrderByQuote"/>. The set is closed.</summary>
/// <remarks>Documentation: rest-api.md, "New Order list - OTO".</remarks>
public interface IPendingOrder
{
    /// <summary>The order itself.</summary>
    internal NewOrder Order { get; }
}
