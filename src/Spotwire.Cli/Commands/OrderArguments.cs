using Spotwire.Cli.Errors;
using Spotwire.Trading;

namespace Spotwire.Cli.Commands;

/// <summary>Reads an order from the command line into its typed shape.</summary>
internal static class OrderArguments
{
    /// <summary>The parameters of a new order.</summary>
    public static IReadOnlyList<Parameter> Parameters { get; } =
    [
        new("SYMBOL", ParameterType.Symbol, "The market, e.g. BTCUSDT.") { IsRequired = true },
        new("SIDE", ParameterType.Choice, "buy or sell.") { IsRequired = true, Choices = ["buy", "sell"] },
        new("QUANTITY", ParameterType.Decimal, "How much of the base asset; left out with --quote."),
        new("--quote", ParameterType.Decimal, "How much of the quote asset to spend or receive (market orders).")
        {
            ValueName = "AMOUNT",
        },
        new("--type", ParameterType.Choice, "Kind of order.")
        {
            Choices = TermReader.Types,
            Default = "limit where there is a price, else market",
            ValueName = "TYPE",
        },
        .. TermNames.Alone.Parameters,
        .. ReplyOptions.Parameters,
    ];

    /// <summary>The order.</summary>
    /// <exception cref="CliException">The parameters do not make one.</exception>
    public static NewOrder Read(ParsedArguments arguments)
    {
        var hasPrice = arguments.Has("--price") || arguments.Has("--peg-price-type");
        var type = arguments.Find("--type") ?? (hasPrice ? "limit" : "market");
        TermReader.Forbid(arguments, type is not "market", type, "--quote");
        var order = arguments.Has("--quote")
            ? ByQuote(arguments)
            : new NewOrder(
                arguments.RequireSymbol("SYMBOL"),
                ReadSide(arguments),
                RequireDecimal(arguments, "QUANTITY"),
                TermReader.Read(arguments, TermNames.Alone, type));
        return order with
        {
            ResponseType = ReplyOptions.ResponseType(arguments),
            SelfTradePreventionMode = ReplyOptions.Prevention(arguments),
        };
    }

    private static NewOrder ByQuote(ParsedArguments arguments)
    {
        if (arguments.Has("QUANTITY"))
        {
            throw new CliException(Failure.Usage("Give QUANTITY or --quote, not both."));
        }

        var order = (MarketOrder)TermReader.Read(arguments, TermNames.Alone, "market");
        return NewOrder.ByQuote(
            arguments.RequireSymbol("SYMBOL"), ReadSide(arguments), RequireDecimal(arguments, "--quote"), order);
    }

    private static Side ReadSide(ParsedArguments arguments) =>
        arguments.Require("SIDE") is "buy" ? Side.Buy : Side.Sell;

    private static decimal RequireDecimal(ParsedArguments arguments, string name) =>
        arguments.FindDecimal(name) ?? throw ParsedArguments.Wrong(name, "is missing");
}
