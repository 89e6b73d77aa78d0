namespace Spotwire.Trading;

/// <summary>An order that can be the profit side of an OCO: <see cref="LimitMakerOrder"/>,
/// <see cref="TakeProfitOrder"/> and <see cref="TakeProfitLimitOrder"/>. The set is closed.</summary>
/// <remarks>Documentation: rest-api.md, "New Order list - OCO".</remarks>
public interface IProfitOrder
{
    /// <summary>The order itself.</summary>
    internal TypedOrder Order { get; }
}
