using Spotwire.Market;
using Spotwire.Trading;

namespace Spotwire.Rules;

/// <summary>All rules of a symbol. They report what an order breaks and never change it. What needs only the order
/// itself is checked: the order types and shapes that the symbol takes, LOT_SIZE, MARKET_LOT_SIZE, PRICE_FILTER,
/// MIN_NOTIONAL, NOTIONAL, ICEBERG_PARTS and TRAILING_DELTA; the other filters depend on what only the exchange knows.
/// Immutable.</summary>
/// <remarks>Documentation: filters.md.</remarks>
public sealed class SymbolRules
{
    private readonly Filter[] _filters;
    private readonly bool _isRouted = true;

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

    /// <summary>Makes the rules of a symbol of which it is known whether orders are routed from it.</summary>
    internal SymbolRules(SymbolInfo symbol, IReadOnlyList<SmartOrderRoute> routes)
        : this(symbol) => _isRouted = routes.Any(route => route.Symbols.Contains(symbol.Symbol));

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
        List<RuleViolation>? violations = null;
        Check(order, prices, ref violations);
        return Listed(violations);
    }

    /// <summary>Reports everything that an order list and its orders break; empty when they break nothing. The quantity
    /// of an order that sells what another has bought is not known before that, and not checked.</summary>
    /// <param name="list">The list.</param>
    /// <param name="prices">What market orders are valued at.</param>
    public IReadOnlyList<RuleViolation> Check(NewOrderList list, RulePrices prices = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        List<RuleViolation>? violations = null;
        SymbolAbilities.Check(Symbol, list, ref violations);
        var isPaid = false;
        foreach (var leg in list.Legs)
        {
            if (leg.Order is { } order)
            {
                var numbers = leg.Numbers with { Prices = prices, QuantityStep = StepSize };
                Check(order.Type, isPaid ? numbers with { Quantity = null } : numbers, ref violations);
            }

            isPaid = list is PayingOrderList;
        }

        return Listed(violations);
    }

    /// <summary>Reports what an order for smart order routing breaks.</summary>
    internal IReadOnlyList<RuleViolation> CheckRouted(NewOrder order)
    {
        List<RuleViolation>? violations = null;
        SymbolAbilities.Demand(Symbol, _isRouted, "sors", "smart order routing", ref violations);
        Check(order, default, ref violations);
        return Listed(violations);
    }

    /// <summary>Reports what a new order breaks that replaces another.</summary>
    internal IReadOnlyList<RuleViolation> CheckReplacement(NewOrder order)
    {
        List<RuleViolation>? violations = null;
        SymbolAbilities.Demand(
            Symbol, Symbol.IsCancelReplaceAllowed, "cancelReplaceAllowed", "cancel-replace", ref violations);
        Check(order, default, ref violations);
        return Listed(violations);
    }

    /// <summary>Reports what an amended quantity breaks.</summary>
    internal IReadOnlyList<RuleViolation> CheckAmendment(decimal newQuantity)
    {
        List<RuleViolation>? violations = null;
        SymbolAbilities.Demand(Symbol, Symbol.IsAmendAllowed, "amendAllowed", "amendments", ref violations);
        foreach (var filter in _filters)
        {
            if (filter is LotSizeFilter)
            {
                filter.Check(new OrderUnderCheck { Quantity = newQuantity }, ref violations);
            }
        }

        return Listed(violations);
    }

    private static IReadOnlyList<RuleViolation> Listed(List<RuleViolation>? violations)
    {
        if (violations is null)
        {
            return [];
        }

        return violations;
    }

    private void Check(NewOrder order, RulePrices prices, ref List<RuleViolation>? violations)
    {
        SymbolAbilities.CheckPrevention(Symbol, order.SelfTradePreventionMode, ref violations);
        Check(
            order.Order.Type, order.Numbers with { Prices = prices, QuantityStep = StepSize }, ref violations);
    }

    private void Check(OrderType type, in OrderUnderCheck numbers, ref List<RuleViolation>? violations)
    {
        SymbolAbilities.Check(Symbol, type, numbers, ref violations);
        foreach (var filter in _filters)
        {
            filter.Check(numbers, ref violations);
        }
    }
}
