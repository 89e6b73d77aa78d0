namespace Spotwire.Simulator.Matching;

/// <summary>Hears what a command to the matching core did, in order, while it happens.</summary>
/// <remarks>Per taker: accepted (or triggered), then per price level its trades, each followed by the end of the maker
/// it used up, and the level's new total; then the taker's own end, or the level it rests on. A listener gives the book
/// no commands. It may ask the book in <see cref="OnAccepted"/> and <see cref="OnTriggered"/>, which come before the
/// order does anything; in between, levels are half done.</remarks>
internal interface IMatchingListener
{
    /// <summary>The order was taken on.</summary>
    void OnAccepted(in MatchOrder order);

    /// <summary>The order was refused; nothing else happens to it.</summary>
    void OnRejected(in MatchOrder order, MatchRejection reason);

    /// <summary>The last price has reached the order's stop price, and it is about to work.</summary>
    /// <returns>False to let it expire instead, for instance where its owner cannot pay.</returns>
    bool OnTriggered(in MatchOrder order);

    /// <summary>Two orders traded.</summary>
    void OnTrade(in MatchTrade trade);

    /// <summary>An accepted order ended.</summary>
    void OnDone(in MatchDone done);

    /// <summary>A price level has a new total.</summary>
    /// <param name="side">Buy for a bid, Sell for an ask.</param>
    /// <param name="priceTicks">The level's price.</param>
    /// <param name="totalSteps">Its total; zero when it is gone.</param>
    void OnLevel(MatchSide side, long priceTicks, long totalSteps);
}
