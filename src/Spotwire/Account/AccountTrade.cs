namespace Spotwire.Account;

/// <summary>A trade of the account.</summary>
/// <remarks>Documentation: rest-api.md, "Account trade list".</remarks>
public sealed record AccountTrade
{
    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>The public trade.</summary>
    public required long TradeId { get; init; }

    /// <summary>The order that it filled.</summary>
    public required OrderId OrderId { get; init; }

    /// <summary>The order list of that order; null for a single order.</summary>
    public long? OrderListId { get; init; }

    /// <summary>Quote asset per base asset.</summary>
    public required decimal Price { get; init; }

    /// <summary>In the base asset.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Price × quantity, in the quote asset.</summary>
    public required decimal QuoteQuantity { get; init; }

    /// <summary>Fee, in the commission asset.</summary>
    public required decimal Commission { get; init; }

    /// <summary>What the fee was paid in.</summary>
    public required Asset CommissionAsset { get; init; }

    /// <summary>When the matching engine made it.</summary>
    public required ExchangeTime TradeTime { get; init; }

    /// <summary>Whether the account bought.</summary>
    public required bool IsBuyer { get; init; }

    /// <summary>Whether its order was resting.</summary>
    public required bool IsMaker { get; init; }

    /// <summary>Whether it was at the best price of the book.</summary>
    public bool IsBestMatch { get; init; }
}
