using Spotwire.Rules;

namespace Spotwire.Market;

/// <summary>A symbol: what it trades, which orders it takes, and its filters.</summary>
/// <remarks>Documentation: rest-api.md, "Exchange information".</remarks>
public sealed record SymbolInfo
{
    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>Trading state; orders are taken only while it is TRADING.</summary>
    public required SymbolStatus Status { get; init; }

    /// <summary>What is bought and sold.</summary>
    public required Asset BaseAsset { get; init; }

    /// <summary>What it is priced in.</summary>
    public required Asset QuoteAsset { get; init; }

    /// <summary>Most decimals of a quantity; more are refused with -1111.</summary>
    public int BaseAssetPrecision { get; init; }

    /// <summary>Most decimals of a quote quantity; more are refused with -1111.</summary>
    public int QuoteAssetPrecision { get; init; }

    /// <summary>The older name of <see cref="QuoteAssetPrecision"/>; to be dropped by Binance, then 0.</summary>
    public int QuotePrecision { get; init; }

    /// <summary>Decimals of a commission in the base asset.</summary>
    public int BaseCommissionPrecision { get; init; }

    /// <summary>Decimals of a commission in the quote asset.</summary>
    public int QuoteCommissionPrecision { get; init; }

    /// <summary>The order types that the symbol takes.</summary>
    public IReadOnlyList<OrderType> OrderTypes { get => field ?? []; init; }

    /// <summary>Whether a limit order may show only a part of its quantity.</summary>
    public bool IsIcebergAllowed { get; init; }

    /// <summary>Whether it takes OCO lists.</summary>
    public bool IsOcoAllowed { get; init; }

    /// <summary>Whether it takes OTO lists.</summary>
    public bool IsOtoAllowed { get; init; }

    /// <summary>Whether it takes OPO lists.</summary>
    public bool IsOpoAllowed { get; init; }

    /// <summary>Whether a market order may give its amount in the quote asset.</summary>
    public bool IsQuoteQuantityAllowed { get; init; }

    /// <summary>Whether it takes trailing stops.</summary>
    public bool IsTrailingStopAllowed { get; init; }

    /// <summary>Whether an order can be cancelled and replaced in one call.</summary>
    public bool IsCancelReplaceAllowed { get; init; }

    /// <summary>Whether the quantity of an open order can be reduced in place.</summary>
    public bool IsAmendAllowed { get; init; }

    /// <summary>Whether it takes pegged orders.</summary>
    public bool IsPegAllowed { get; init; }

    /// <summary>Whether it can be traded on the spot market.</summary>
    public bool IsSpotTradingAllowed { get; init; }

    /// <summary>Whether it can be traded on margin.</summary>
    public bool IsMarginTradingAllowed { get; init; }

    /// <summary>The rules that an order must keep; ones unknown to this version keep their name and text.</summary>
    public IReadOnlyList<Filter> Filters { get => field ?? []; init; }

    /// <summary>Always empty now; see <see cref="PermissionSets"/>.</summary>
    public IReadOnlyList<string> Permissions { get => field ?? []; init; }

    /// <summary>An account must have one permission of each inner list.</summary>
    public IReadOnlyList<IReadOnlyList<string>> PermissionSets { get => field ?? []; init; }

    /// <summary>The mode of orders that name none; null where the exchange did not say.</summary>
    public SelfTradePreventionMode? DefaultSelfTradePreventionMode { get; init; }

    /// <summary>The modes that an order may name.</summary>
    public IReadOnlyList<SelfTradePreventionMode> AllowedSelfTradePreventionModes { get => field ?? []; init; }
}
