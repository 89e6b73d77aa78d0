namespace Spotwire.Simulator.Matching;

/// <summary>Hears what a command to the matching core did, in order, while it happens.</summary>
/// <remarks>Per taker: accepted (or triggered), then per price level its trades and prevented trades, each followed by
/// the end of the maker it used up, and the level's new total if that changed; then the taker's own end, or the level
/// it rests on. An order of a pair is told to have expired before the other one trades or works. A listener gives the
/// book no commands. It may ask the book in <see cref="OnAccepted"/>, <see cref="OnTriggered"/> and
/// <see cref="TakerBounds"/>, which come before the order does anything; in between, levels are half done.</remarks>
internal interface IMatchingListener
{
    /// <summary>The order was taken on.</summary>
    void OnAccepted(in MatchOrder order);

    /// <summary>The order was refused; nothing else happens to it.</summary>
    void OnRejected(in MatchOrder order, MatchRejection reason);

    /// <summary>A trailing stop begins to follow the price.</summary>
    /// <param name="order">The order.</param>
    /// <param name="extremeTicks">The price from which it counts.</param>
    void OnTracking(in MatchOrder order, long extremeTicks);

    /// <summary>The last price has reached the order, and it is about to work.</summary>
    /// <param name="order">The order as it waited.</param>
    /// <param name="working">The order as it will work; its limit price may be set, the rest is not looked at.</param>
    /// <returns>False to let it expire instead, for instance where its owner cannot pay.</returns>
    bool OnTriggered(in MatchOrder order, ref MatchOrder working);

    /// <summary>At which prices the order may take. Asked once, before it takes anything, and only if there is
    /// something to take.</summary>
    MatchBounds TakerBounds(in MatchOrder order);

    /// <summary>Two orders traded.</summary>
    void OnTrade(in MatchTrade trade);

    /// <summary>Two orders of one owner or one trade group met and did not trade. Where that leaves nothing of an
    /// order, its end follows.</summary>
    void OnPrevented(in MatchPrevention prevention);

    /// <summary>An accepted order ended.</summary>
    void OnDone(in MatchDone done);

    /// <summary>A price level has a new total.</summary>
    /// <param name="side">Buy for a bid, Sell for an ask.</param>
    /// <param name="priceTicks">The level's price.</param>
    /// <param name="totalSteps">What others see there; zero when it is gone.</param>
    void OnLevel(MatchSide side, long priceTicks, long totalSteps);
}
