namespace Spotwire.Rules;

/// <summary>What the filters look at: the numbers of an order. A null number is not part of the order, or not
/// known.</summary>
internal readonly record struct OrderUnderCheck
{
    /// <summary>Whether it executes at whatever price as soon as it is taken (MARKET).</summary>
    public bool IsMarket { get; init; }

    /// <summary>Limit price.</summary>
    public decimal? Price { get; init; }

    /// <summary>Trigger price.</summary>
    public decimal? StopPrice { get; init; }

    /// <summary>Quantity, in the base asset.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Amount of a market order, in the quote asset.</summary>
    public decimal? QuoteQuantity { get; init; }

    /// <summary>The symbol's quantity increment, to name a quantity that would do; 0 for none.</summary>
    public decimal QuantityStep { get; init; }

    /// <summary>What a market order is valued at.</summary>
    public RulePrices Prices { get; init; }
}
