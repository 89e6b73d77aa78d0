using Spotwire.Rules;

namespace Spotwire.Trading;

/// <summary>An order to place. The hierarchy is closed: each type asks for exactly what Binance demands of it, so an
/// order that it could never take does not compile.</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
public abstract record NewOrder
{
    /// <summary>Smallest strategy type that Binance takes.</summary>
    private const int MinStrategyType = 1_000_000;

    private protected NewOrder()
    {
    }

    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>Direction.</summary>
    public required Side Side { get; init; }

    /// <summary>The caller's name for the order, sent exactly as given; null (the default) makes a fresh one before
    /// sending, so that the order can be asked for whatever happens.</summary>
    public ClientOrderId? ClientOrderId { get; init; }

    /// <summary>How much the answer tells; null (the default) leaves it to Binance: FULL for limit and market orders,
    /// ACK for the others.</summary>
    public OrderResponseType? ResponseType { get; init; }

    /// <summary>What happens when the order would meet another of the account or its trade group; null (the default)
    /// takes the symbol's default.</summary>
    public SelfTradePreventionMode? SelfTradePreventionMode { get; init; }

    /// <summary>The caller's number of a strategy; default none.</summary>
    public long? StrategyId { get; init; }

    /// <summary>The caller's number of a kind of strategy, 1,000,000 or more; default none.</summary>
    public int? StrategyType { get; init; }

    /// <summary>The order's type.</summary>
    public abstract OrderType Type { get; }

    /// <summary>The numbers that the symbol's rules look at.</summary>
    internal abstract OrderUnderCheck Numbers { get; }

    /// <summary>The lifetime rule; null for types without one.</summary>
    internal virtual TimeInForce? Lifetime => null;

    /// <summary>What is wrong with the order whatever the symbol's rules say; null when nothing is.</summary>
    internal string? FindFault()
    {
        if (Symbol.IsEmpty)
        {
            return "The order names no symbol.";
        }

        if (Side.Value.Length == 0)
        {
            return "The order names no side.";
        }

        if (ClientOrderId is { IsEmpty: true })
        {
            return "The client order id is empty; leave it null to have one made.";
        }

        if (StrategyType is < MinStrategyType)
        {
            return "A strategy type is 1,000,000 or more.";
        }

        if (Lifetime is { Value.Length: 0 })
        {
            return "The order names no time in force.";
        }

        if (ResponseType is { Value.Length: 0 } || SelfTradePreventionMode is { Value.Length: 0 })
        {
            return "Response type and self-trade prevention mode must be words; leave them null for the default.";
        }

        var numbers = Numbers;
        return Fault(numbers.Quantity, "quantity") ?? Fault(numbers.QuoteQuantity, "quote quantity")
            ?? numbers.Limit?.FindFault() ?? numbers.Trigger?.FindFault() ?? FindIcebergFault(numbers)
            ?? FindOwnFault();
    }

    /// <summary>What else is wrong with an order of this type; null when nothing is.</summary>
    private protected virtual string? FindOwnFault() => null;

    private string? FindIcebergFault(in OrderUnderCheck numbers)
    {
        if (numbers.IcebergQuantity is not { } visible)
        {
            return null;
        }

        if (Fault(visible, "iceberg quantity") is { } fault)
        {
            return fault;
        }

        return visible > numbers.Quantity ? "The iceberg quantity must not be above the quantity."
            : Lifetime is { } lifetime && lifetime != TimeInForce.GoodTillCanceled ? "An iceberg order must be GTC."
            : null;
    }

    private static string? Fault(decimal? number, string name) =>
        number is <= 0 ? $"The {name} must be above zero." : null;
}
