namespace Spotwire.Cli.Commands;

/// <summary>How the options of an order are called: alone, or as one of an order list, where Binance's names stand
/// behind a prefix.</summary>
internal sealed record TermNames
{
    /// <summary>The options of an order of its own.</summary>
    public static TermNames Alone { get; } = new()
    {
        Type = "--type",
        Price = "--price",
        StopPrice = "--stop",
        TrailingDelta = "--trailing-delta",
        TimeInForce = "--tif",
        IcebergQuantity = "--iceberg-qty",
        PegPriceType = "--peg-price-type",
        PegOffsetType = "--peg-offset-type",
        PegOffsetValue = "--peg-offset-value",
        ClientId = "--client-id",
        StrategyId = "--strategy-id",
        StrategyType = "--strategy-type",
    };

    public required string Type { get; init; }

    public required string Price { get; init; }

    public required string StopPrice { get; init; }

    public required string TrailingDelta { get; init; }

    public required string TimeInForce { get; init; }

    public required string IcebergQuantity { get; init; }

    public required string PegPriceType { get; init; }

    public required string PegOffsetType { get; init; }

    public required string PegOffsetValue { get; init; }

    public required string ClientId { get; init; }

    public required string StrategyId { get; init; }

    public required string StrategyType { get; init; }

    /// <summary>The options of one order of a list, e.g. <c>--pending-above-stop-price</c>.</summary>
    public static TermNames Of(string prefix) => new()
    {
        Type = $"--{prefix}-type",
        Price = $"--{prefix}-price",
        StopPrice = $"--{prefix}-stop-price",
        TrailingDelta = $"--{prefix}-trailing-delta",
        TimeInForce = $"--{prefix}-time-in-force",
        IcebergQuantity = $"--{prefix}-iceberg-qty",
        PegPriceType = $"--{prefix}-peg-price-type",
        PegOffsetType = $"--{prefix}-peg-offset-type",
        PegOffsetValue = $"--{prefix}-peg-offset-value",
        ClientId = $"--{prefix}-client-order-id",
        StrategyId = $"--{prefix}-strategy-id",
        StrategyType = $"--{prefix}-strategy-type",
    };

    /// <summary>The parameters, the type apart.</summary>
    public IReadOnlyList<Parameter> Parameters =>
    [
        new(Price, ParameterType.Decimal, "Limit price in the quote asset; of a peg the worst price."),
        new(StopPrice, ParameterType.Decimal, "Stop price, at which the order is triggered."),
        new(TrailingDelta, ParameterType.Integer, "Trailing distance in basis points: 100 is 1 %."),
        new(TimeInForce, ParameterType.Choice, "Time in force.")
        {
            Choices = ["GTC", "IOC", "FOK"],
            Default = "GTC",
        },
        new(IcebergQuantity, ParameterType.Decimal, "The part that the book shows."),
        new(PegPriceType, ParameterType.Choice, "Takes the limit price from the book: of its own or the other side.")
        {
            Choices = ["PRIMARY_PEG", "MARKET_PEG"],
        },
        new(PegOffsetType, ParameterType.Choice, "Unit of the peg's offset; there is one.")
        {
            Choices = ["PRICE_LEVEL"],
            Default = "PRICE_LEVEL",
        },
        new(PegOffsetValue, ParameterType.Integer, "Price levels that the peg lies deeper in the book, 1 to 100."),
        new(ClientId, ParameterType.Text, "Your name for the order: 1 to 36 letters, digits, - or _.")
        {
            Default = "a fresh one",
            ValueName = "ID",
        },
        new(StrategyId, ParameterType.Integer, "Your number of a strategy."),
        new(StrategyType, ParameterType.Integer, "Your number of a kind of strategy, 1000000 or more."),
    ];
}
