using Spotwire.Trading;

namespace Spotwire.Rules;

/// <summary>What the filters look at: the numbers of an order. A null number is not part of the order, or not
/// known.</summary>
internal readonly record struct OrderUnderCheck
{
    /// <summary>Whether it executes at whatever price as soon as it is taken (MARKET).</summary>
    public bool IsMarket { get; init; }

    /// <summary>Limit price, or peg.</summary>
    public LimitPrice? Limit { get; init; }

    /// <summary>What triggers it.</summary>
    public StopTrigger? Trigger { get; init; }

    /// <summary>Whether it is triggered by a rising price: a stop-loss that buys, a take-profit that sells.</summary>
    public bool TriggersAbove { get; init; }

    /// <summary>Limit price; of a peg the worst price.</summary>
    public decimal? Price => Limit?.Value;

    /// <summary>Trigger price.</summary>
    public decimal? StopPrice => Trigger?.StopPrice;

    /// <summary>Trailing distance in basis points.</summary>
    public int? TrailingDelta => Trigger?.TrailingDelta;

    /// <summary>The part that the book shows, in the base asset.</summary>
    public decimal? IcebergQuantity { get; init; }

    /// <summary>Quantity, in the base asset.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Amount of a market order, in the quote asset.</summary>
    public decimal? QuoteQuantity { get; init; }

    /// <summary>The symbol's quantity increment, to name a quantity that would do; 0 for none.</summary>
    public decimal QuantityStep { get; init; }

    /// <summary>What a market order is valued at.</summary>
    public RulePrices Prices { get; init; }
}
