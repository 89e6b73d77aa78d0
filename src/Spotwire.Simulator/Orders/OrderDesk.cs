using Spotwire.Simulator.Accounts;
using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Orders;

/// <summary>The life of the orders of one market: takes them in, holds what they may cost, and books what the
/// matching core makes of them into accounts, records and market data.</summary>
/// <remarks>What an order holds is not documented: a buyer's limit price (at market the cost of the book as it stands,
/// for a stop at market the stop price) times quantity, a seller's quantity.</remarks>
internal sealed partial class OrderDesk
{
    private readonly Market _market;
    private readonly AccountLedger _ledger;
    private readonly IReadOnlyList<ExchangeAccount> _accounts;
    private readonly Dictionary<long, SimulatedOrder> _open = [];
    private long _nextOrderId = 1;
    private long _nextTradeId = 1;
    private long _now;
    private MatchRejection? _rejection;

    public OrderDesk(Market market, AccountLedger ledger, IReadOnlyList<ExchangeAccount> accounts)
    {
        _market = market;
        _ledger = ledger;
        _accounts = accounts;
    }

    /// <summary>The number that the next order gets.</summary>
    public long NextOrderId => _nextOrderId;

    /// <summary>Takes an order in and works off all that it sets in motion.</summary>
    /// <exception cref="RefusalException">Too little balance, or the matching core refuses it.</exception>
    public void Submit(SimulatedOrder order, long nowMicros)
    {
        _now = nowMicros;
        RequireAcceptable(order);
        Hold(order);
        _nextOrderId = Math.Max(_nextOrderId, order.OrderId + 1);
        _open.Add(order.OrderId, order);
        _rejection = null;
        _market.Book.Submit(order.Terms, this);
        if (_rejection is { } rejection)
        {
            _open.Remove(order.OrderId);
            Release(order);
            throw Refusal(rejection);
        }

        _market.Data.OnCommandDone(nowMicros);
    }

    /// <summary>Refuses an order that the exchange would refuse now, and changes nothing.</summary>
    /// <exception cref="RefusalException">Too little balance, or the matching core would refuse it.</exception>
    public void RequireAcceptable(SimulatedOrder order)
    {
        if (_ledger.GetBalance(order.Account, GivenAsset(order)).Free < Cost(order.Terms).Needed)
        {
            throw Poor();
        }

        if (order.Terms.Type == MatchType.LimitMaker
            && _market.Book.WouldTake(order.Terms.Side, order.Terms.PriceTicks))
        {
            throw Refusal(MatchRejection.WouldTake);
        }
    }

    /// <summary>Cancels an open order.</summary>
    /// <returns>False where there is no such open order.</returns>
    public bool Cancel(long orderId, long nowMicros)
    {
        _now = nowMicros;
        if (!_market.Book.Cancel(orderId, this))
        {
            return false;
        }

        _market.Data.OnCommandDone(nowMicros);
        return true;
    }

    private static Asset GivenAsset(SimulatedOrder order) =>
        order.IsBuy ? order.Market.Spec.QuoteAsset : order.Market.Spec.BaseAsset;

    private static RefusalException Poor() =>
        Refusals.NewOrder("Account has insufficient balance for requested action.");

    private static RefusalException Refusal(MatchRejection rejection) => Refusals.NewOrder(
        rejection == MatchRejection.WouldTake
            ? "Order would immediately match and take."
            : "Order would trigger immediately.");

    private void Hold(SimulatedOrder order)
    {
        order.Held = Cost(order.Terms).Held;
        if (!_ledger.TryLock(order.Account, GivenAsset(order), order.Held))
        {
            throw Poor();
        }

        _accounts[order.Account].UpdatedMicros = _now;
    }

    // What must be free for the order to be taken, and what is held of it.
    private (decimal Needed, decimal Held) Cost(in MatchOrder terms)
    {
        var isBuy = terms.Side == MatchSide.Buy;
        if (terms.Type == MatchType.MarketByQuote)
        {
            var plan = _market.Book.StepsForQuote(terms.Side, terms.QuoteUnits);
            if (!isBuy)
            {
                var sold = Base(plan.Steps);
                return (sold, sold);
            }

            return (_market.QuoteAmount(terms.QuoteUnits), _market.QuoteAmount(plan.QuoteUnits));
        }

        var amount = (isBuy, terms.Type) switch
        {
            (false, _) => Base(terms.QuantitySteps),
            (true, MatchType.Market) => _market.QuoteAmount(
                _market.Book.CostToFill(terms.Side, terms.QuantitySteps).QuoteUnits),
            (true, MatchType.StopLoss) => _market.QuoteAmount((Int128)terms.StopTicks * terms.QuantitySteps),
            _ => _market.QuoteAmount((Int128)terms.PriceTicks * terms.QuantitySteps),
        };
        return (amount, amount);
    }

    private void Release(SimulatedOrder order)
    {
        if (order.Held > 0m)
        {
            _ledger.Unlock(order.Account, GivenAsset(order), order.Held);
            order.Held = 0m;
        }

        _accounts[order.Account].UpdatedMicros = _now;
    }

    private decimal Base(long steps) => steps * _market.Filters.StepSize;
}
