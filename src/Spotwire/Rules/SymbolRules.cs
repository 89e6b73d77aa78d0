using Spotwire.Market;
using Spotwire.Trading;

namespace Spotwire.Rules;

/// <summary>All filters of a symbol. They report what an order breaks and never change it. Those that need only the
/// order itself are checked: LOT_SIZE, MARKET_LOT_SIZE, PRICE_FILTER, MIN_NOTIONAL and NOTIONAL; the others depend on
/// what only the exchange knows. Immutable.</summary>
/// <remarks>Documentation: filters.md.</remarks>
public sealed class SymbolRules
{
    private readonly Filter[] _filters;

    /// <summary>Makes the rules of a symbol.</summary>
    /// <param name="symbol">The symbol as the exchange describes it.</param>
    public SymbolRules(SymbolInfo symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        Symbol = symbol;
        _filters = [.. symbol.Filters];
        StepSize = _filters.OfType<LotSizeFilter>().FirstOrDefault()?.StepSize ?? 0;
        TickSize = _filters.OfType<PriceFilter>().FirstOrDefault()?.TickSize ?? 0;
    }

    /// <summary>The symbol as the exchange describes it.</summary>
    public SymbolInfo Symbol { get; }

    /// <summary>Smallest quantity increment, in the base asset; 0 where there is none.</summary>
    public decimal StepSize { get; }

    /// <summary>Smallest price increment; 0 where there is none.</summary>
    public decimal TickSize { get; }

    /// <summary>Reports everything that an order breaks; empty, and without having allocated, when it breaks
    /// nothing.</summary>
    /// <param name="order">The order.</param>
    /// <param name="prices">What market orders are valued at; the notional of a market order is not checked without the
    /// price that the filter asks for.</param>
    public IReadOnlyList<RuleViolation> Check(NewOrder order, RulePrices prices = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        var numbers = order.Numbers with { Prices = prices, QuantityStep = StepSize };
        List<RuleViolation>? violations = null;
        foreach (var filter in _filters)
        {
            filter.Check(numbers, ref violations);
        }

        if (violations is null)
        {
            return [];
        }

        return violations;
    }
}
