using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Limits;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Orders;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Orders;

/// <summary>Random orders, lists, amendments, cancels and transfers of several accounts on a few close prices, so that
/// much meets. One command a step.</summary>
internal sealed class DeskTraffic
{
    private static readonly string[] Modes =
        ["NONE", "EXPIRE_TAKER", "EXPIRE_MAKER", "EXPIRE_BOTH", "DECREMENT", "TRANSFER"];

    private readonly Random _random;
    private readonly Market[] _markets;

    public DeskTraffic(int seed)
    {
        _random = new Random(seed);
        Exchange = new Exchange(new SimulatorOptions
        {
            Seed = seed,
            Flow = false,
            Limits = LimitSpec.Off,
            Symbols = TrafficSymbols.Of(PriceMultipliers.Both(0.9995m, 1.0005m)),
            Accounts =
            [
                AccountSpec.Parse("a:BTC=2,USDT=60000,USDC=60000") with { TradeGroup = 1 },
                AccountSpec.Parse("b:BTC=2,USDT=60000,USDC=60000,BNB=0.02") with
                {
                    TradeGroup = 1, UsesDiscount = true,
                },
                AccountSpec.Parse("c:BTC=0.1,USDT=9000,BNB=50") with { UsesDiscount = true },
            ],
        });
        _markets = [.. Exchange.Markets];
        Observer = new AccountObserver(Exchange);
        Exchange.AccountListener = Observer;
    }

    public Exchange Exchange { get; }

    public AccountObserver Observer { get; }

    public long Now { get; private set; } = ExchangeDriver.Start;

    /// <summary>How many commands were taken, by kind.</summary>
    public Dictionary<string, int> Taken { get; } = [];

    /// <summary>Does something; what is refused changes nothing.</summary>
    public void Step()
    {
        Now += _random.Next(1, 3_000_000);
        var account = _random.Next(3);
        var market = _markets[_random.Next(10) < 7 ? 0 : _random.Next(1, 3)];
        var (name, action) = Choose(account, market);
        try
        {
            action();
            Taken[name] = Taken.GetValueOrDefault(name) + 1;
        }
        catch (RefusalException)
        {
            Taken["refused"] = Taken.GetValueOrDefault("refused") + 1;
        }
        catch (InvalidOperationException exception)
            when (exception.Message.StartsWith("There is less than", StringComparison.Ordinal))
        {
            // More to withdraw or to lock than there is.
        }
    }

    private (string Name, Action Action) Choose(int account, Market market)
    {
        switch (_random.Next(20))
        {
            case < 4:
                return ("flow", () => Exchange.SubmitFlow(market, Flow(market), Now));
            case < 11:
                var ticket = Ticket(market);
                return (ticket.Type, () => Exchange.Place(account, ticket, Now));
            case < 14:
                var list = List(market);
                return (list.Kind.ToString(), () => Exchange.PlaceList(account, list, Now));
            case < 16:
                return ("cancel", () => Exchange.Cancel(account, Pick(account, market), null, Now));
            case 16:
                var lists = Exchange.OrderLists.Open(account);
                return lists.Count == 0
                    ? ("", static () => { })
                    : ("cancelList", () => Exchange.CancelList(account, lists[_random.Next(lists.Count)], "all", Now));
            case 17:
                return ("cancelReplace", () => Exchange.CancelReplace(account, Replacement(account, market), Now));
            case 18:
                return ("amend", () => Amend(account, market));
            default:
                return ("transfer", () => Transfer(account));
        }
    }

    private MatchOrder Flow(Market market) => new(
        0,
        Exchange.FlowAccount(_random.Next(2)),
        Side(),
        _random.Next(3) == 0 ? MatchType.Market : MatchType.Limit,
        _random.Next(3) == 0 ? MatchTimeInForce.ImmediateOrCancel : MatchTimeInForce.GoodTillCanceled,
        (long)(Price(market) / market.Spec.TickSize),
        (long)(Quantity(market) / market.Spec.StepSize),
        0,
        0);

    private SimulatedOrder Pick(int account, Market market)
    {
        var open = market.Records.Open(account);
        return open.Count == 0
            ? throw Refusals.Cancel("Unknown order sent.")
            : open[_random.Next(open.Count)];
    }

    private CancelReplaceTicket Replacement(int account, Market market) => new()
    {
        NewOrder = Ticket(market),
        CancelOrderId = _random.Next(3) == 0 ? 1 : Pick(account, market).OrderId,
        StopsOnFailure = _random.Next(2) == 0,
        CancelsWhenLimited = false,
    };

    private void Amend(int account, Market market)
    {
        var order = Pick(account, market);
        var steps = Math.Max(1, (long)(order.Quantity / market.Spec.StepSize) * _random.Next(1, 10) / 10);
        Exchange.Amend(account, order, Tickets.Amount(steps * market.Spec.StepSize), null, Now);
    }

    private void Transfer(int account)
    {
        Asset asset = _random.GetItems<Asset>(["BTC", "USDT", "BNB"], 1)[0];
        var amount = _random.Next(1, 1000) * 0.001m;
        switch (_random.Next(4))
        {
            case 0:
                Exchange.Deposit(account, asset, amount, Now);
                break;
            case 1:
                Exchange.Withdraw(account, asset, amount, Now);
                break;
            case 2:
                Exchange.LockExternally(account, asset, amount, Now);
                break;
            default:
                Exchange.LockExternally(account, asset, -Exchange.LockedOutside(account, asset), Now);
                break;
        }
    }

    private OrderTicket Ticket(Market market)
    {
        var side = Side();
        var quantity = Quantity(market);
        var ticket = (_random.Next(12) switch
        {
            < 4 => Limit(market, side, quantity),
            4 => Tickets.Order(market, side, "LIMIT_MAKER", quantity).At(Price(market)),
            5 => Tickets.Order(market, side, "MARKET", quantity),
            6 => Tickets.Order(market, side, "MARKET", null) with
            {
                QuoteQuantity = Tickets.Amount(decimal.Round(quantity * Price(market), 4)),
            },
            7 => Tickets.Limit(market, side, quantity, Price(market)) with
            {
                IsSmartRouted = true,
                TimeInForce = (MatchTimeInForce)_random.Next(3),
            },
            8 => Tickets.Order(market, side, "MARKET", quantity) with { IsSmartRouted = true },
            _ => Contingent(market, side, quantity, _random.Next(4)),
        }).Mode(Modes[_random.Next(Modes.Length)]);
        return ticket.IsSmartRouted && !market.Spec.Rules.SmartOrderRouting
            ? ticket with { IsSmartRouted = false }
            : ticket;
    }

    private OrderTicket Limit(Market market, MatchSide side, decimal quantity)
    {
        var ticket = Tickets.Limit(market, side, quantity, Price(market));
        return _random.Next(8) switch
        {
            0 => ticket with { TimeInForce = MatchTimeInForce.ImmediateOrCancel },
            1 => ticket with { TimeInForce = MatchTimeInForce.FillOrKill },
            2 or 3 => ticket with { IcebergQuantity = Tickets.Amount(market.Spec.StepSize * 200) },
            4 => ticket.Pegged("PRIMARY_PEG", _random.Next(2) == 0 ? null : 1) with { Price = null },
            5 => ticket.Pegged("PRIMARY_PEG"),
            _ => ticket,
        };
    }

    private OrderTicket Contingent(Market market, MatchSide side, decimal quantity, int kind)
    {
        var ticket = Tickets.Order(
            market,
            side,
            kind switch { 0 => "STOP_LOSS", 1 => "TAKE_PROFIT", 2 => "STOP_LOSS_LIMIT", _ => "TAKE_PROFIT_LIMIT" },
            quantity);
        if (kind >= 2)
        {
            ticket = ticket.At(Price(market));
            ticket = _random.Next(4) switch
            {
                0 => ticket.Pegged("MARKET_PEG") with { Price = null },
                1 => ticket.Pegged("PRIMARY_PEG"),
                _ => ticket,
            };
        }

        return _random.Next(4) switch
        {
            0 => ticket.Trailing(_random.Next(10, 20)),
            1 => ticket.Trailing(_random.Next(10, 20)).Stop(Price(market)),
            _ => ticket.Stop(Price(market)),
        };
    }

    private OrderListTicket List(Market market)
    {
        var quantity = Quantity(market);
        var mode = Modes[_random.Next(Modes.Length)];
        var kind = (OrderListKind)_random.Next(5);
        if (kind == OrderListKind.Oco)
        {
            return Tickets.List(kind, Pair(market, Side(), quantity)) with { SelfTradePrevention = mode };
        }

        var pays = kind is OrderListKind.Opo or OrderListKind.Opoco;
        var working = Tickets.Limit(market, pays ? MatchSide.Buy : Side(), quantity, Price(market));
        if (_random.Next(4) == 0)
        {
            working = working with { TimeInForce = MatchTimeInForce.ImmediateOrCancel };
        }

        var side = pays ? MatchSide.Sell : Side();
        OrderTicket[] pending = kind is OrderListKind.Otoco or OrderListKind.Opoco
            ? Pair(market, side, Quantity(market))
            : [Pending(market, side)];
        if (pays)
        {
            pending = [.. pending.Select(leg => leg with { Quantity = null })];
        }

        return Tickets.List(kind, [working, .. pending]) with { SelfTradePrevention = mode };
    }

    private OrderTicket Pending(Market market, MatchSide side) => _random.Next(4) switch
    {
        0 => Tickets.Order(market, side, "MARKET", Quantity(market)),
        1 => Tickets.Limit(market, side, Quantity(market), Price(market)),
        2 => Tickets.Limit(market, side, Quantity(market), Price(market)).Pegged("PRIMARY_PEG") with { Price = null },
        _ => Contingent(market, side, Quantity(market), _random.Next(4)),
    };

    private OrderTicket[] Pair(Market market, MatchSide side, decimal quantity)
    {
        var away = side == MatchSide.Sell ? Unit(market) : -Unit(market);
        var middle = market.Data.LastPrice ?? market.Spec.StartPrice;
        var profit = _random.Next(3) == 0
            ? Tickets.Order(market, side, "TAKE_PROFIT", quantity).Stop(middle + (away * _random.Next(1, 4)))
            : Tickets.Order(market, side, "LIMIT_MAKER", quantity).At(middle + (away * _random.Next(1, 4)));
        var loss = _random.Next(2) == 0
            ? Tickets.Order(market, side, "STOP_LOSS", quantity)
            : Tickets.Order(market, side, "STOP_LOSS_LIMIT", quantity).At(middle - (away * _random.Next(0, 6)));
        loss = _random.Next(5) == 0
            ? loss.Trailing(_random.Next(10, 20))
            : loss.Stop(middle - (away * _random.Next(1, 4)));
        return [loss, profit];
    }

    private MatchSide Side() => _random.Next(2) == 0 ? MatchSide.Buy : MatchSide.Sell;

    private static decimal Unit(Market market) => market.Spec.StartPrice / 10_000m;

    private decimal Price(Market market) => market.Spec.StartPrice + (_random.Next(-8, 9) * Unit(market));

    private decimal Quantity(Market market) => _random.Next(2, 400) * market.Spec.StepSize * 10m;
}
