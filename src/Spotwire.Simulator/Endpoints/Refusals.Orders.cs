namespace Spotwire.Simulator.Endpoints;

internal static partial class Refusals
{
    public static RefusalException OrderComposition() => new(-1014, "Unsupported order combination.");

    public static RefusalException TimeInForceNotRequired() =>
        new(-1114, "TimeInForce parameter sent when not required.");

    public static RefusalException EmptyNewClientOrderId() => new(-1118, "New client order ID was empty.");

    public static RefusalException EmptyOriginalClientOrderId() => new(-1119, "Original client order ID was empty.");

    /// <summary>One of two parameters that belong together was sent.</summary>
    public static RefusalException PairIncomplete(string one, string other) => new(
        -1128,
        $"Combination of optional fields invalid. Recommendation: '{one}' and '{other}' must both be sent.");

    /// <summary>A parameter was sent without the one that it needs.</summary>
    public static RefusalException AlsoNeeded(string parameter) => new(
        -1128, $"Combination of optional parameters invalid. Recommendation: '{parameter}' should also be sent.");

    public static RefusalException OcoType() => new(-1158, "Order type not supported in OCO.");

    public static RefusalException OcoIceberg(string parameter) => new(
        -1160, $"Parameter '{parameter}' is not supported if aboveTimeInForce/belowTimeInForce is not GTC.");

    public static RefusalException BuyingLimitAbove() => new(-1165, "A limit order in a buy OCO must be below.");

    public static RefusalException SellingLimitBelow() => new(-1166, "A limit order in a sell OCO must be above.");

    public static RefusalException OcoOfLimits() => new(-1168, "At least one OCO order must be contingent.");

    public static RefusalException BuyingStopLossBelow() =>
        new(-1196, "A stop loss order in a buy OCO must be above.");

    public static RefusalException SellingStopLossAbove() =>
        new(-1197, "A stop loss order in a sell OCO must be below.");

    public static RefusalException BuyingTakeProfitAbove() =>
        new(-1198, "A take profit order in a buy OCO must be below.");

    public static RefusalException SellingTakeProfitBelow() =>
        new(-1199, "A take profit order in a sell OCO must be above.");

    public static RefusalException PegPriceType() => new(-1210, "Invalid pegPriceType.");

    public static RefusalException PegOffsetType() => new(-1211, "Invalid pegOffsetType.");

    public static RefusalException OpoWorkingSide() => new(-1222, "Working order in an OPO list must be a bid.");

    public static RefusalException OpoPendingSide() => new(-1223, "Pending orders in an OPO list must be asks.");

    public static RefusalException OpoWorkingNeeds(string parameter) =>
        new(-1224, $"Working order must include the '{parameter}' tag.");

    public static RefusalException OpoPendingNeedsNot(string parameter) =>
        new(-1225, $"Pending orders should not include the '{parameter}' tag.");

    /// <summary>An amendment is refused.</summary>
    public static RefusalException Amend(string text) => new(-2038, text);

    /// <summary>A filter is broken.</summary>
    public static RefusalException Filter(string name) => BeforeEngine("Filter failure: " + name);
}
