using Spotwire.Cli.Errors;
using Spotwire.Trading;

namespace Spotwire.Cli.Commands;

/// <summary>Reads an order from the command line into its typed shape.</summary>
internal static class OrderArguments
{
    /// <summary>The words of <c>--type</c>.</summary>
    public static IReadOnlyList<string> Types { get; } =
        ["market", "limit", "limit_maker", "stop_loss", "stop_loss_limit"];

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
            Choices = Types,
            Default = "limit where there is a price, else market",
            ValueName = "TYPE",
        },
        new("--price", ParameterType.Decimal, "Price in the quote asset."),
        new("--stop", ParameterType.Decimal, "Stop price, at which the order is triggered."),
        new("--tif", ParameterType.Choice, "Time in force.") { Choices = ["GTC", "IOC", "FOK"], Default = "GTC" },
        new("--client-id", ParameterType.Text, "Your name for the order: 1 to 36 letters, digits, - or _.")
        {
            Default = "a fresh one",
            ValueName = "ID",
        },
    ];

    /// <summary>The order.</summary>
    /// <exception cref="CliException">The parameters do not make one.</exception>
    public static NewOrder Read(ParsedArguments arguments)
    {
        var type = arguments.Find("--type") ?? (arguments.Has("--price") ? "limit" : "market");
        Forbid(arguments, "--quote", type is not "market", type);
        Forbid(arguments, "--price", type is "market" or "stop_loss", type);
        Forbid(arguments, "--stop", type is not ("stop_loss" or "stop_loss_limit"), type);
        Forbid(arguments, "--tif", type is not ("limit" or "stop_loss_limit"), type);
        var order = type is "market" && arguments.Has("--quote") ? ByQuote(arguments) : ByQuantity(type, arguments);
        order = order with { ResponseType = OrderResponseType.Full };
        return FindClientId(arguments) is { } id ? order with { ClientOrderId = id } : order;
    }

    /// <summary>The caller's name for an order; null where none was given.</summary>
    public static ClientOrderId? FindClientId(ParsedArguments arguments) =>
        arguments.Find("--client-id") is not { } text ? default(ClientOrderId?)
            : ClientOrderId.IsValid(text) ? new ClientOrderId(text)
            : throw ParsedArguments.Wrong("--client-id", "must be 1 to 36 letters, digits, - or _");

    private static MarketOrderByQuote ByQuote(ParsedArguments arguments)
    {
        if (arguments.Has("QUANTITY"))
        {
            throw new CliException(Failure.Usage("Give QUANTITY or --quote, not both."));
        }

        return new MarketOrderByQuote
        {
            Symbol = arguments.RequireSymbol("SYMBOL"),
            Side = ReadSide(arguments),
            QuoteQuantity = RequireDecimal(arguments, "--quote"),
        };
    }

    private static NewOrder ByQuantity(string type, ParsedArguments arguments)
    {
        var symbol = arguments.RequireSymbol("SYMBOL");
        var side = ReadSide(arguments);
        var quantity = RequireDecimal(arguments, "QUANTITY");
        var timeInForce = arguments.Find("--tif") is { } text
            ? TimeInForce.FromWire(text)
            : TimeInForce.GoodTillCanceled;
        return type switch
        {
            "market" => new MarketOrder { Symbol = symbol, Side = side, Quantity = quantity },
            "limit" => new LimitOrder
            {
                Symbol = symbol,
                Side = side,
                Quantity = quantity,
                Price = RequireDecimal(arguments, "--price"),
                TimeInForce = timeInForce,
            },
            "limit_maker" => new LimitMakerOrder
            {
                Symbol = symbol,
                Side = side,
                Quantity = quantity,
                Price = RequireDecimal(arguments, "--price"),
            },
            "stop_loss" => new StopLossOrder
            {
                Symbol = symbol,
                Side = side,
                Quantity = quantity,
                Trigger = RequireDecimal(arguments, "--stop"),
            },
            _ => new StopLossLimitOrder
            {
                Symbol = symbol,
                Side = side,
                Quantity = quantity,
                Price = RequireDecimal(arguments, "--price"),
                Trigger = RequireDecimal(arguments, "--stop"),
                TimeInForce = timeInForce,
            },
        };
    }

    private static Side ReadSide(ParsedArguments arguments) =>
        arguments.Require("SIDE") is "buy" ? Side.Buy : Side.Sell;

    private static decimal RequireDecimal(ParsedArguments arguments, string name) =>
        arguments.FindDecimal(name) ?? throw ParsedArguments.Wrong(name, "is missing");

    private static void Forbid(ParsedArguments arguments, string name, bool isForbidden, string type)
    {
        if (isForbidden && arguments.Has(name))
        {
            throw ParsedArguments.Wrong(name, $"does not go with an order of type {type}");
        }
    }
}
