namespace Spotwire.Cli.Demo;

/// <summary>An execution of one of the agent's orders.</summary>
internal sealed record DemoFill
{
    /// <summary>The trade's number, unique per symbol.</summary>
    public required long TradeId { get; init; }

    /// <summary>The order's number.</summary>
    public required OrderId OrderId { get; init; }

    /// <summary>Side of the order.</summary>
    public required Side Side { get; init; }

    /// <summary>Price of the trade.</summary>
    public required decimal Price { get; init; }

    /// <summary>Quantity of the trade.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Price × quantity.</summary>
    public required decimal QuoteQuantity { get; init; }

    /// <summary>What the exchange kept.</summary>
    public required decimal Commission { get; init; }

    /// <summary>In which asset.</summary>
    public required Asset CommissionAsset { get; init; }

    /// <summary>Whether the agent's order was resting.</summary>
    public required bool IsMaker { get; init; }

    /// <summary>When, on the exchange's clock.</summary>
    public required ExchangeTime Time { get; init; }
}
