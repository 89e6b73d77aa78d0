namespace Spotwire.Trading;

/// <summary>An order that can be the first of an order list and rest on the book: <see cref="LimitOrder"/>,
/// <see cref="PrimaryPegOrder"/>, <see cref="MarketPegOrder"/> and <see cref="LimitMakerOrder"/>. The set is
/// closed.</summary>
/// <remarks>Documentation: rest-api.md, "New Order list - OTO".</remarks>
public interface IWorkingOrder
{
    /// <summary>The order itself.</summary>
    internal TypedOrder Order { get; }
}
