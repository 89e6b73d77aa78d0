namespace Spotwire.Rules;

/// <summary>Price and stop price: minimum, maximum, tick.</summary>
/// <remarks>Documentation: filters.md, "PRICE_FILTER".</remarks>
public sealed record PriceFilter : Filter
{
    /// <summary>Smallest price; 0 switches this part off.</summary>
    public decimal MinPrice { get; init; }

    /// <summary>Largest price; 0 switches this part off.</summary>
    public decimal MaxPrice { get; init; }

    /// <summary>Smallest price increment; 0 switches this part off.</summary>
    public decimal TickSize { get; init; }

    /// <inheritdoc/>
    public override string FilterType => "PRICE_FILTER";

    internal override void Check(in OrderUnderCheck order, ref List<RuleViolation>? violations)
    {
        var range = new ValueRange(FilterType, MinPrice, MaxPrice, TickSize);
        if (order.Price is { } price)
        {
            range.Check("price", price, ref violations);
        }

        if (order.StopPrice is { } stopPrice)
        {
            range.Check("stopPrice", stopPrice, ref violations);
        }
    }
}
