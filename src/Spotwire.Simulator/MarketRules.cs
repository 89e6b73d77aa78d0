namespace Spotwire.Simulator;

/// <summary>What orders a market takes and what their fills cost: its filters, flags, execution rules and
/// commissions. The defaults are those of Binance's large markets where the documentation or a capture shows
/// them.</summary>
/// <remarks>Documentation: rest-api.md, "Exchange information"; filters.md; faqs/price_range_execution_rules.md.
/// Prices are in the quote asset, quantities in the base asset, all with at most 8 decimals.</remarks>
public sealed record MarketRules
{
    /// <summary>All defaults.</summary>
    public static MarketRules Default { get; } = new();

    /// <summary>PRICE_FILTER: lowest price; 0 for none, null (the default) for one tick.</summary>
    public decimal? MinPrice { get; init; }

    /// <summary>PRICE_FILTER: highest price; 0 for none, null (the default) for 100,000,000 ticks.</summary>
    public decimal? MaxPrice { get; init; }

    /// <summary>LOT_SIZE: smallest quantity; null (the default) for one step.</summary>
    public decimal? MinQuantity { get; init; }

    /// <summary>LOT_SIZE: largest quantity; null (the default) for 900,000,000 steps.</summary>
    public decimal? MaxQuantity { get; init; }

    /// <summary>MARKET_LOT_SIZE: smallest quantity at market; 0 (the default) for none.</summary>
    public decimal MinMarketQuantity { get; init; }

    /// <summary>MARKET_LOT_SIZE: largest quantity at market; 0 for none, null (the default) for 10,000,000
    /// steps.</summary>
    public decimal? MaxMarketQuantity { get; init; }

    /// <summary>NOTIONAL or MIN_NOTIONAL: least notional; null (the default) for 5 of a dollar, 0.0001 BTC, 0.001 ETH,
    /// 0.01 BNB or 1 of any other asset.</summary>
    public decimal? MinNotional { get; init; }

    /// <summary>NOTIONAL: most notional; 0 for none, which tells MIN_NOTIONAL instead; null (the default) for 9,000,000
    /// on markets priced in a dollar, none elsewhere.</summary>
    public decimal? MaxNotional { get; init; }

    /// <summary>NOTIONAL, MIN_NOTIONAL: whether the least holds for orders at market. Default true.</summary>
    public bool AppliesMinNotionalToMarket { get; init; } = true;

    /// <summary>NOTIONAL: whether the most holds for orders at market. Default false.</summary>
    public bool AppliesMaxNotionalToMarket { get; init; }

    /// <summary>How many minutes the average price looks back by which filters judge; 0 takes the last price. 0 to 5,
    /// default 5.</summary>
    public int AveragePriceMinutes { get; init; } = 5;

    /// <summary>PERCENT_PRICE: bounds of a price around the average; the bid's bounds hold for both sides. Null (the
    /// default) for none.</summary>
    public PriceMultipliers? PercentPrice { get; init; }

    /// <summary>PERCENT_PRICE_BY_SIDE: bounds of a price around the average. Default a fifth and five times for both
    /// sides; null for none.</summary>
    public PriceMultipliers? PercentPriceBySide { get; init; } = PriceMultipliers.Both(0.2m, 5m);

    /// <summary>PRICE_RANGE: bounds, around the reference price, of the prices at which an order may take; a null bound
    /// is none. Null (the default) for no such rule.</summary>
    public PriceMultipliers? PriceRange { get; init; }

    /// <summary>ICEBERG_PARTS: visible parts of an iceberg order, at least 1. Default 100.</summary>
    public int IcebergParts { get; init; } = 100;

    /// <summary>MAX_NUM_ORDERS: open orders of an account, at least 1; null for any number. Default 200.</summary>
    public int? MaxOrders { get; init; } = 200;

    /// <summary>MAX_NUM_ALGO_ORDERS: open stop and take-profit orders of an account, at least 1; null for any number.
    /// Default 5.</summary>
    public int? MaxAlgoOrders { get; init; } = 5;

    /// <summary>MAX_NUM_ICEBERG_ORDERS: open iceberg orders of an account, at least 1; null (the default) for any
    /// number.</summary>
    public int? MaxIcebergOrders { get; init; }

    /// <summary>MAX_NUM_ORDER_LISTS: open order lists of an account, at least 1; null for any number. Default
    /// 20.</summary>
    public int? MaxOrderLists { get; init; } = 20;

    /// <summary>MAX_NUM_ORDER_AMENDS: amendments of one order, at least 1; null for any number. Default 10.</summary>
    public int? MaxOrderAmends { get; init; } = 10;

    /// <summary>MAX_POSITION: the most of the base asset that an account may own and be buying; null (the default) for
    /// any amount.</summary>
    public decimal? MaxPosition { get; init; }

    /// <summary>TRAILING_DELTA: least distance, in basis points, of a buying stop loss and a selling take profit.
    /// Default 10.</summary>
    public int MinTrailingAboveDelta { get; init; } = 10;

    /// <summary>TRAILING_DELTA: most distance, in basis points, of a buying stop loss and a selling take profit.
    /// Default 2000.</summary>
    public int MaxTrailingAboveDelta { get; init; } = 2000;

    /// <summary>TRAILING_DELTA: least distance, in basis points, of a selling stop loss and a buying take profit.
    /// Default 10.</summary>
    public int MinTrailingBelowDelta { get; init; } = 10;

    /// <summary>TRAILING_DELTA: most distance, in basis points, of a selling stop loss and a buying take profit.
    /// Default 2000.</summary>
    public int MaxTrailingBelowDelta { get; init; } = 2000;

    /// <summary>The order types that are taken. Default all seven.</summary>
    public IReadOnlyList<OrderType> OrderTypes { get; init; } =
    [
        OrderType.Limit, OrderType.LimitMaker, OrderType.Market, OrderType.StopLoss, OrderType.StopLossLimit,
        OrderType.TakeProfit, OrderType.TakeProfitLimit,
    ];

    /// <summary>Whether orders may show a part of their quantity only. Default true.</summary>
    public bool IcebergAllowed { get; init; } = true;

    /// <summary>Whether OCO lists are taken. Default true.</summary>
    public bool OcoAllowed { get; init; } = true;

    /// <summary>Whether OTO lists are taken. Default true.</summary>
    public bool OtoAllowed { get; init; } = true;

    /// <summary>Whether OPO lists are taken; they need <see cref="OtoAllowed"/> too. Default true.</summary>
    public bool OpoAllowed { get; init; } = true;

    /// <summary>Whether market orders may name an amount of the quote asset. Default true.</summary>
    public bool QuoteQuantityMarketAllowed { get; init; } = true;

    /// <summary>Whether stops may trail. Default true.</summary>
    public bool TrailingStopAllowed { get; init; } = true;

    /// <summary>Whether an order may be cancelled and replaced in one request. Default true.</summary>
    public bool CancelReplaceAllowed { get; init; } = true;

    /// <summary>Whether an order's quantity may be reduced in place. Default true.</summary>
    public bool AmendAllowed { get; init; } = true;

    /// <summary>Whether prices may be pegged to the book. Default true.</summary>
    public bool PegAllowed { get; init; } = true;

    /// <summary>What happens where an account would trade with itself and the order does not say. Default
    /// EXPIRE_MAKER.</summary>
    public SelfTradePreventionMode DefaultSelfTradePrevention { get; init; } = SelfTradePreventionMode.ExpireMaker;

    /// <summary>The modes that an order may ask for. Default all six.</summary>
    public IReadOnlyList<SelfTradePreventionMode> AllowedSelfTradePrevention { get; init; } =
    [
        SelfTradePreventionMode.None, SelfTradePreventionMode.ExpireTaker, SelfTradePreventionMode.ExpireMaker,
        SelfTradePreventionMode.ExpireBoth, SelfTradePreventionMode.Decrement, SelfTradePreventionMode.Transfer,
    ];

    /// <summary>What an account must be permitted: one of each inner list. Default SPOT.</summary>
    public IReadOnlyList<IReadOnlyList<string>> PermissionSets { get; init; } = [["SPOT"]];

    /// <summary>What fills cost. Default <see cref="CommissionSchedule.Default"/>.</summary>
    public CommissionSchedule Commission { get; init; } = CommissionSchedule.Default;

    /// <summary>Whether orders may be routed between this market and the others of its base asset that have this on and
    /// the same tick and step. Default false.</summary>
    public bool SmartOrderRouting { get; init; }

    /// <summary>Refuses rules that make no sense.</summary>
    /// <exception cref="ArgumentException">An amount is below zero or has more than 8 decimals, a count below 1, a
    /// bound of a percent price is missing, or the default of self-trade prevention is not allowed.</exception>
    internal void Validate()
    {
        decimal?[] amounts =
        [
            MinPrice, MaxPrice, MinQuantity, MaxQuantity, MinMarketQuantity, MaxMarketQuantity, MinNotional,
            MaxNotional, MaxPosition,
        ];
        int?[] counts = [IcebergParts, MaxOrders, MaxAlgoOrders, MaxIcebergOrders, MaxOrderLists, MaxOrderAmends];
        Require(amounts.All(amount => amount is null or >= 0m && decimal.Round(amount ?? 0m, 8) == (amount ?? 0m)),
            "An amount of a market's rules is below zero or has more than 8 decimals.");
        Require(counts.All(count => count is null or >= 1), "A count of a market's rules is below 1.");
        Require(AveragePriceMinutes is >= 0 and <= 5, "The average price looks back 0 to 5 minutes.");
        Require(
            PercentPrice is null or { BidUp: not null, BidDown: not null }
                && PercentPriceBySide is null
                    or { BidUp: not null, BidDown: not null, AskUp: not null, AskDown: not null },
            "A percent price needs its bounds.");
        Require(
            AllowedSelfTradePrevention.Contains(DefaultSelfTradePrevention),
            "The default of self-trade prevention is not among the modes that are allowed.");
        Require(OrderTypes.Count > 0, "A market takes at least one order type.");
        Require(
            new[] { PercentPrice, PercentPriceBySide, PriceRange }.All(range => range is null || range.IsPositive),
            "A multiplier of a price is not above zero.");
        Require(Commission.IsWithinOne, "A commission is below zero or above the whole.");

        static void Require(bool isMet, string otherwise)
        {
            if (!isMet)
            {
                throw new ArgumentException(otherwise);
            }
        }
    }
}
