namespace Spotwire.Simulator.Orders;

/// <summary>One account's half of a trade.</summary>
/// <param name="TradeId">The trade.</param>
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
    bool IsMaker);
