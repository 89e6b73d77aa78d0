using Spotwire.Simulator.Accounts;
using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Orders;

internal sealed partial class OrderDesk
{
    // As in the samples of the documentation, these are numbered from zero.
    private long _nextAllocationId;
    private long _nextPreventedId;

    /// <summary>A routed order of this desk takes from another market's book: the exchange's own account trades there
    /// and passes it on, in this market's quote asset, as an allocation.</summary>
    public void Allocate(SimulatedOrder taker, OrderDesk other, in MatchTrade trade)
    {
        var maker = other._open[trade.MakerOrderId];
        var deal = other.NewDeal(trade);
        PassOn(taker, other, maker, deal);
        Book(taker, deal, isMaker: false, _nextAllocationId++);
        other.Book(maker, deal, isMaker: true);
        other.Publish(deal, trade.TakerSide);
    }

    /// <summary>Self-trade prevention kept an order of this desk from a trade.</summary>
    /// <param name="taker">The incoming order.</param>
    /// <param name="other">The desk of the resting order: this one, or another one for a routed order.</param>
    /// <param name="prevention">What happened.</param>
    public void Prevent(SimulatedOrder taker, OrderDesk other, in MatchPrevention prevention)
    {
        var maker = other._open[prevention.MakerOrderId];
        _reports.Release(taker);
        var met = Math.Min(
            prevention.TakerPreventedSteps > 0 ? prevention.TakerPreventedSteps : Wanted(taker),
            prevention.MakerPreventedSteps > 0 ? prevention.MakerPreventedSteps : maker.OpenSteps);
        var match = new PreventedMatch
        {
            Id = _nextPreventedId++,
            Market = _market,
            MakerMarket = other._market,
            TakerOrderId = taker.OrderId,
            MakerOrderId = maker.OrderId,
            TakerAccount = taker.Account,
            MakerAccount = maker.Account,
            TradeGroup = taker.Terms.TradeGroup,
            Mode = Word(prevention.Mode),
            Price = prevention.PriceTicks * _market.Filters.TickSize,
            Quantity = Base(met),
            TakerPreventedQuantity = Lost(prevention.TakerPreventedSteps),
            MakerPreventedQuantity = Lost(prevention.MakerPreventedSteps),
            TimeMicros = _now,
        };
        if (prevention.IsTransfer)
        {
            Transfer(taker, other, maker, prevention.PriceTicks, met);
        }

        if (_floor.Accounts[taker.Account].IsRecorded)
        {
            _market.Records.Add(match);
        }

        Prevent(taker, match, prevention.TakerPreventedSteps);
        other.Prevent(maker, match, prevention.MakerPreventedSteps);
    }

    private static long Wanted(SimulatedOrder taker) =>
        taker.Terms.Type == MatchType.MarketByQuote ? long.MaxValue : taker.OpenSteps;

    private static string Word(MatchSelfTrade mode) => mode switch
    {
        MatchSelfTrade.ExpireTaker => "EXPIRE_TAKER",
        MatchSelfTrade.ExpireMaker => "EXPIRE_MAKER",
        MatchSelfTrade.ExpireBoth => "EXPIRE_BOTH",
        MatchSelfTrade.Decrement => "DECREMENT",
        MatchSelfTrade.Transfer => "TRANSFER",
        _ => "NONE",
    };

    private decimal? Lost(long steps) => steps == 0 ? null : Base(steps);

    private void Transfer(SimulatedOrder taker, OrderDesk other, SimulatedOrder maker, long ticks, long steps)
    {
        var deal = new Deal(0, ticks, steps, Base(steps), _market.QuoteAmount((Int128)ticks * steps));
        if (other != this)
        {
            PassOn(taker, other, maker, deal);
            return;
        }

        var (buyer, seller) = taker.IsBuy ? (taker, maker) : (maker, taker);
        Settle(Party(buyer, deal), Party(seller, deal), deal);
    }

    // The house owns nothing of the base asset: it first gets what it then gives.
    private void PassOn(SimulatedOrder taker, OrderDesk other, SimulatedOrder maker, in Deal deal)
    {
        var house = new SettlementParty(_floor.House, 0m);
        if (taker.IsBuy)
        {
            other.Settle(house, other.Party(maker, deal), deal);
            Settle(Party(taker, deal), house, deal);
        }
        else
        {
            Settle(house, Party(taker, deal), deal);
            other.Settle(other.Party(maker, deal), house, deal);
        }
    }

    private void Prevent(SimulatedOrder order, PreventedMatch match, long steps)
    {
        order.PreventedMatches.Add(match);
        if (steps == 0)
        {
            return;
        }

        order.PreventedSteps += steps;
        order.PreventedMatchId = match.Id;
        order.UpdatedMicros = _now;
        if (order.Terms.Type != MatchType.MarketByQuote && order.OpenSteps == 0)
        {
            order.Status = "EXPIRED_IN_MATCH";
        }

        _holdings.Shrink(order);
        _reports.Prevented(order, match, Base(steps));
    }
}
