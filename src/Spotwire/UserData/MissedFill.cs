using Spotwire.Account;

namespace Spotwire.UserData;

/// <summary>A fill that was found by asking: a trade or an allocation.</summary>
internal sealed record MissedFill
{
    /// <summary>The order that it filled.</summary>
    public required OrderKey Order { get; init; }

    /// <summary>The trade, or the allocation.</summary>
    public required long Id { get; init; }

    /// <summary>Which of the two.</summary>
    public bool IsAllocation { get; init; }

    /// <summary>Quote asset per base asset.</summary>
    public required decimal Price { get; init; }

    /// <summary>In the base asset.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>In the quote asset.</summary>
    public required decimal QuoteQuantity { get; init; }

    /// <summary>Fee.</summary>
    public required decimal Commission { get; init; }

    /// <summary>What the fee was paid in.</summary>
    public required Asset CommissionAsset { get; init; }

    /// <summary>When the matching engine made it.</summary>
    public required ExchangeTime Time { get; init; }

    /// <summary>Whether the order was resting.</summary>
    public required bool IsMaker { get; init; }

    /// <summary>What names it.</summary>
    public FillKey Key => new(Order, Id, IsAllocation);

    /// <summary>A trade of the account.</summary>
    public static MissedFill Of(AccountTrade trade) => new()
    {
        Order = new OrderKey(trade.Symbol, trade.OrderId),
        Id = trade.TradeId,
        Price = trade.Price,
        Quantity = trade.Quantity,
        QuoteQuantity = trade.QuoteQuantity,
        Commission = trade.Commission,
        CommissionAsset = trade.CommissionAsset,
        Time = trade.TradeTime,
        IsMaker = trade.IsMaker,
    };

    /// <summary>An allocation of the account.</summary>
    public static MissedFill Of(Allocation allocation) => new()
    {
        Order = new OrderKey(allocation.Symbol, allocation.OrderId),
        Id = allocation.AllocationId,
        IsAllocation = true,
        Price = allocation.Price,
        Quantity = allocation.Quantity,
        QuoteQuantity = allocation.QuoteQuantity,
        Commission = allocation.Commission,
        CommissionAsset = allocation.CommissionAsset,
        Time = allocation.AllocationTime,
        IsMaker = allocation.IsMaker,
    };
}
