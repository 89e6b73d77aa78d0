namespace Spotwire.Simulator;

/// <summary>Hears what happens on one market, in order. A command that changes the market ends with
/// <see cref="OnCommandDone"/>, so that one command is one book update.</summary>
internal interface IMarketListener
{
    /// <summary>A public trade.</summary>
    void OnTrade(in PublicTrade trade);

    /// <summary>A price level has a new total.</summary>
    /// <param name="isBid">Whether it is a bid level.</param>
    /// <param name="priceTicks">The level's price in ticks of the market.</param>
    /// <param name="quantitySteps">Its new total in steps of the market; zero when the level is gone.</param>
    void OnLevel(bool isBid, long priceTicks, long quantitySteps);

    /// <summary>The command is done; levels stand as told.</summary>
    /// <param name="nowMicros">The exchange's clock.</param>
    void OnCommandDone(long nowMicros);
}
