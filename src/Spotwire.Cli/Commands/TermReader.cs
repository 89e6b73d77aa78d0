using Spotwire.Trading;

namespace Spotwire.Cli.Commands;

/// <summary>Reads the options of an order into its typed shape; what the type does not have must not be
/// given.</summary>
internal static class TermReader
{
    private const string PrimaryPeg = "PRIMARY_PEG";

    /// <summary>The words of a type.</summary>
    public static IReadOnlyList<string> Types { get; } =
    [
        "market", "limit", "limit_maker", "stop_loss", "stop_loss_limit", "take_profit", "take_profit_limit",
    ];

    /// <summary>The order, without market, direction and quantity.</summary>
    /// <param name="arguments">What was given.</param>
    /// <param name="names">How its options are called.</param>
    /// <param name="type">Its type, one of the words.</param>
    /// <exception cref="Errors.CliException">The options do not make one.</exception>
    public static TypedOrder Read(ParsedArguments arguments, TermNames names, string type)
    {
        ForbidForeign(arguments, names, type);
        TypedOrder order = type switch
        {
            "market" => new MarketOrder(),
            "limit" => ReadLimit(arguments, names),
            "limit_maker" => new LimitMakerOrder
            {
                Price = ReadMakerPrice(arguments, names),
                IcebergQuantity = arguments.FindDecimal(names.IcebergQuantity),
            },
            "stop_loss" => new StopLossOrder { Trigger = ReadTrigger(arguments, names) },
            "take_profit" => new TakeProfitOrder { Trigger = ReadTrigger(arguments, names) },
            "stop_loss_limit" => new StopLossLimitOrder
            {
                Price = ReadPrice(arguments, names),
                Trigger = ReadTrigger(arguments, names),
                Lifetime = ReadLifetime(arguments, names),
            },
            _ => new TakeProfitLimitOrder
            {
                Price = ReadPrice(arguments, names),
                Trigger = ReadTrigger(arguments, names),
                Lifetime = ReadLifetime(arguments, names),
            },
        };
        return order with
        {
            ClientOrderId = FindClientId(arguments, names.ClientId),
            StrategyId = arguments.FindInteger(names.StrategyId, long.MinValue),
            StrategyType = (int?)arguments.FindInteger(names.StrategyType, 0, int.MaxValue),
        };
    }

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

    private static void ForbidForeign(ParsedArguments arguments, TermNames names, string type)
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
    }

    private static TypedOrder ReadLimit(ParsedArguments arguments, TermNames names)
    {
        var lifetime = ReadLifetime(arguments, names);
        var levels = ReadOffset(arguments, names);
        var price = arguments.FindDecimal(names.Price);
        return arguments.Find(names.PegPriceType) switch
        {
            null => new LimitOrder { Price = RequirePrice(price, names), Lifetime = lifetime },
            PrimaryPeg when lifetime.TimeInForce != TimeInForce.GoodTillCanceled =>
                throw ParsedArguments.Wrong(names.TimeInForce, $"must be GTC with {names.PegPriceType} {PrimaryPeg}"),
            PrimaryPeg => new PrimaryPegOrder
            {
                OffsetLevels = levels, WorstPrice = price, IcebergQuantity = lifetime.IcebergQuantity,
            },
            _ => new MarketPegOrder { OffsetLevels = levels, WorstPrice = price, Lifetime = lifetime },
        };
    }

    private static LimitPrice ReadPrice(ParsedArguments arguments, TermNames names)
    {
        var price = arguments.FindDecimal(names.Price);
        return arguments.Find(names.PegPriceType) switch
        {
            null => RequirePrice(price, names),
            PrimaryPeg => LimitPrice.PrimaryPeg(ReadOffset(arguments, names), price),
            _ => LimitPrice.MarketPeg(ReadOffset(arguments, names), price),
        };
    }

    private static MakerPrice ReadMakerPrice(ParsedArguments arguments, TermNames names)
    {
        var price = arguments.FindDecimal(names.Price);
        return arguments.Find(names.PegPriceType) switch
        {
            null => RequirePrice(price, names),
            PrimaryPeg => MakerPrice.PrimaryPeg(ReadOffset(arguments, names), price),
            _ => throw ParsedArguments.Wrong(
                names.PegPriceType, $"must be {PrimaryPeg} for an order of type limit_maker"),
        };
    }

    private static Lifetime ReadLifetime(ParsedArguments arguments, TermNames names)
    {
        var word = arguments.Find(names.TimeInForce) is { } text
            ? TimeInForce.FromWire(text)
            : TimeInForce.GoodTillCanceled;
        return arguments.FindDecimal(names.IcebergQuantity) is not { } visible ? word
            : word == TimeInForce.GoodTillCanceled ? Lifetime.Iceberg(visible)
            : throw ParsedArguments.Wrong(names.IcebergQuantity, $"needs {names.TimeInForce} GTC, not {word.Value}");
    }

    private static decimal RequirePrice(decimal? price, TermNames names) =>
        price ?? throw ParsedArguments.Wrong(names.Price, "is missing");

    private static int? ReadOffset(ParsedArguments arguments, TermNames names) =>
        (int?)arguments.FindInteger(names.PegOffsetValue, 1, LimitPrice.MaxOffsetLevels);

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
