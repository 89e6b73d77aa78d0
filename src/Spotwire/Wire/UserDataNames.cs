using System.Text.Json.Serialization.Metadata;
using Spotwire.Account;
using Spotwire.Trading;
using Spotwire.UserData;

namespace Spotwire.Wire;

/// <summary>The letters of user data events.</summary>
/// <remarks>Documentation: user-data-stream.md. Balances and orders of lists have other names inside events than in
/// answers: see <see cref="EventBalance"/> and <see cref="EventListMember"/>.</remarks>
internal static class UserDataNames
{
    private static readonly Dictionary<string, string> Shared = new(StringComparer.Ordinal)
    {
        ["eventType"] = "e",
        ["eventTime"] = "E",
    };

    private static readonly Dictionary<Type, Dictionary<string, string>> Names = new()
    {
        [typeof(AccountPosition)] = new(StringComparer.Ordinal)
        {
            ["lastUpdateTime"] = "u",
            ["balances"] = "B",
        },
        [typeof(BalanceUpdate)] = new(StringComparer.Ordinal)
        {
            ["asset"] = "a",
            ["delta"] = "d",
            ["clearTime"] = "T",
        },
        [typeof(ExternalLockUpdate)] = new(StringComparer.Ordinal)
        {
            ["asset"] = "a",
            ["delta"] = "d",
            ["transactTime"] = "T",
        },
        [typeof(OrderListUpdate)] = new(StringComparer.Ordinal)
        {
            ["symbol"] = "s",
            ["orderListId"] = "g",
            ["contingencyType"] = "c",
            ["listStatusType"] = "l",
            ["listOrderStatus"] = "L",
            ["rejectReason"] = "r",
            ["listClientOrderId"] = "C",
            ["transactTime"] = "T",
            ["orders"] = "O",
        },
        [typeof(ExecutionReport)] = new(StringComparer.Ordinal)
        {
            ["symbol"] = "s",
            ["orderId"] = "i",
            ["clientOrderId"] = "c",
            ["originalClientOrderId"] = "C",
            ["orderListId"] = "g",
            ["side"] = "S",
            ["type"] = "o",
            ["timeInForce"] = "f",
            ["quantity"] = "q",
            ["quoteQuantity"] = "Q",
            ["price"] = "p",
            ["stopPrice"] = "P",
            ["icebergQuantity"] = "F",
            ["executionType"] = "x",
            ["status"] = "X",
            ["rejectReason"] = "r",
            ["executedQuantity"] = "z",
            ["cumulativeQuoteQuantity"] = "Z",
            ["lastExecutedQuantity"] = "l",
            ["lastExecutedPrice"] = "L",
            ["lastQuoteQuantity"] = "Y",
            ["commission"] = "n",
            ["commissionAsset"] = "N",
            ["tradeId"] = "t",
            ["executionId"] = "I",
            ["isWorking"] = "w",
            ["isMaker"] = "m",
            ["unused"] = "M",
            ["transactTime"] = "T",
            ["creationTime"] = "O",
            ["workingTime"] = "W",
            ["selfTradePreventionMode"] = "V",
            ["trailingDelta"] = "d",
            ["trailingTime"] = "D",
            ["strategyId"] = "j",
            ["strategyType"] = "J",
            ["preventedMatchId"] = "v",
            ["preventedQuantity"] = "A",
            ["lastPreventedQuantity"] = "B",
            ["tradeGroupId"] = "u",
            ["counterOrderId"] = "U",
            ["counterSymbol"] = "Cs",
            ["preventedExecutionQuantity"] = "pl",
            ["preventedExecutionPrice"] = "pL",
            ["preventedExecutionQuoteQuantity"] = "pY",
            ["matchType"] = "b",
            ["allocationId"] = "a",
            ["workingFloor"] = "k",
            ["usedSmartOrderRouting"] = "uS",
            ["pegPriceType"] = "gP",
            ["pegOffsetType"] = "gOT",
            ["pegOffsetValue"] = "gOV",
            ["peggedPrice"] = "gp",
            ["expiryReason"] = "eR",
        },
    };

    private static readonly OptionalIdConverter OptionalId = new();

    /// <summary>Renames the members of an event that is about to be used for the first time; other types are left as
    /// they are.</summary>
    public static void Apply(JsonTypeInfo typeInfo)
    {
        if (!typeInfo.Type.IsAssignableTo(typeof(UserDataEvent)))
        {
            return;
        }

        Names.TryGetValue(typeInfo.Type, out var own);
        foreach (var property in typeInfo.Properties)
        {
            var isOptionalId = typeInfo.Type == typeof(ExecutionReport)
                && property.Name is "orderListId" or "tradeId";
            if (isOptionalId)
            {
                // As -1 where there is none.
                property.ShouldSerialize = static (_, _) => true;
            }

            property.CustomConverter = property.Name switch
            {
                _ when isOptionalId => OptionalId,
                "balances" => EventBalance.Converter,
                "orders" => EventListMember.Converter,
                _ => property.CustomConverter,
            };
            if (ReferenceEquals(property.CustomConverter, OptionalId))
            {
                // -1 where there is none, as Binance writes it.
                property.ShouldSerialize = static (_, _) => true;
            }

            if ((own is not null && own.TryGetValue(property.Name, out var name)) ||
                Shared.TryGetValue(property.Name, out name))
            {
                property.Name = name;
            }
        }
    }
}
