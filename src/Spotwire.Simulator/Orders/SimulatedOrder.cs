using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Orders;

/// <summary>An order in the exchange's records, and its life so far.</summary>
internal sealed class SimulatedOrder
{
    /// <summary>Where.</summary>
    public required Market Market { get; init; }

    /// <summary>Its terms in ticks and steps; owner and number are in there. The quantity changes with an amendment,
    /// the price with a peg.</summary>
    public required MatchOrder Terms { get; set; }

    /// <summary>Type as on the wire.</summary>
    public required string Type { get; init; }

    /// <summary>Its name; an amendment changes it, a cancel does not.</summary>
    public required string ClientOrderId { get; set; }

    /// <summary>The name of the cancel that ended it; null if none did.</summary>
    public string? CancelId { get; set; }

    /// <summary>The list it belongs to; null for none.</summary>
    public OrderList? List { get; set; }

    /// <summary>What was to be spent or received at market; zero without.</summary>
    public decimal QuoteQuantity { get; init; }

    /// <summary>The caller's label.</summary>
    public long? StrategyId { get; init; }

    /// <summary>The caller's label.</summary>
    public long? StrategyType { get; init; }

    /// <summary>The limit price that was sent; zero for none.</summary>
    public decimal Price { get; init; }

    /// <summary>The part that the book shows; zero for all of it.</summary>
    public decimal IcebergQuantity { get; set; }

    /// <summary>How far it trails, in basis points; null if it does not.</summary>
    public int? TrailingDelta { get; init; }

    /// <summary>Since when it tracks the price; null before, and if it does not trail.</summary>
    public long? TrailingMicros { get; set; }

    /// <summary>Self-trade prevention as on the wire.</summary>
    public string SelfTradePrevention { get; init; } = "NONE";

    /// <summary>PRIMARY_PEG or MARKET_PEG; null for a price of its own.</summary>
    public string? PegPriceType { get; init; }

    /// <summary>Levels deeper than the best; null without an offset. The offset's type is always PRICE_LEVEL.</summary>
    public int? PegOffsetValue { get; init; }

    /// <summary>The price that the peg gave; null before, and without a peg.</summary>
    public decimal? PeggedPrice { get; set; }

    /// <summary>Whether it was routed over several books.</summary>
    public bool UsedSor { get; init; }

    /// <summary>The desks of the other markets whose books it may take from; empty where it is not routed.</summary>
    public IReadOnlyList<OrderDesk> Route { get; init; } = [];

    /// <summary>SOR for an order that can get allocations; null for every other.</summary>
    public string? WorkingFloor => UsedSor ? "SOR" : null;

    /// <summary>When it was placed.</summary>
    public required long CreatedMicros { get; init; }

    /// <summary>When it last changed.</summary>
    public long UpdatedMicros { get; set; }

    /// <summary>Since when it works; null for a stop that waits and for a pending order.</summary>
    public long? WorkingMicros { get; set; }

    /// <summary>State as on the wire.</summary>
    public string Status { get; set; } = "NEW";

    /// <summary>Why it expired, as on the wire; null if it has not.</summary>
    public string? ExpiryReason { get; set; }

    /// <summary>What has been filled, in steps.</summary>
    public long ExecutedSteps { get; set; }

    /// <summary>What has been filled, in ticks × steps.</summary>
    public Int128 ExecutedQuoteUnits { get; set; }

    /// <summary>What self-trade prevention took away, in steps.</summary>
    public long PreventedSteps { get; set; }

    /// <summary>What is still held for it, in the asset that it gives. Of a pair the dearer order holds for
    /// both.</summary>
    public decimal Held { get; set; }

    /// <summary>The price in ticks at which a buyer's open quantity is held; zero where it trades at once.</summary>
    public long HoldTicks { get; set; }

    /// <summary>The other order of its pair, while both wait; only one of them will work.</summary>
    public SimulatedOrder? Sibling { get; set; }

    /// <summary>How often its quantity was reduced.</summary>
    public int AmendCount { get; set; }

    /// <summary>Its fills, allocations among them.</summary>
    public List<AccountTrade> Fills { get; private set; } = [];

    /// <summary>Trades that self-trade prevention kept it from.</summary>
    public List<PreventedMatch> PreventedMatches { get; private set; } = [];

    public long OrderId => Terms.OrderId;

    public int Account => Terms.Owner;

    public bool IsBuy => Terms.Side == MatchSide.Buy;

    public long OrderListId => List?.Id ?? -1;

    public bool IsOpen => Status is "NEW" or "PARTIALLY_FILLED" or "PENDING_NEW";

    /// <summary>Whether it is on the book now; not a waiting stop.</summary>
    public bool IsOnBook => WorkingMicros is not null && Status is "NEW" or "PARTIALLY_FILLED";

    /// <summary>Whether it waits for its list's working order.</summary>
    public bool IsPending => Status == "PENDING_NEW";

    /// <summary>False for a pending order whose quantity is what another one will have bought; it has none to
    /// tell.</summary>
    public bool HasQuantity => Terms.QuantitySteps > 0 || Terms.Type == MatchType.MarketByQuote;

    /// <summary>Whether it is a stop or take-profit order, as the filters count them.</summary>
    public bool IsAlgo => Type is "STOP_LOSS" or "STOP_LOSS_LIMIT" or "TAKE_PROFIT" or "TAKE_PROFIT_LIMIT";

    /// <summary>The stop price; zero for none.</summary>
    public decimal StopPrice => IsAlgo ? Terms.StopTicks * Market.Filters.TickSize : 0m;

    /// <summary>The quantity; what has been executed where only the quote quantity was given.</summary>
    public decimal Quantity => Terms.Type == MatchType.MarketByQuote
        ? ExecutedQuantity + PreventedQuantity
        : Terms.QuantitySteps * Market.Filters.StepSize;

    public decimal ExecutedQuantity => ExecutedSteps * Market.Filters.StepSize;

    public decimal ExecutedQuote => Market.QuoteAmount(ExecutedQuoteUnits);

    public decimal PreventedQuantity => PreventedSteps * Market.Filters.StepSize;

    /// <summary>The prevented match that last took some of it away; null for none.</summary>
    public long? PreventedMatchId { get; set; }

    /// <summary>What may still trade, in steps; zero where only the quote quantity was given.</summary>
    public long OpenSteps => Terms.QuantitySteps - ExecutedSteps - PreventedSteps;

    /// <summary>Lifetime as on the wire.</summary>
    public string TimeInForce => Terms.TimeInForce switch
    {
        MatchTimeInForce.ImmediateOrCancel => "IOC",
        MatchTimeInForce.FillOrKill => "FOK",
        _ => "GTC",
    };

    /// <summary>The order as it is now; what happens to it later does not change the copy.</summary>
    public SimulatedOrder Snapshot()
    {
        var copy = (SimulatedOrder)MemberwiseClone();
        copy.Fills = [.. Fills];
        copy.PreventedMatches = [.. PreventedMatches];
        return copy;
    }
}
