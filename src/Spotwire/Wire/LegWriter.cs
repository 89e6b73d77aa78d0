using Spotwire.Rules;
using Spotwire.Trading;

namespace Spotwire.Wire;

/// <summary>Writes what an order is, alone or as one of an order list, whose parameters stand behind a prefix:
/// <c>stopPrice</c> or <c>pendingAboveStopPrice</c>.</summary>
/// <remarks>Documentation: rest-api.md, "New order" and "Order lists".</remarks>
internal static class LegWriter
{
    /// <summary>Adds lifetime, quantity, price and trigger.</summary>
    /// <param name="parameters">Where to.</param>
    /// <param name="prefix">The prefix; empty for an order of its own.</param>
    /// <param name="order">The order.</param>
    /// <param name="numbers">Its numbers, without the quantity where the list has it, or nobody knows it yet.</param>
    public static void AddTerms(
        RequestParameters parameters, string prefix, TypedOrder order, in OrderUnderCheck numbers)
    {
        if (order.LifetimeRule is { } lifetime)
        {
            parameters.Add(Name(prefix, "timeInForce"), lifetime.Value);
        }

        AddIfGiven(parameters, Name(prefix, "quantity"), numbers.Quantity);
        AddIfGiven(parameters, Name(prefix, "quoteOrderQty"), numbers.QuoteQuantity);
        AddIfGiven(parameters, Name(prefix, "price"), numbers.Price);
        AddIfGiven(parameters, Name(prefix, "stopPrice"), numbers.StopPrice);
        AddIfGiven(parameters, Name(prefix, "trailingDelta"), numbers.TrailingDelta);
        AddIfGiven(parameters, Name(prefix, "icebergQty"), numbers.IcebergQuantity);
        if (numbers.Limit?.Peg is not { } peg)
        {
            return;
        }

        parameters.Add(Name(prefix, "pegPriceType"), peg.Value);
        if (numbers.Limit?.OffsetLevels is { } levels)
        {
            parameters.Add(Name(prefix, "pegOffsetType"), PegOffsetType.PriceLevel.Value);
            parameters.Add(Name(prefix, "pegOffsetValue"), (long)levels);
        }
    }

    /// <summary>Adds how the caller calls the order and its strategy.</summary>
    /// <param name="parameters">Where to.</param>
    /// <param name="prefix">The prefix; empty for an order of its own.</param>
    /// <param name="order">The order.</param>
    /// <param name="idName">The parameter of its name.</param>
    /// <param name="id">Its name.</param>
    public static void AddNames(
        RequestParameters parameters, string prefix, TypedOrder order, string idName, ClientOrderId id)
    {
        parameters.Add(idName, id.Value);
        AddIfGiven(parameters, Name(prefix, "strategyId"), order.StrategyId);
        AddIfGiven(parameters, Name(prefix, "strategyType"), order.StrategyType);
    }

    /// <summary>A parameter's name behind a prefix.</summary>
    public static string Name(string prefix, string name) =>
        prefix.Length == 0 ? name : string.Concat(prefix, char.ToUpperInvariant(name[0]).ToString(), name[1..]);

    private static void AddIfGiven(RequestParameters parameters, string name, decimal? number)
    {
        if (number is { } value)
        {
            parameters.Add(name, value);
        }
    }

    private static void AddIfGiven(RequestParameters parameters, string name, long? number)
    {
        if (number is { } value)
        {
            parameters.Add(name, value);
        }
    }
}
