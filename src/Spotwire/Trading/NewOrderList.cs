namespace Spotwire.Trading;

/// <summary>Orders of one market to place together, of which one decides about the others. The hierarchy is closed. The
/// orders inside are the same typed ones that can be placed alone; market, sides and quantities are named once, by the
/// list, as far as they are free.</summary>
/// <remarks>Documentation: rest-api.md, "Order lists".</remarks>
public abstract record NewOrderList
{
    private protected NewOrderList()
    {
    }

    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>The caller's name for the list, sent exactly as given; null (the default) makes a fresh one before
    /// sending, so that the list can be asked for whatever happens.</summary>
    public ClientOrderId? ListClientOrderId { get; init; }

    /// <summary>How much the answer tells of each order; null (the default) leaves it to Binance.</summary>
    public OrderResponseType? ResponseType { get; init; }

    /// <summary>What happens when one of the orders would meet another of the account or its trade group; null (the
    /// default) takes the symbol's default.</summary>
    public SelfTradePreventionMode? SelfTradePreventionMode { get; init; }

    /// <summary>The orders, the working one first, then the one above and the one below.</summary>
    internal abstract IReadOnlyList<ListLeg> Legs { get; }

    /// <summary>What is wrong with the list whatever the symbol's rules say; null when nothing is.</summary>
    internal string? FindFault()
    {
        if (Symbol.IsEmpty)
        {
            return "The list names no symbol.";
        }

        if (ListClientOrderId is { IsEmpty: true })
        {
            return "The client order id of the list is empty; leave it null to have one made.";
        }

        if (ResponseType is { Value.Length: 0 } || SelfTradePreventionMode is { Value.Length: 0 })
        {
            return "Response type and self-trade prevention mode must be words; leave them null for the default.";
        }

        var legs = Legs;
        return legs.Select(static leg => leg.FindFault()).FirstOrDefault(static fault => fault is not null)
            ?? (HaveTwinNames(legs) ? "Two orders of the list have the same client order id." : FindOwnFault());
    }

    /// <summary>What is wrong with the orders together; null when nothing is.</summary>
    private protected virtual string? FindOwnFault() => null;

    private static bool HaveTwinNames(IReadOnlyList<ListLeg> legs)
    {
        var names = legs.Select(leg => leg.Order?.ClientOrderId).Where(name => name is not null).ToList();
        return names.Distinct().Count() < names.Count;
    }
}
