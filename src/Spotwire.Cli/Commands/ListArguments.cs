using Spotwire.Trading;

namespace Spotwire.Cli.Commands;

/// <summary>Reads an order list from the command line: Binance's parameter names in kebab case.</summary>
internal static class ListArguments
{
    private static readonly IReadOnlyList<string> WorkingTypes = ["limit", "limit_maker"];
    private static readonly IReadOnlyList<string> PairTypes =
        ["limit_maker", "stop_loss", "stop_loss_limit", "take_profit", "take_profit_limit"];

    private static readonly Parameter Symbol =
        new("SYMBOL", ParameterType.Symbol, "The market, e.g. BTCUSDT.") { IsRequired = true };

    private static readonly Parameter ListName =
        new("--list-client-order-id", ParameterType.Text, "Your name for the list.")
        {
            Default = "a fresh one",
            ValueName = "ID",
        };

    /// <summary>The parameters of an OCO.</summary>
    public static IReadOnlyList<Parameter> Oco { get; } =
    [
        Symbol,
        Side("--side", "Side of both orders."),
        Quantity("--quantity", "Quantity of both orders."),
        .. Leg("above", PairTypes),
        .. Leg("below", PairTypes),
        ListName,
        .. ReplyOptions.Parameters,
    ];

    /// <summary>The parameters of an OTO.</summary>
    public static IReadOnlyList<Parameter> Oto { get; } =
    [
        .. Working(),
        Side("--pending-side", "Side of the pending order."),
        Quantity("--pending-quantity", "Quantity of the pending order."),
        .. Leg("pending", TermReader.Types),
        ListName,
        .. ReplyOptions.Parameters,
    ];

    /// <summary>The parameters of an OTOCO.</summary>
    public static IReadOnlyList<Parameter> Otoco { get; } =
    [
        .. Working(),
        Side("--pending-side", "Side of both pending orders."),
        Quantity("--pending-quantity", "Quantity of both pending orders."),
        .. Leg("pending-above", PairTypes),
        .. Leg("pending-below", PairTypes),
        ListName,
        .. ReplyOptions.Parameters,
    ];

    /// <summary>The parameters of an OPO, whose pending order sells what the working one has bought.</summary>
    public static IReadOnlyList<Parameter> Opo { get; } = [.. Oto.SelectMany(PaidByWorking)];

    /// <summary>The parameters of an OPOCO, whose pending orders sell what the working one has bought.</summary>
    public static IReadOnlyList<Parameter> Opoco { get; } = [.. Otoco.SelectMany(PaidByWorking)];

    public static NewOrderList ReadOco(ParsedArguments arguments)
    {
        var side = ReadSide(arguments, "--side");
        var (profit, stop) = ReadPair(arguments, "", side);
        return Named(
            new OcoOrderList
            {
                Symbol = arguments.RequireSymbol(Symbol.Name),
                Side = side,
                Quantity = Required(arguments, "--quantity"),
                TakeProfit = profit,
                StopLoss = stop,
            },
            arguments);
    }

    public static NewOrderList ReadOto(ParsedArguments arguments) => Named(
        new OtoOrderList
        {
            Symbol = arguments.RequireSymbol(Symbol.Name),
            WorkingSide = ReadSide(arguments, "--working-side"),
            WorkingQuantity = Required(arguments, "--working-quantity"),
            Working = ReadWorking(arguments),
            PendingSide = ReadSide(arguments, "--pending-side"),
            PendingQuantity = Required(arguments, "--pending-quantity"),
            Pending = ReadLeg(arguments, "pending"),
        },
        arguments);

    public static NewOrderList ReadOtoco(ParsedArguments arguments)
    {
        var side = ReadSide(arguments, "--pending-side");
        var (profit, stop) = ReadPair(arguments, "pending-", side);
        return Named(
            new OtocoOrderList
            {
                Symbol = arguments.RequireSymbol(Symbol.Name),
                WorkingSide = ReadSide(arguments, "--working-side"),
                WorkingQuantity = Required(arguments, "--working-quantity"),
                Working = ReadWorking(arguments),
                PendingSide = side,
                PendingQuantity = Required(arguments, "--pending-quantity"),
                TakeProfit = profit,
                StopLoss = stop,
            },
            arguments);
    }

    public static NewOrderList ReadOpo(ParsedArguments arguments)
    {
        RequireBuyThenSell(arguments);
        return Named(
            new OpoOrderList
            {
                Symbol = arguments.RequireSymbol(Symbol.Name),
                Quantity = Required(arguments, "--working-quantity"),
                Working = ReadWorking(arguments),
                Pending = ReadLeg(arguments, "pending"),
            },
            arguments);
    }

    public static NewOrderList ReadOpoco(ParsedArguments arguments)
    {
        RequireBuyThenSell(arguments);
        var (profit, stop) = ReadPair(arguments, "pending-", Spotwire.Side.Sell);
        return Named(
            new OpocoOrderList
            {
                Symbol = arguments.RequireSymbol(Symbol.Name),
                Quantity = Required(arguments, "--working-quantity"),
                Working = ReadWorking(arguments),
                TakeProfit = profit,
                StopLoss = stop,
            },
            arguments);
    }

    private static NewOrderList Named(NewOrderList list, ParsedArguments arguments) => list with
    {
        ListClientOrderId = TermReader.FindClientId(arguments, ListName.Name),
        ResponseType = ReplyOptions.ResponseType(arguments),
        SelfTradePreventionMode = ReplyOptions.Prevention(arguments),
    };

    private static IWorkingOrder ReadWorking(ParsedArguments arguments) =>
        (IWorkingOrder)ReadLeg(arguments, "working");

    /// <summary>The orders above and below the last price, sorted by what they do.</summary>
    private static (IProfitOrder Profit, IStopOrder Stop) ReadPair(ParsedArguments arguments, string prefix, Side side)
    {
        var above = ReadLeg(arguments, prefix + "above");
        var below = ReadLeg(arguments, prefix + "below");
        var (profit, stop) = side == Spotwire.Side.Sell ? (above, below) : (below, above);
        var (profitName, stopName) = side == Spotwire.Side.Sell ? ("above", "below") : ("below", "above");
        return (
            profit as IProfitOrder ?? throw ParsedArguments.Wrong(
                $"--{prefix}{profitName}-type", "must be limit_maker, take_profit or take_profit_limit for this side"),
            stop as IStopOrder ?? throw ParsedArguments.Wrong(
                $"--{prefix}{stopName}-type", "must be stop_loss or stop_loss_limit for this side"));
    }

    private static TypedOrder ReadLeg(ParsedArguments arguments, string prefix)
    {
        var names = TermNames.Of(prefix);
        return TermReader.Read(arguments, names, arguments.Require(names.Type));
    }

    /// <summary>The same parameters where the pending orders sell what the working one has bought: their quantity is
    /// not theirs to name, and their side is known.</summary>
    private static IEnumerable<Parameter> PaidByWorking(Parameter parameter) => parameter.Name switch
    {
        "--pending-quantity" => [],
        "--pending-side" => [parameter with { IsRequired = false, Default = "sell" }],
        _ => [parameter],
    };

    private static void RequireBuyThenSell(ParsedArguments arguments)
    {
        if (arguments.Require("--working-side") is not "buy")
        {
            throw ParsedArguments.Wrong("--working-side", "must be buy: what it buys is then sold");
        }

        if (arguments.Find("--pending-side") is not (null or "sell"))
        {
            throw ParsedArguments.Wrong("--pending-side", "must be sell: what the working order buys is sold");
        }
    }

    private static IEnumerable<Parameter> Working() =>
    [
        Symbol,
        Side("--working-side", "Side of the working order."),
        Quantity("--working-quantity", "Quantity of the working order."),
        .. Leg("working", WorkingTypes).Where(static parameter =>
            parameter.Name is not ("--working-stop-price" or "--working-trailing-delta")),
    ];

    private static IEnumerable<Parameter> Leg(string prefix, IReadOnlyList<string> types)
    {
        var names = TermNames.Of(prefix);
        return
        [
            new(names.Type, ParameterType.Choice, "Kind of that order.")
            {
                IsRequired = true,
                Choices = types,
                ValueName = "TYPE",
            },
            .. names.Parameters,
        ];
    }

    private static Parameter Side(string name, string description) =>
        new(name, ParameterType.Choice, description) { IsRequired = true, Choices = ["buy", "sell"] };

    private static Parameter Quantity(string name, string description) =>
        new(name, ParameterType.Decimal, description) { IsRequired = true };

    private static Side ReadSide(ParsedArguments arguments, string name) =>
        arguments.Require(name) is "buy" ? Spotwire.Side.Buy : Spotwire.Side.Sell;

    private static decimal Required(ParsedArguments arguments, string name) =>
        arguments.FindDecimal(name) ?? throw ParsedArguments.Wrong(name, "is missing");
}
