using Spotwire.Simulator.Endpoints;

namespace Spotwire.Simulator.Orders;

/// <summary>The refusals of the matching engine that have a name in the execution report.</summary>
/// <remarks>Documentation: user-data-stream.md, "Order Reject Reason".</remarks>
internal static class EngineRefusals
{
    private const string PoorText = "Account has insufficient balance for requested action.";
    private const string TakesText = "Order would immediately match and take.";
    private const string TriggersText = "Order would trigger immediately.";
    private const string PricesText = "The relationship of the prices for the orders is not correct.";

    public static RefusalException Poor() => Refusals.NewOrder(PoorText);

    public static RefusalException WouldTake() => Refusals.NewOrder(TakesText);

    public static RefusalException WouldTrigger() => Refusals.NewOrder(TriggersText);

    public static RefusalException BadPrices() => Refusals.NewOrder(PricesText);

    /// <summary>The name of a refusal; null where it has none, because the engine was not asked.</summary>
    public static string? ReasonOf(RefusalException refusal) => refusal.Message switch
    {
        PoorText => "INSUFFICIENT_BALANCES",
        TakesText => "WOULD_MATCH_IMMEDIATELY",
        TriggersText => "STOP_PRICE_WOULD_TRIGGER_IMMEDIATELY",
        PricesText => "OCO_BAD_PRICES",
        _ => null,
    };
}
