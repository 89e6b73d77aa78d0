using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Tests.Matching;

/// <summary>A book with a recorder that numbers its orders itself, from 1.</summary>
internal sealed class BookDriver(long marketLotSteps = 1)
{
    private long _lastId;

    public MatchingBook Book { get; } = new(marketLotSteps);

    public MatchingRecorder Told { get; set; } = new();

    public static MatchOrder Order(MatchSide side, MatchType type, long price, long steps, long stop = 0) =>
        new(0, 0, side, type, MatchTimeInForce.GoodTillCanceled, price, steps, 0, stop);

    public static MatchOrder Buy(long price, long steps) => Order(MatchSide.Buy, MatchType.Limit, price, steps);

    public static MatchOrder Sell(long price, long steps) => Order(MatchSide.Sell, MatchType.Limit, price, steps);

    /// <summary>Submits an order and returns its number.</summary>
    public long Submit(MatchOrder order)
    {
        Book.Submit(order with { OrderId = ++_lastId }, Told);
        return _lastId;
    }

    /// <summary>Others' trade of one step, which leaves the book as it was if nothing else rests there.</summary>
    public void TradeAt(long price)
    {
        Submit(Sell(price, 1) with { Owner = 98 });
        Submit(Buy(price, 1) with { Owner = 99 });
    }

    /// <summary>A trade at each price from the last one to that one.</summary>
    public void WalkTo(long price)
    {
        while (Book.LastTradeTicks is { } last && last != price)
        {
            TradeAt(last + Math.Sign(price - last));
        }
    }

    /// <summary>What has been told since the last call.</summary>
    public string[] Hear()
    {
        string[] story = [.. Told.Story];
        Told.Events.Clear();
        return story;
    }
}
