using Spotwire.Rules;

namespace Spotwire.Trading;

/// <summary>A limit order that is refused if it would take.</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
public sealed record LimitMakerOrder : NewOrder
{
    /// <summary>Limit price: quote asset per base asset.</summary>
    public required decimal Price { get; init; }

    /// <summary>In the base asset.</summary>
    public required decimal Quantity { get; init; }

    /// <inheritdoc/>
    public override OrderType Type => OrderType.LimitMaker;

    internal override OrderUnderCheck Numbers => new() { Price = Price, Quantity = Quantity };
}
