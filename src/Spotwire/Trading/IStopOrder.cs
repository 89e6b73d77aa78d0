namespace Spotwire.Trading;

/// <summary>An order that can be the stop side of an OCO: <see cref="StopLossOrder"/> and
/// <see cref="StopLossLimitOrder"/>. The set is closed.</summary>
/// <remarks>Documentation: rest-api.md, "New Order list - OCO".</remarks>
public interface IStopOrder
{
    /// <summary>The order itself.</summary>
    internal TypedOrder Order { get; }
}
