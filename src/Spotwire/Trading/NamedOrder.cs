namespace Spotwire.Trading;

/// <summary>What a caller calls an order and the strategy that it belongs to: what every order has, whatever else it
/// is. The hierarchy is closed.</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
public abstract record NamedOrder
{
    /// <summary>Smallest strategy type that Binance takes.</summary>
    private const int MinStrategyType = 1_000_000;

    private protected NamedOrder()
    {
    }

    /// <summary>The caller's name for the order, sent exactly as given; null (the default) makes a fresh one before
    /// sending, so that the order can be asked for whatever happens.</summary>
    public ClientOrderId? ClientOrderId { get; init; }

    /// <summary>The caller's number of a strategy; default none.</summary>
    public long? StrategyId { get; init; }

    /// <summary>The caller's number of a kind of strategy, 1,000,000 or more; default none.</summary>
    public int? StrategyType { get; init; }

    /// <summary>The order as one of the types that Binance has.</summary>
    internal abstract TypedOrder Typed { get; }

    /// <summary>What is wrong with the names; null when nothing is.</summary>
    private protected string? FindNameFault() =>
        ClientOrderId is { IsEmpty: true } ? "The client order id is empty; leave it null to have one made."
        : StrategyType is < MinStrategyType ? "A strategy type is 1,000,000 or more."
        : null;
}
