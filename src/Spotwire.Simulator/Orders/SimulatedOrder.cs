using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Orders;

/// <summary>An order in the exchange's records, and its life so far.</summary>
internal sealed class SimulatedOrder
{
    /// <summary>Where.</summary>
    public required Market Market { get; init; }

    /// <summary>Its terms in ticks and steps; owner and number are in there.</summary>
    public required MatchOrder Terms { get; init; }

    /// <summary>Type as on the wire.</summary>
    public required string Type { get; init; }

    /// <summary>Its name.</summary>
    public required string ClientOrderId { get; init; }

    /// <summary>What was to be spent or received at market; zero without.</summary>
    public decimal QuoteQuantity { get; init; }

    /// <summary>The caller's label.</summary>
    public long? StrategyId { get; init; }

    /// <summary>The caller's label.</summary>
    public long? StrategyType { get; init; }

    /// <summary>When it was placed.</summary>
    public required long CreatedMicros { get; init; }

    /// <summary>When it last changed.</summary>
    public long UpdatedMicros { get; set; }

    /// <summary>Since when it works; null for a stop that waits.</summary>
    public long? WorkingMicros { get; set; }

    /// <summary>State as on the wire.</summary>
    public string Status { get; set; } = "NEW";

    /// <summary>Why it expired, as on the wire; null if it has not.</summary>
    public string? ExpiryReason { get; set; }

    /// <summary>What has been filled, in steps.</summary>
    public long ExecutedSteps { get; set; }

    /// <summary>What has been filled, in ticks × steps.</summary>
    public Int128 ExecutedQuoteUnits { get; set; }

    /// <summary>What is still held for it, in the asset that it gives.</summary>
    public decimal Held { get; set; }

    /// <summary>Its fills.</summary>
    public List<AccountTrade> Fills { get; } = [];

    public long OrderId => Terms.OrderId;

    public int Account => Terms.Owner;

    public bool IsBuy => Terms.Side == MatchSide.Buy;

    public bool IsOpen => Status is "NEW" or "PARTIALLY_FILLED";

    public decimal Price => Terms.HasLimit ? Terms.PriceTicks * Market.Filters.TickSize : 0m;

    public decimal StopPrice => Terms.IsStop ? Terms.StopTicks * Market.Filters.TickSize : 0m;

    /// <summary>The quantity; what has been executed where only the quote quantity was given.</summary>
    public decimal Quantity => Terms.Type == MatchType.MarketByQuote
        ? ExecutedQuantity
        : Terms.QuantitySteps * Market.Filters.StepSize;

    public decimal ExecutedQuantity => ExecutedSteps * Market.Filters.StepSize;

    public decimal ExecutedQuote => Market.QuoteAmount(ExecutedQuoteUnits);

    /// <summary>Lifetime as on the wire.</summary>
    public string TimeInForce => Terms.TimeInForce switch
    {
        MatchTimeInForce.ImmediateOrCancel => "IOC",
        MatchTimeInForce.FillOrKill => "FOK",
        _ => "GTC",
    };
}
