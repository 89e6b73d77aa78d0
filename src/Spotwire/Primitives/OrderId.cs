using System.Globalization;

namespace Spotwire;

/// <summary>The exchange's number of an order, unique per symbol.</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
/// <param name="Value">The number, as on the wire (<c>orderId</c>).</param>
public readonly record struct OrderId(long Value) : IComparable<OrderId>
{
    /// <summary>Order of the numbers.</summary>
    public int CompareTo(OrderId other) => Value.CompareTo(other.Value);

    /// <summary>The number in decimal digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
