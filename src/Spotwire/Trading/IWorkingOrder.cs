namespace Spotwire.Trading;

/// <summary>An order that can be the first of an order list and rest on the book: <see cref="LimitOrder"/> and
/// <see cref="LimitMakerOrder"/>. The set is closed.</summary>
/// <remarks>Documentation: rest-api.md, "New Order list - OTO".</remarks>
public interface IWorkingOrder
{
    /// <summary>The order itself.</summary>
    internal NewOrder Order { get; }
}
