using Spotwire.Rules;

namespace Spotwire.Trading;

/// <summary>A limit order whose price is taken from the book when it enters, and stays as it is from then on. The
/// hierarchy is closed.</summary>
/// <remarks>Documentation: faqs/pegged_orders.md.</remarks>
public abstract record PeggedOrder : TypedOrder, IWorkingOrder
{
    private protected PeggedOrder()
    {
    }

    /// <summary>How many existing price levels deeper in the book it lies, 1 to 100; null (the default) for the best
    /// price.</summary>
    public int? OffsetLevels { get; init; }

    /// <summary>The worst price that it may come to, in quote asset per base asset; null (the default) for
    /// any.</summary>
    public decimal? WorstPrice { get; init; }

    /// <inheritdoc/>
    public sealed override OrderType Type => OrderType.Limit;

    TypedOrder IWorkingOrder.Order => this;

    internal abstract LimitPrice Price { get; }

    internal abstract decimal? VisibleQuantity { get; }

    internal sealed override OrderUnderCheck NumbersFor(Side side) =>
        new() { Limit = Price, IcebergQuantity = VisibleQuantity };
}
