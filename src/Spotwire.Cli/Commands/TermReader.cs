using Spotwire.Trading;

namespace Spotwire.Cli.Commands;

/// <summary>Reads the options of an order into its typed shape; what the type does not have must not be
/// given.</summary>
internal static class TermReader
{
    /// <summary>The words of a type.</summary>
    public static IReadOnlyList<string> Types { get; } =
    [
        "market", "limit", "limit_maker", "stop_loss", "stop_loss_limit", "take_profit", "take_profit_limit",
    ];

    /// <summary>The order.</summary>
    /// <param name="arguments">What was given.</param>
    /// <param name="names">How its options are called.</param>
    /// <param name="type">Its type, one of the words.</param>
    /// <param name="market">The market and the direction.</param>
    /// <param name="quantity">In the base asset.</param>
    /// <exception cref="Errors.CliException">The options do not make one.</exception>
    public static NewOrder Read(
        ParsedArguments arguments, TermNames names, string type, (Symbol Symbol, Side Side) market, decimal quantity)
    {
        var isLimit = type is "limit" or "limit_maker" or "stop_loss_limit" or "take_profit_limit";
        var isTriggered = type is "stop_loss" or "stop_loss_limit" or "take_profit" or "take_profit_limit";
        Forbid(arguments, !isLimit, type, names.Price, names.IcebergQuantity, names.PegPriceType);
        Forbid(
            arguments, !isLimit || !arguments.Has(names.PegPriceType), type, names.PegOffsetValue, names.PegOffsetType);
        if (arguments.Has(names.PegOffsetType) && !arguments.Has(names.PegOffsetValue))
        {
            throw ParsedArguments.Wrong(names.PegOffsetType, $"needs {names.PegOffsetValue}");
        }

        Forbid(arguments, !isTriggered, type, names.StopPrice, names.TrailingDelta);
        Forbid(arguments, !isLimit || type is "limit_maker", type, names.TimeInForce);
        var price = isLimit ? ReadPrice(arguments, names) : default;
        var trigger = isTriggered ? ReadTrigger(arguments, names) : default;
        var iceberg = arguments.FindDecimal(names.IcebergQuantity);
        var lifetime = arguments.Find(names.TimeInForce) is { } text
            ? TimeInForce.FromWire(text)
            : TimeInForce.GoodTillCanceled;
        var (symbol, side) = market;
        NewOrder order = type switch
        {
            "market" => new MarketOrder { Symbol = symbol, Side = side, Quantity = quantity },
            "limit" => new LimitOrder
            {
                Symbol = symbol, Side = side, Quantity = quantity, Price = price,
                TimeInForce = lifetime, IcebergQuantity = iceberg,
            },
            "limit_maker" => new LimitMakerOrder
            {
                Symbol = symbol, Side = side, Quantity = quantity, Price = price, IcebergQuantity = iceberg,
            },
            "stop_loss" => new StopLossOrder { Symbol = symbol, Side = side, Quantity = quantity, Trigger = trigger },
            "take_profit" => new TakeProfitOrder
            {
                Symbol = symbol, Side = side, Quantity = quantity, Trigger = trigger,
            },
            "stop_loss_limit" => new StopLossLimitOrder
            {
                Symbol = symbol, Side = side, Quantity = quantity, Price = price, Trigger = trigger,
                TimeInForce = lifetime, IcebergQuantity = iceberg,
            },
            _ => new TakeProfitLimitOrder
            {
                Symbol = symbol, Side = side, Quantity = quantity, Price = price, Trigger = trigger,
                TimeInForce = lifetime, IcebergQuantity = iceberg,
            },
        };
        return Named(order, arguments, names);
    }

    /// <summary>The order with its name and strategy.</summary>
    public static NewOrder Named(NewOrder order, ParsedArguments arguments, TermNames names) => order with
    {
        ClientOrderId = FindClientId(arguments, names.ClientId),
        StrategyId = arguments.FindInteger(names.StrategyId, long.MinValue),
        StrategyType = (int?)arguments.FindInteger(names.StrategyType, 0, int.MaxValue),
    };

    /// <summary>A caller's name; null where none was given.</summary>
    public static ClientOrderId? FindClientId(ParsedArguments arguments, string name) =>
        arguments.Find(name) is not { } text ? default(ClientOrderId?)
            : ClientOrderId.IsValid(text) ? new ClientOrderId(text)
            : throw ParsedArguments.Wrong(name, "must be 1 to 36 letters, digits, - or _");

    /// <summary>Options that do not go with a type.</summary>
    public static void Forbid(
        ParsedArguments arguments, bool isForbidden, string type, params ReadOnlySpan<string> names)
    {
        if (!isForbidden)
        {
            return;
        }

        foreach (var name in names)
        {
            if (arguments.Has(name))
            {
                throw ParsedArguments.Wrong(name, $"does not go with an order of type {type}");
            }
        }
    }

    private static LimitPrice ReadPrice(ParsedArguments arguments, TermNames names)
    {
        var price = arguments.FindDecimal(names.Price);
        return arguments.Find(names.PegPriceType) is { } peg
            ? LimitPrice.Pegged(
                PegPriceType.FromWire(peg),
                (int?)arguments.FindInteger(names.PegOffsetValue, 1, LimitPrice.MaxOffsetLevels),
                price)
            : price ?? throw ParsedArguments.Wrong(names.Price, "is missing");
    }

    private static StopTrigger ReadTrigger(ParsedArguments arguments, TermNames names)
    {
        var stop = arguments.FindDecimal(names.StopPrice);
        var delta = (int?)arguments.FindInteger(names.TrailingDelta, 1, int.MaxValue);
        return (stop, delta) switch
        {
            ({ } price, { } distance) => StopTrigger.TrailingFrom(price, distance),
            (null, { } distance) => StopTrigger.Trailing(distance),
            ({ } price, null) => price,
            _ => throw ParsedArguments.Wrong(names.StopPrice, $"or {names.TrailingDelta} is missing"),
        };
    }
}
