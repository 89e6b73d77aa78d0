namespace Spotwire.Simulator.Matching;

/// <summary>What an order does when it reaches the matching core.</summary>
internal enum MatchType
{
    /// <summary>Trades at its price or better; what then happens to the rest is the time in force's.</summary>
    Limit,

    /// <summary>A limit order that is refused if it would trade at once.</summary>
    LimitMaker,

    /// <summary>Trades a quantity at any price; never rests.</summary>
    Market,

    /// <summary>Trades for a budget of the quote asset at any price; never rests.</summary>
    MarketByQuote,

    /// <summary>Waits until the price has moved against its owner, then is a market order.</summary>
    StopLoss,

    /// <summary>Waits until the price has moved against its owner, then is a limit order.</summary>
    StopLossLimit,

    /// <summary>Waits until the price has moved in favour of its owner, then is a market order.</summary>
    TakeProfit,

    /// <summary>Waits until the price has moved in favour of its owner, then is a limit order.</summary>
    TakeProfitLimit,
}
