namespace Spotwire.Cli.Commands;

/// <summary>What an order and an order list have in common: how much the answer tells, and what self-trade prevention
/// does.</summary>
internal static class ReplyOptions
{
    private const string ResponseTypeName = "--new-order-resp-type";
    private const string PreventionName = "--self-trade-prevention-mode";

    /// <summary>Their parameters.</summary>
    public static IReadOnlyList<Parameter> Parameters { get; } =
    [
        new(ResponseTypeName, ParameterType.Choice, "How much the answer tells.")
        {
            Alias = "--resp-type",
            Choices = ["ACK", "RESULT", "FULL"],
            Default = "FULL",
        },
        new(PreventionName, ParameterType.Choice, "What happens when the order would meet another of the account.")
        {
            Choices = ["NONE", "EXPIRE_MAKER", "EXPIRE_TAKER", "EXPIRE_BOTH", "DECREMENT", "TRANSFER"],
            Default = "the symbol's",
        },
    ];

    public static OrderResponseType ResponseType(ParsedArguments arguments) =>
        arguments.Find(ResponseTypeName) is { } text ? OrderResponseType.FromWire(text) : OrderResponseType.Full;

    public static SelfTradePreventionMode? Prevention(ParsedArguments arguments) =>
        arguments.Find(PreventionName) is { } text
            ? SelfTradePreventionMode.FromWire(text)
            : default(SelfTradePreventionMode?);
}
