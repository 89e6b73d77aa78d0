using Spotwire.Market;
using Spotwire.Trading;

namespace Spotwire.Rules;

/// <summary>What a symbol takes at all: order types, and the shapes that exchangeInfo has a flag for. Nothing is
/// refused where the exchange did not tell the order types.</summary>
/// <remarks>Documentation: rest-api.md, "Exchange information".</remarks>
internal static class SymbolAbilities
{
    /// <summary>Reports what of an order the symbol does not take.</summary>
    public static void Check(
        SymbolInfo symbol, OrderType type, in OrderUnderCheck numbers, ref List<RuleViolation>? violations)
    {
        if (symbol.OrderTypes.Count == 0)
        {
            return;
        }

        if (!Takes(symbol.OrderTypes, type))
        {
            var types = string.Join(", ", symbol.OrderTypes.Select(taken => taken.Value));
            Add(symbol, "orderTypes", "type", $"no {type.Value} orders, only {types}", ref violations);
        }

        if (numbers.IcebergQuantity is not null)
        {
            Demand(symbol, symbol.IsIcebergAllowed, "icebergAllowed", "icebergQuantity", ref violations);
        }

        if (numbers.TrailingDelta is not null)
        {
            Demand(symbol, symbol.IsTrailingStopAllowed, "allowTrailingStop", "trailingDelta", ref violations);
        }

        if (numbers.Limit?.Peg is not null)
        {
            Demand(symbol, symbol.IsPegAllowed, "pegInstructionsAllowed", "pegPriceType", ref violations);
        }

        if (numbers.QuoteQuantity is not null)
        {
            Demand(
                symbol, symbol.IsQuoteQuantityAllowed, "quoteOrderQtyMarketAllowed", "quoteQuantity", ref violations);
        }
    }

    /// <summary>Reports what of an order list the symbol does not take, its orders apart.</summary>
    public static void Check(SymbolInfo symbol, NewOrderList list, ref List<RuleViolation>? violations)
    {
        if (symbol.OrderTypes.Count == 0)
        {
            return;
        }

        if (list is OcoOrderList or OtocoOrderList or OpocoOrderList or LegacyOcoOrderList)
        {
            Demand(symbol, symbol.IsOcoAllowed, "ocoAllowed", "orderList", ref violations);
        }

        if (list is TriggeringOrderList or PayingOrderList)
        {
            Demand(symbol, symbol.IsOtoAllowed, "otoAllowed", "orderList", ref violations);
        }

        if (list is PayingOrderList)
        {
            Demand(symbol, symbol.IsOpoAllowed, "opoAllowed", "orderList", ref violations);
        }

        CheckPrevention(symbol, list.SelfTradePreventionMode, ref violations);
    }

    /// <summary>Reports a flag that is needed and off.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="isAllowed">The flag.</param>
    /// <param name="flag">Binance's name of it.</param>
    /// <param name="field">What needs it.</param>
    /// <param name="violations">Where to report.</param>
    public static void Demand(
        SymbolInfo symbol, bool isAllowed, string flag, string field, ref List<RuleViolation>? violations)
    {
        if (!isAllowed && symbol.OrderTypes.Count > 0)
        {
            Add(symbol, flag, field, $"no {field}", ref violations);
        }
    }

    /// <summary>Reports a mode of self-trade prevention that the symbol does not take.</summary>
    public static void CheckPrevention(
        SymbolInfo symbol, SelfTradePreventionMode? asked, ref List<RuleViolation>? violations)
    {
        var allowed = symbol.AllowedSelfTradePreventionModes;
        if (asked is not { } mode || symbol.OrderTypes.Count == 0 || allowed.Count == 0 || allowed.Contains(mode))
        {
            return;
        }

        const string Name = "allowedSelfTradePreventionModes";
        var modes = string.Join(", ", allowed.Select(each => each.Value));
        Add(symbol, Name, "selfTradePreventionMode", $"no {mode.Value}, only {modes}", ref violations);
    }

    // Without an enumerator, which would be an object.
    private static bool Takes(IReadOnlyList<OrderType> types, OrderType type)
    {
        for (var i = 0; i < types.Count; i++)
        {
            if (types[i] == type)
            {
                return true;
            }
        }

        return false;
    }

    private static void Add(
        SymbolInfo symbol, string rule, string field, string what, ref List<RuleViolation>? violations) =>
        (violations ??= []).Add(new RuleViolation
        {
            Filter = rule,
            Field = field,
            Value = null,
            Limit = null,
            NearestValid = null,
            Message = $"{rule}: {symbol.Symbol} takes {what}.",
        });
}
