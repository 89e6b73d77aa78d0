using System.Text.Json.Nodes;
using Spotwire.Cli.Output;

namespace Spotwire.Cli.Demo;

/// <summary>The demo's events as they are written.</summary>
internal static class DemoEventShapes
{
    /// <summary>One object; <c>elapsedMs</c> counts from the agent's beginning.</summary>
    public static JsonObject Of(DemoEvent happened)
    {
        var shape = new JsonObject
        {
            ["event"] = Word(happened),
            ["elapsedMs"] = (long)happened.At.TotalMilliseconds,
        };
        return happened switch
        {
            DemoEvent.BookSeen book => shape
                .With("state", book.State)
                .With("lastUpdateId", book.LastUpdateId)
                .With("bids", Levels(book.Bids))
                .With("asks", Levels(book.Asks)),
            DemoEvent.OrderChanged { Order: var order } => shape
                .With("clientOrderId", order.ClientOrderId.Value)
                .With("orderId", order.OrderId?.Value)
                .With("side", order.Side.Value)
                .With("type", order.Type.Value)
                .With("price", Plain.Of(order.Price))
                .With("quantity", Plain.Of(order.Quantity))
                .With("executedQuantity", Plain.Of(order.ExecutedQuantity))
                .With("outcome", WordOf(order.Outcome))
                .With("status", order.Status.Value is { Length: > 0 } status ? status : null),
            DemoEvent.Filled { Fill: var fill } => shape
                .With("tradeId", fill.TradeId)
                .With("orderId", fill.OrderId.Value)
                .With("side", fill.Side.Value)
                .With("price", Plain.Of(fill.Price))
                .With("quantity", Plain.Of(fill.Quantity))
                .With("commission", Plain.Of(fill.Commission))
                .With("commissionAsset", fill.CommissionAsset.Value)
                .With("isMaker", fill.IsMaker)
                .With("tradeTime", fill.Time.UnixMilliseconds),
            DemoEvent.InventoryChanged { Inventory: var inventory } => shape.With("inventory", Plain.Of(inventory)),
            DemoEvent.Noticed { Message: var message } => shape.With("message", message),
            _ => shape,
        };
    }

    /// <summary>The same in words, for a line of text; null for what is not worth one.</summary>
    public static string? Words(DemoEvent happened) => happened switch
    {
        DemoEvent.OrderChanged { Order: var order } =>
            $"{order.Side} {Plain.Short(order.Quantity)} "
            + $"@ {(order.Price is { } price ? Plain.Short(price) : "market")}: "
            + $"{(order.Outcome is IntentOutcome.Accepted ? order.Status.Value : WordOf(order.Outcome))}",
        DemoEvent.Filled { Fill: var fill } =>
            $"filled: {fill.Side} {Plain.Short(fill.Quantity)} @ {Plain.Short(fill.Price)}",
        DemoEvent.InventoryChanged { Inventory: var inventory } => $"inventory {Plain.Short(inventory)}",
        DemoEvent.Noticed { Message: var message } => message,
        _ => null,
    };

    private static string Word(DemoEvent happened) => happened switch
    {
        DemoEvent.BookSeen => "book",
        DemoEvent.OrderChanged => "order",
        DemoEvent.Filled => "fill",
        DemoEvent.InventoryChanged => "inventory",
        _ => "notice",
    };

    private static string WordOf(IntentOutcome outcome) => outcome switch
    {
        IntentOutcome.Pending => "pending",
        IntentOutcome.Accepted => "accepted",
        IntentOutcome.Rejected => "rejected",
        _ => "unknown",
    };

    private static JsonArray Levels(IReadOnlyList<(decimal Price, decimal Quantity)> levels) =>
        new([.. levels.Select(static level => new JsonArray(Plain.Of(level.Price), Plain.Of(level.Quantity)))]);
}
