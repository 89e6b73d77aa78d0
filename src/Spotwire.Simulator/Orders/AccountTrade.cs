namespace Spotwire.Simulator.Orders;

/// <summary>One account's half of a trade, or an allocation to it.</summary>
/// <param name="TradeId">The trade; −1 for an allocation.</param>
/// <param name="OrderId">The account's order.</param>
/// <param name="Price">Price.</param>
/// <param name="Quantity">Quantity in the base asset.</param>
/// <param name="Commission">What was charged.</param>
/// <param name="CommissionAsset">In what.</param>
/// <param name="TimeMicros">When.</param>
/// <param name="IsBuyer">Whether the account bought.</param>
/// <param name="IsMaker">Whether its order was resting.</param>
internal sealed record AccountTrade(
    long TradeId,
    long OrderId,
    decimal Price,
    decimal Quantity,
    decimal Commission,
    Asset CommissionAsset,
    long TimeMicros,
    bool IsBuyer,
    bool IsMaker)
{
    /// <summary>The allocation by which smart order routing filled the order from another book; null for a trade. Its
    /// match type is ONE_PARTY_TRADE_REPORT.</summary>
    public long? AllocationId { get; init; }
}
