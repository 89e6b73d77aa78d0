using System.Text.Json.Serialization.Metadata;
using Spotwire.Account;
using Spotwire.Market;
using Spotwire.Rules;
using Spotwire.Sessions;
using Spotwire.Trading;

namespace Spotwire.Wire;

/// <summary>The wire's spelling of the members whose name is not simply ours in camel case, so that abbreviations stay
/// out of the models.</summary>
internal static class WireNames
{
    private static readonly OptionalIdConverter OptionalId = new();
    private static readonly OptionalTimeConverter TimeOrNull = new() { IsNullWritten = true };

    private static readonly Dictionary<string, string> OrderNames = new(StringComparer.Ordinal)
    {
        ["quantity"] = "origQty",
        ["executedQuantity"] = "executedQty",
        ["quoteQuantity"] = "origQuoteOrderQty",
        ["cumulativeQuoteQuantity"] = "cummulativeQuoteQty",
        ["icebergQuantity"] = "icebergQty",
        ["usedSmartOrderRouting"] = "usedSor",
        ["originalClientOrderId"] = "origClientOrderId",
    };

    private static readonly Dictionary<string, string> OrderListNames = new(StringComparer.Ordinal)
    {
        ["transactTime"] = "transactionTime",
        ["reports"] = "orderReports",
    };

    private static readonly Dictionary<string, string> FilterNames = new(StringComparer.Ordinal)
    {
        ["minQuantity"] = "minQty",
        ["maxQuantity"] = "maxQty",
        ["averagePriceMinutes"] = "avgPriceMins",
        ["maxNumberOrders"] = "maxNumOrders",
        ["maxNumberAlgoOrders"] = "maxNumAlgoOrders",
        ["maxNumberIcebergOrders"] = "maxNumIcebergOrders",
        ["maxNumberOrderAmends"] = "maxNumOrderAmends",
        ["maxNumberOrderLists"] = "maxNumOrderLists",
    };

    private static readonly Dictionary<string, string> TickerNames = new(StringComparer.Ordinal)
    {
        ["weightedAveragePrice"] = "weightedAvgPrice",
        ["previousClosePrice"] = "prevClosePrice",
        ["lastQuantity"] = "lastQty",
        ["bidQuantity"] = "bidQty",
        ["askQuantity"] = "askQty",
        ["firstTradeId"] = "firstId",
        ["lastTradeId"] = "lastId",
        ["tradeCount"] = "count",
    };

    private static readonly Dictionary<Type, Dictionary<string, string>> Names = new()
    {
        [typeof(ExchangeInfo)] = new(StringComparer.Ordinal)
        {
            ["timeZone"] = "timezone",
            ["smartOrderRoutes"] = "sors",
        },
        [typeof(RateLimit)] = new(StringComparer.Ordinal)
        {
            ["type"] = "rateLimitType",
            ["intervalCount"] = "intervalNum",
        },
        [typeof(SymbolInfo)] = new(StringComparer.Ordinal)
        {
            ["isIcebergAllowed"] = "icebergAllowed",
            ["isOcoAllowed"] = "ocoAllowed",
            ["isOtoAllowed"] = "otoAllowed",
            ["isOpoAllowed"] = "opoAllowed",
            ["isQuoteQuantityAllowed"] = "quoteOrderQtyMarketAllowed",
            ["isTrailingStopAllowed"] = "allowTrailingStop",
            ["isCancelReplaceAllowed"] = "cancelReplaceAllowed",
            ["isAmendAllowed"] = "amendAllowed",
            ["isPegAllowed"] = "pegInstructionsAllowed",
        },
        [typeof(Trade)] = new(StringComparer.Ordinal)
        {
            ["tradeId"] = "id",
            ["quantity"] = "qty",
            ["quoteQuantity"] = "quoteQty",
            ["tradeTime"] = "time",
        },
        [typeof(Ticker24h)] = TickerNames,
        [typeof(WindowTicker)] = TickerNames,
        [typeof(MiniTicker)] = TickerNames,
        [typeof(AggregateTrade)] = new(StringComparer.Ordinal)
        {
            ["aggregateTradeId"] = "a",
            ["price"] = "p",
            ["quantity"] = "q",
            ["firstTradeId"] = "f",
            ["lastTradeId"] = "l",
            ["tradeTime"] = "T",
            ["isBuyerMaker"] = "m",
            ["isBestMatch"] = "M",
        },
        [typeof(BlockTrade)] = new(StringComparer.Ordinal)
        {
            ["blockTradeId"] = "id",
            ["quantity"] = "qty",
            ["quoteQuantity"] = "quoteQty",
            ["tradeTime"] = "time",
        },
        [typeof(AveragePrice)] = new(StringComparer.Ordinal)
        {
            ["minutes"] = "mins",
        },
        [typeof(ReferencePrice)] = new(StringComparer.Ordinal)
        {
            ["price"] = "referencePrice",
            ["validTime"] = "timestamp",
        },
        [typeof(ReferencePriceCalculation)] = new(StringComparer.Ordinal)
        {
            ["type"] = "calculationType",
            ["bucketWidthMilliseconds"] = "bucketWidthMs",
        },
        [typeof(ExecutionRule)] = new(StringComparer.Ordinal)
        {
            ["type"] = "ruleType",
            ["bidLimitMultiplierUp"] = "bidLimitMultUp",
            ["bidLimitMultiplierDown"] = "bidLimitMultDown",
            ["askLimitMultiplierUp"] = "askLimitMultUp",
            ["askLimitMultiplierDown"] = "askLimitMultDown",
        },
        [typeof(BookTicker)] = new(StringComparer.Ordinal)
        {
            ["bidQuantity"] = "bidQty",
            ["askQuantity"] = "askQty",
        },
        [typeof(Fill)] = new(StringComparer.Ordinal)
        {
            ["quantity"] = "qty",
            ["allocationId"] = "allocId",
        },
        [typeof(TestOrderResult)] = new(StringComparer.Ordinal)
        {
            ["standardCommission"] = "standardCommissionForOrder",
            ["specialCommission"] = "specialCommissionForOrder",
            ["taxCommission"] = "taxCommissionForOrder",
        },
        [typeof(CommissionDiscount)] = new(StringComparer.Ordinal)
        {
            ["isEnabledForAccount"] = "enabledForAccount",
            ["isEnabledForSymbol"] = "enabledForSymbol",
        },
        [typeof(AccountInfo)] = new(StringComparer.Ordinal)
        {
            ["makerCommissionBasisPoints"] = "makerCommission",
            ["takerCommissionBasisPoints"] = "takerCommission",
            ["buyerCommissionBasisPoints"] = "buyerCommission",
            ["sellerCommissionBasisPoints"] = "sellerCommission",
            ["isBrokered"] = "brokered",
            ["requiresSelfTradePrevention"] = "requireSelfTradePrevention",
            ["preventsSmartOrderRouting"] = "preventSor",
            ["userId"] = "uid",
        },
        [typeof(AccountTrade)] = new(StringComparer.Ordinal)
        {
            ["tradeId"] = "id",
            ["quantity"] = "qty",
            ["quoteQuantity"] = "quoteQty",
            ["tradeTime"] = "time",
        },
        [typeof(Order)] = new(StringComparer.Ordinal)
        {
            ["creationTime"] = "time",
        },
        [typeof(AmendedOrder)] = new(StringComparer.Ordinal)
        {
            ["quantity"] = "qty",
            ["preventedQuantity"] = "preventedQty",
            ["quoteQuantity"] = "quoteOrderQty",
            ["cumulativeQuoteQuantity"] = "cumulativeQuoteQty",
        },
        [typeof(AmendResult)] = new(StringComparer.Ordinal)
        {
            ["orderList"] = "listStatus",
        },
        [typeof(OrderAmendment)] = new(StringComparer.Ordinal)
        {
            ["originalClientOrderId"] = "origClientOrderId",
            ["originalQuantity"] = "origQty",
            ["newQuantity"] = "newQty",
            ["amendmentTime"] = "time",
        },
        [typeof(Allocation)] = new(StringComparer.Ordinal)
        {
            ["quantity"] = "qty",
            ["quoteQuantity"] = "quoteQty",
            ["allocationTime"] = "time",
        },
        [typeof(ApiKeyPermissions)] = new(StringComparer.Ordinal)
        {
            ["isIpRestricted"] = "ipRestrict",
            ["creationTime"] = "createTime",
            ["canRead"] = "enableReading",
            ["canTradeSpotAndMargin"] = "enableSpotAndMarginTrading",
            ["canWithdraw"] = "enableWithdrawals",
            ["canTransferInternally"] = "enableInternalTransfer",
            ["canUseMargin"] = "enableMargin",
            ["canTradeFutures"] = "enableFutures",
            ["canTransferUniversally"] = "permitsUniversalTransfer",
            ["canTradeVanillaOptions"] = "enableVanillaOptions",
            ["canTradeByFix"] = "enableFixApiTrade",
            ["canReadByFix"] = "enableFixReadOnly",
            ["canTradePortfolioMargin"] = "enablePortfolioMarginTrading",
        },
    };

    /// <summary>Renames the members of a type that is about to be used for the first time.</summary>
    public static void Apply(JsonTypeInfo typeInfo)
    {
        UserDataNames.Apply(typeInfo);
        Names.TryGetValue(typeInfo.Type, out var own);
        var shared = SharedNames(typeInfo.Type);
        foreach (var property in typeInfo.Properties)
        {
            if (IsOptionalId(typeInfo.Type, property.Name))
            {
                property.CustomConverter = OptionalId;
            }
            else if (property.Name is "authorizedSince" && typeInfo.Type == typeof(SessionStatus))
            {
                property.CustomConverter = TimeOrNull;
            }

            if (WrittenAsNone(typeInfo.Type, property.Name) is { } isWritten)
            {
                property.ShouldSerialize = (owner, value) => value is not null || isWritten(owner);
            }

            if ((own is not null && own.TryGetValue(property.Name, out var name)) ||
                (shared is not null && shared.TryGetValue(property.Name, out name)))
            {
                property.Name = name;
            }
        }
    }

    /// <summary>When a member that is null is written as -1 or null, as Binance does; null for members that are left
    /// out then.</summary>
    private static Func<object, bool>? WrittenAsNone(Type type, string name) => name switch
    {
        "orderListId" when IsOptionalId(type, name) => static _ => true,
        "price" when type == typeof(ReferencePrice) => static _ => true,
        "apiKey" or "authorizedSince" when type == typeof(SessionStatus) => static _ => true,
        "cancelResponse" or "newOrderResponse" when type == typeof(CancelReplaceBody) => static _ => true,
        "tradeId" when type == typeof(Fill) => static owner => ((Fill)owner).AllocationId is not null,
        "workingTime" when type == typeof(Order) => static _ => true,
        "workingTime" when type == typeof(PlacedOrder) => static owner => ((PlacedOrder)owner).Status is not null,
        "trailingTime" when type.IsAssignableTo(typeof(OrderDetails)) =>
            static owner => ((OrderDetails)owner).TrailingDelta is not null,
        _ => null,
    };

    private static Dictionary<string, string>? SharedNames(Type type)
    {
        if (type.IsAssignableTo(typeof(OrderDetails)))
        {
            return OrderNames;
        }

        return type.IsAssignableTo(typeof(OrderListDetails)) ? OrderListNames
            : type.IsAssignableTo(typeof(Filter)) ? FilterNames
            : null;
    }

    /// <summary>Whether the wire says -1 where there is none.</summary>
    private static bool IsOptionalId(Type type, string name) =>
        (name is "orderListId" && IsOfOneOrder(type)) ||
        (name is "tradeId" && type == typeof(Fill));

    private static bool IsOfOneOrder(Type type) => type.IsAssignableTo(typeof(OrderDetails))
        || type == typeof(AccountTrade) || type == typeof(Allocation);
}
