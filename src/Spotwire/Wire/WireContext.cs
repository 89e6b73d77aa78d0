using System.Text.Json.Serialization;
using Spotwire.Account;
using Spotwire.Market;
using Spotwire.Rules;
using Spotwire.Sessions;
using Spotwire.Trading;
using Spotwire.UserData;

namespace Spotwire.Wire;

/// <summary>What the source generator makes readers of. The names come from <see cref="WireNames"/>; use
/// <see cref="WireJson"/>.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    Converters =
    [
        typeof(DecimalConverter),
        typeof(ExchangeTimeConverter),
        typeof(OptionalTimeConverter),
        typeof(SymbolConverter),
        typeof(AssetConverter),
        typeof(OrderIdConverter),
        typeof(ClientOrderIdConverter),
        typeof(WireValueConverter<Side>),
        typeof(WireValueConverter<OrderType>),
        typeof(WireValueConverter<TimeInForce>),
        typeof(WireValueConverter<OrderStatus>),
        typeof(WireValueConverter<OrderResponseType>),
        typeof(WireValueConverter<SelfTradePreventionMode>),
        typeof(WireValueConverter<ExecutionType>),
        typeof(WireValueConverter<ExpiryReason>),
        typeof(WireValueConverter<ContingencyType>),
        typeof(WireValueConverter<OrderListStatus>),
        typeof(WireValueConverter<OrderListStatusType>),
        typeof(WireValueConverter<PegPriceType>),
        typeof(WireValueConverter<PegOffsetType>),
        typeof(WireValueConverter<WorkingFloor>),
        typeof(WireValueConverter<FillMatchType>),
        typeof(WireValueConverter<AllocationType>),
        typeof(WireValueConverter<SymbolStatus>),
        typeof(WireValueConverter<RateLimitType>),
        typeof(WireValueConverter<RateLimitInterval>),
        typeof(WireValueConverter<KlineInterval>),
        typeof(WireValueConverter<ExecutionRuleType>),
        typeof(WireValueConverter<ReferencePriceCalculationType>),
        typeof(PriceLevelConverter),
        typeof(KlineConverter),
        typeof(FilterConverter),
        typeof(WireValueConverter<CancelReplaceStatus>),
        typeof(CancelReportConverter),
        typeof(CancelReplaceHalfConverter<CancelReport>),
        typeof(CancelReplaceHalfConverter<PlacedOrder>),
        typeof(UserDataEventConverter),
    ])]
[JsonSerializable(typeof(ExchangeInfo))]
[JsonSerializable(typeof(SessionStatus))]
[JsonSerializable(typeof(IReadOnlyList<SubscriptionBody>))]
[JsonSerializable(typeof(DepthSnapshot))]
[JsonSerializable(typeof(IReadOnlyList<Trade>))]
[JsonSerializable(typeof(IReadOnlyList<Kline>))]
[JsonSerializable(typeof(Ticker24h))]
[JsonSerializable(typeof(IReadOnlyList<Ticker24h>))]
[JsonSerializable(typeof(ExecutionRulesBody))]
[JsonSerializable(typeof(IReadOnlyList<AggregateTrade>))]
[JsonSerializable(typeof(IReadOnlyList<BlockTrade>))]
[JsonSerializable(typeof(AveragePrice))]
[JsonSerializable(typeof(WindowTicker))]
[JsonSerializable(typeof(IReadOnlyList<WindowTicker>))]
[JsonSerializable(typeof(MiniTicker))]
[JsonSerializable(typeof(IReadOnlyList<MiniTicker>))]
[JsonSerializable(typeof(ReferencePrice))]
[JsonSerializable(typeof(ReferencePriceCalculation))]
[JsonSerializable(typeof(PriceTicker))]
[JsonSerializable(typeof(IReadOnlyList<PriceTicker>))]
[JsonSerializable(typeof(BookTicker))]
[JsonSerializable(typeof(IReadOnlyList<BookTicker>))]
[JsonSerializable(typeof(PlacedOrder))]
[JsonSerializable(typeof(TestOrderResult))]
[JsonSerializable(typeof(CancelReport))]
[JsonSerializable(typeof(IReadOnlyList<CancelReport>))]
[JsonSerializable(typeof(CanceledOrderList))]
[JsonSerializable(typeof(PlacedOrderList))]
[JsonSerializable(typeof(IReadOnlyList<PlacedOrder>))]
[JsonSerializable(typeof(CancelReplaceBody))]
[JsonSerializable(typeof(AmendResult))]
[JsonSerializable(typeof(OrderList))]
[JsonSerializable(typeof(IReadOnlyList<OrderList>))]
[JsonSerializable(typeof(IReadOnlyList<OrderAmendment>))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(IReadOnlyList<Order>))]
[JsonSerializable(typeof(AccountInfo))]
[JsonSerializable(typeof(IReadOnlyList<AccountTrade>))]
[JsonSerializable(typeof(SymbolCommissionRates))]
[JsonSerializable(typeof(IReadOnlyList<AccountPreventedMatch>))]
[JsonSerializable(typeof(IReadOnlyList<Allocation>))]
[JsonSerializable(typeof(AccountFilters))]
[JsonSerializable(typeof(ApiKeyPermissions))]
[JsonSerializable(typeof(RateLimit))]
[JsonSerializable(typeof(IReadOnlyList<RateLimit>))]
[JsonSerializable(typeof(Filter))]
[JsonSerializable(typeof(UserDataFrame))]
[JsonSerializable(typeof(ExecutionReport))]
[JsonSerializable(typeof(AccountPosition))]
[JsonSerializable(typeof(BalanceUpdate))]
[JsonSerializable(typeof(OrderListUpdate))]
[JsonSerializable(typeof(IReadOnlyList<EventBalance>))]
[JsonSerializable(typeof(IReadOnlyList<EventListMember>))]
[JsonSerializable(typeof(ExternalLockUpdate))]
[JsonSerializable(typeof(StreamTerminated))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(ServerTimeBody))]
[JsonSerializable(typeof(EmptyBody))]
[JsonSerializable(typeof(ExchangeMaxNumberAlgoOrdersFilter))]
[JsonSerializable(typeof(ExchangeMaxNumberIcebergOrdersFilter))]
[JsonSerializable(typeof(ExchangeMaxNumberOrderListsFilter))]
[JsonSerializable(typeof(ExchangeMaxNumberOrdersFilter))]
[JsonSerializable(typeof(IcebergPartsFilter))]
[JsonSerializable(typeof(LotSizeFilter))]
[JsonSerializable(typeof(MarketLotSizeFilter))]
[JsonSerializable(typeof(MaxAssetFilter))]
[JsonSerializable(typeof(MaxNumberAlgoOrdersFilter))]
[JsonSerializable(typeof(MaxNumberIcebergOrdersFilter))]
[JsonSerializable(typeof(MaxNumberOrderAmendsFilter))]
[JsonSerializable(typeof(MaxNumberOrderListsFilter))]
[JsonSerializable(typeof(MaxNumberOrdersFilter))]
[JsonSerializable(typeof(MaxPositionFilter))]
[JsonSerializable(typeof(MinNotionalFilter))]
[JsonSerializable(typeof(NotionalFilter))]
[JsonSerializable(typeof(PercentPriceBySideFilter))]
[JsonSerializable(typeof(PercentPriceFilter))]
[JsonSerializable(typeof(PriceFilter))]
[JsonSerializable(typeof(TrailingDeltaFilter))]
internal sealed partial class WireContext : JsonSerializerContext;
