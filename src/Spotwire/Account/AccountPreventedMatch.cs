namespace Spotwire.Account;

/// <summary>A match of the account that self-trade prevention stopped.</summary>
/// <remarks>Documentation: rest-api.md, "Query Prevented Matches"; faqs/stp_faq.md.</remarks>
public sealed record AccountPreventedMatch
{
    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>Its number, unique per symbol.</summary>
    public required long PreventedMatchId { get; init; }

    /// <summary>The order that would have taken.</summary>
    public required OrderId TakerOrderId { get; init; }

    /// <summary>Symbol of the resting order; null where the answer does not say.</summary>
    public Symbol? MakerSymbol { get; init; }

    /// <summary>The resting order.</summary>
    public required OrderId MakerOrderId { get; init; }

    /// <summary>The trade group of the accounts; null for none.</summary>
    public long? TradeGroupId { get; init; }

    /// <summary>The mode of the taking order, which decided.</summary>
    public required SelfTradePreventionMode SelfTradePreventionMode { get; init; }

    /// <summary>Price at which it would have happened.</summary>
    public required decimal Price { get; init; }

    /// <summary>What the taker lost, in the base asset; null when nothing.</summary>
    public decimal? TakerPreventedQuantity { get; init; }

    /// <summary>What the maker lost, in the base asset; null when nothing.</summary>
    public decimal? MakerPreventedQuantity { get; init; }

    /// <summary>When the matching engine stopped it.</summary>
    public required ExchangeTime TransactTime { get; init; }
}
