using System.Collections.Frozen;

namespace Spotwire;

/// <summary>The documented texts of -1013, -2010, -2011 and -2038. Only a whole text counts: a guess from a part of one
/// could take one refusal for another.</summary>
/// <remarks>Documentation: errors.md of binance-spot-api-docs. Two texts stand twice: "Stop price would trigger
/// immediately." is what the wire has said since about 2020 where the page says "Order …", and the page prints
/// the end of "…; rejecting" without its full stop.</remarks>
internal static class RejectionReasons
{
    private static readonly FrozenDictionary<string, RejectionReason> ByText = new Dictionary<string, RejectionReason>
    {
        ["Unknown order sent."] = RejectionReason.UnknownOrder,
        ["Duplicate order sent."] = RejectionReason.DuplicateOrder,
        ["Market is closed."] = RejectionReason.MarketClosed,
        ["Account has insufficient balance for requested action."] = RejectionReason.InsufficientBalance,
        ["Market orders are not supported for this symbol."] = RejectionReason.MarketOrdersNotSupported,
        ["Iceberg orders are not supported for this symbol."] = RejectionReason.IcebergOrdersNotSupported,
        ["Stop loss orders are not supported for this symbol."] = RejectionReason.StopLossOrdersNotSupported,
        ["Stop loss limit orders are not supported for this symbol."] = RejectionReason.StopLossLimitOrdersNotSupported,
        ["Take profit orders are not supported for this symbol."] = RejectionReason.TakeProfitOrdersNotSupported,
        ["Take profit limit orders are not supported for this symbol."] =
            RejectionReason.TakeProfitLimitOrdersNotSupported,
        ["Order amend is not supported for this symbol."] = RejectionReason.AmendNotSupported,
        ["Price * QTY is zero or less."] = RejectionReason.ZeroNotional,
        ["IcebergQty exceeds QTY."] = RejectionReason.IcebergQuantityTooLarge,
        ["This action is disabled on this account."] = RejectionReason.ActionDisabled,
        ["This account may not place or cancel orders."] = RejectionReason.TradingDisabled,
        ["Unsupported order combination"] = RejectionReason.UnsupportedOrderCombination,
        ["Order would trigger immediately."] = RejectionReason.WouldTriggerImmediately,
        ["Stop price would trigger immediately."] = RejectionReason.WouldTriggerImmediately,
        ["Cancel order is invalid. Check origClOrdId and orderId."] = RejectionReason.InvalidCancel,
        ["Order would immediately match and take."] = RejectionReason.WouldMatchImmediately,
        ["The relationship of the prices for the orders is not correct."] = RejectionReason.WrongPriceRelationship,
        ["OCO orders are not supported for this symbol"] = RejectionReason.OcoOrdersNotSupported,
        ["Quote order qty market orders are not support for this symbol."] = RejectionReason.QuoteQuantityNotSupported,
        ["Trailing stop orders are not supported for this symbol."] = RejectionReason.TrailingStopNotSupported,
        ["Order cancel-replace is not supported for this symbol."] = RejectionReason.CancelReplaceNotSupported,
        ["This symbol is not permitted for this account."] = RejectionReason.SymbolNotPermitted,
        ["This symbol is restricted for this account."] = RejectionReason.SymbolRestricted,
        ["Order was not canceled due to cancel restrictions."] = RejectionReason.CancelRestricted,
        ["Rest API trading is not enabled."] = RejectionReason.RestTradingDisabled,
        ["WebSocket API trading is not enabled."] = RejectionReason.WebSocketTradingDisabled,
        ["FIX API trading is not enabled."] = RejectionReason.FixTradingDisabled,
        ["Order book liquidity is less than `LOT_SIZE` filter minimum quantity."] = RejectionReason.BookBelowLotSize,
        ["Order book liquidity is less than `MARKET_LOT_SIZE` filter minimum quantity."] =
            RejectionReason.BookBelowMarketLotSize,
        ["Order book liquidity is less than symbol minimum quantity."] = RejectionReason.BookBelowMinimum,
        ["Order amend (quantity increase) is not supported."] = RejectionReason.AmendIncreaseNotSupported,
        ["The requested action would change no state; rejecting."] = RejectionReason.NoChange,
        ["The requested action would change no state; rejecting"] = RejectionReason.NoChange,
        ["Pegged orders are not supported for this symbol."] = RejectionReason.PeggedOrdersNotSupported,
        ["This order type may not use pegged price."] = RejectionReason.PegNotAllowedForType,
        ["This price peg cannot be used with this order type."] = RejectionReason.PegPriceTypeNotAllowed,
        ["Order book liquidity is too low for this pegged order."] = RejectionReason.BookTooThinForPeg,
        ["OPO orders are not supported for this symbol."] = RejectionReason.OpoOrdersNotSupported,
        ["Order amend (pending OPO order) is not supported."] = RejectionReason.AmendPendingOpoNotSupported,
        ["This order type is not possible in this trading phase."] = RejectionReason.TypeNotPossibleInPhase,
        ["Limit orders require GTC for this phase."] = RejectionReason.LimitRequiresGoodTillCanceled,
        ["This symbol does not allow the specified self-trade prevention mode."] =
            RejectionReason.SelfTradePreventionModeNotAllowed,
        ["Filter failure: PRICE_FILTER"] = RejectionReason.PriceFilter,
        ["Filter failure: PERCENT_PRICE"] = RejectionReason.PercentPriceFilter,
        ["Filter failure: PERCENT_PRICE_BY_SIDE"] = RejectionReason.PercentPriceBySideFilter,
        ["Filter failure: LOT_SIZE"] = RejectionReason.LotSizeFilter,
        ["Filter failure: MIN_NOTIONAL"] = RejectionReason.MinNotionalFilter,
        ["Filter failure: NOTIONAL"] = RejectionReason.NotionalFilter,
        ["Filter failure: ICEBERG_PARTS"] = RejectionReason.IcebergPartsFilter,
        ["Filter failure: MARKET_LOT_SIZE"] = RejectionReason.MarketLotSizeFilter,
        ["Filter failure: MAX_POSITION"] = RejectionReason.MaxPositionFilter,
        ["Filter failure: MAX_NUM_ORDERS"] = RejectionReason.MaxNumberOrdersFilter,
        ["Filter failure: MAX_NUM_ALGO_ORDERS"] = RejectionReason.MaxNumberAlgoOrdersFilter,
        ["Filter failure: MAX_NUM_ICEBERG_ORDERS"] = RejectionReason.MaxNumberIcebergOrdersFilter,
        ["Filter failure: MAX_NUM_ORDER_AMENDS"] = RejectionReason.MaxNumberOrderAmendsFilter,
        ["Filter failure: MAX_NUM_ORDER_LISTS"] = RejectionReason.MaxNumberOrderListsFilter,
        ["Filter failure: TRAILING_DELTA"] = RejectionReason.TrailingDeltaFilter,
        ["Filter failure: EXCHANGE_MAX_NUM_ORDERS"] = RejectionReason.ExchangeMaxNumberOrdersFilter,
        ["Filter failure: EXCHANGE_MAX_NUM_ALGO_ORDERS"] = RejectionReason.ExchangeMaxNumberAlgoOrdersFilter,
        ["Filter failure: EXCHANGE_MAX_NUM_ICEBERG_ORDERS"] = RejectionReason.ExchangeMaxNumberIcebergOrdersFilter,
        ["Filter failure: EXCHANGE_MAX_NUM_ORDER_LISTS"] = RejectionReason.ExchangeMaxNumberOrderListsFilter,
        ["Filter failure: MAX_ASSET"] = RejectionReason.MaxAssetFilter,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static RejectionReason Find(string text) => ByText.GetValueOrDefault(text, RejectionReason.Other);
}
