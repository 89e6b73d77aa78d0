namespace Spotwire;

/// <summary>Why the engine, or the check before it, refused: looked up by the whole documented text.</summary>
/// <remarks>Documentation: errors.md of binance-spot-api-docs, "Messages for -1010, -2010, -2011, and -2038" and
/// "Filter failures".</remarks>
public enum RejectionReason
{
    /// <summary>The text is not in the table. Nothing that moves money may depend on it.</summary>
    Other,

    /// <summary>No open order has that id.</summary>
    UnknownOrder,

    /// <summary>An open order already has that client order id.</summary>
    DuplicateOrder,

    /// <summary>The symbol is not trading.</summary>
    MarketClosed,

    /// <summary>The free balance is too small.</summary>
    InsufficientBalance,

    /// <summary>The symbol takes no market orders.</summary>
    MarketOrdersNotSupported,

    /// <summary>The symbol takes no iceberg orders.</summary>
    IcebergOrdersNotSupported,

    /// <summary>The symbol takes no stop-loss orders.</summary>
    StopLossOrdersNotSupported,

    /// <summary>The symbol takes no stop-loss-limit orders.</summary>
    StopLossLimitOrdersNotSupported,

    /// <summary>The symbol takes no take-profit orders.</summary>
    TakeProfitOrdersNotSupported,

    /// <summary>The symbol takes no take-profit-limit orders.</summary>
    TakeProfitLimitOrdersNotSupported,

    /// <summary>Orders of the symbol cannot be amended.</summary>
    AmendNotSupported,

    /// <summary>Price × quantity is zero or less.</summary>
    ZeroNotional,

    /// <summary>The visible part is larger than the quantity.</summary>
    IcebergQuantityTooLarge,

    /// <summary>The account may not do this.</summary>
    ActionDisabled,

    /// <summary>The account may neither place nor cancel orders.</summary>
    TradingDisabled,

    /// <summary>Type, time in force, stop price and visible part do not go together.</summary>
    UnsupportedOrderCombination,

    /// <summary>The stop price is on the wrong side of the last price.</summary>
    WouldTriggerImmediately,

    /// <summary>The cancel names no order.</summary>
    InvalidCancel,

    /// <summary>A limit-maker order would have taken.</summary>
    WouldMatchImmediately,

    /// <summary>The prices of an order list do not straddle the last price.</summary>
    WrongPriceRelationship,

    /// <summary>The symbol takes no OCO lists.</summary>
    OcoOrdersNotSupported,

    /// <summary>The symbol takes no market orders by quote quantity.</summary>
    QuoteQuantityNotSupported,

    /// <summary>The symbol takes no trailing stops.</summary>
    TrailingStopNotSupported,

    /// <summary>The symbol does not support cancel-replace.</summary>
    CancelReplaceNotSupported,

    /// <summary>The account lacks the permission set of the symbol.</summary>
    SymbolNotPermitted,

    /// <summary>The type of the account may not trade the symbol.</summary>
    SymbolRestricted,

    /// <summary>The state of the order did not meet the cancel's restrictions.</summary>
    CancelRestricted,

    /// <summary>Trading over REST is off.</summary>
    RestTradingDisabled,

    /// <summary>Trading over the WebSocket API is off.</summary>
    WebSocketTradingDisabled,

    /// <summary>Trading over FIX is off.</summary>
    FixTradingDisabled,

    /// <summary>The book holds less than LOT_SIZE's minimum.</summary>
    BookBelowLotSize,

    /// <summary>The book holds less than MARKET_LOT_SIZE's minimum.</summary>
    BookBelowMarketLotSize,

    /// <summary>The book is empty, or nearly so.</summary>
    BookBelowMinimum,

    /// <summary>An amendment may only reduce the quantity.</summary>
    AmendIncreaseNotSupported,

    /// <summary>The order already is as the request would make it.</summary>
    NoChange,

    /// <summary>The symbol takes no pegged orders.</summary>
    PeggedOrdersNotSupported,

    /// <summary>Orders of this type cannot be pegged.</summary>
    PegNotAllowedForType,

    /// <summary>Orders of this type cannot use this peg.</summary>
    PegPriceTypeNotAllowed,

    /// <summary>The book has no such price level to peg to.</summary>
    BookTooThinForPeg,

    /// <summary>The symbol takes no OPO lists.</summary>
    OpoOrdersNotSupported,

    /// <summary>The pending order of an OPO list cannot be amended yet.</summary>
    AmendPendingOpoNotSupported,

    /// <summary>The trading phase does not take this order type.</summary>
    TypeNotPossibleInPhase,

    /// <summary>The trading phase takes limit orders with GTC only.</summary>
    LimitRequiresGoodTillCanceled,

    /// <summary>The symbol does not allow that self-trade prevention mode.</summary>
    SelfTradePreventionModeNotAllowed,

    /// <summary>The filter PRICE_FILTER does not pass the order.</summary>
    PriceFilter,

    /// <summary>The filter PERCENT_PRICE does not pass the order.</summary>
    PercentPriceFilter,

    /// <summary>The filter PERCENT_PRICE_BY_SIDE does not pass the order.</summary>
    PercentPriceBySideFilter,

    /// <summary>The filter LOT_SIZE does not pass the order.</summary>
    LotSizeFilter,

    /// <summary>The filter MIN_NOTIONAL does not pass the order.</summary>
    MinNotionalFilter,

    /// <summary>The filter NOTIONAL does not pass the order.</summary>
    NotionalFilter,

    /// <summary>The filter ICEBERG_PARTS does not pass the order.</summary>
    IcebergPartsFilter,

    /// <summary>The filter MARKET_LOT_SIZE does not pass the order.</summary>
    MarketLotSizeFilter,

    /// <summary>The filter MAX_POSITION does not pass the order.</summary>
    MaxPositionFilter,

    /// <summary>The filter MAX_NUM_ORDERS does not pass the order.</summary>
    MaxNumberOrdersFilter,

    /// <summary>The filter MAX_NUM_ALGO_ORDERS does not pass the order.</summary>
    MaxNumberAlgoOrdersFilter,

    /// <summary>The filter MAX_NUM_ICEBERG_ORDERS does not pass the order.</summary>
    MaxNumberIcebergOrdersFilter,

    /// <summary>The filter MAX_NUM_ORDER_AMENDS does not pass the order.</summary>
    MaxNumberOrderAmendsFilter,

    /// <summary>The filter MAX_NUM_ORDER_LISTS does not pass the order.</summary>
    MaxNumberOrderListsFilter,

    /// <summary>The filter TRAILING_DELTA does not pass the order.</summary>
    TrailingDeltaFilter,

    /// <summary>The filter EXCHANGE_MAX_NUM_ORDERS does not pass the order.</summary>
    ExchangeMaxNumberOrdersFilter,

    /// <summary>The filter EXCHANGE_MAX_NUM_ALGO_ORDERS does not pass the order.</summary>
    ExchangeMaxNumberAlgoOrdersFilter,

    /// <summary>The filter EXCHANGE_MAX_NUM_ICEBERG_ORDERS does not pass the order.</summary>
    ExchangeMaxNumberIcebergOrdersFilter,

    /// <summary>The filter EXCHANGE_MAX_NUM_ORDER_LISTS does not pass the order.</summary>
    ExchangeMaxNumberOrderListsFilter,

    /// <summary>The filter MAX_ASSET does not pass the order.</summary>
    MaxAssetFilter,
}
