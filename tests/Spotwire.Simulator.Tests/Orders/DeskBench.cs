using Spotwire.Simulator.Limits;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Orders;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Orders;

/// <summary>An exchange of a few quiet markets with two accounts, driven by tickets, and what it tells.</summary>
internal sealed class DeskBench
{
    public DeskBench(MarketRules? rules = null, params AccountSpec[] accounts)
    {
        rules ??= new MarketRules { PercentPriceBySide = null };
        Exchange = new Exchange(new SimulatorOptions
        {
            Flow = false,
            Limits = LimitSpec.Parse("ORDERS=20/10s"),
            Symbols =
            [
                SymbolSpec.Parse("BTC/USDT@50000") with
                {
                    Rules = rules, ReferencePrice = ReferencePriceRule.External(),
                },
                SymbolSpec.Parse("BTC/USDC@50000") with { Rules = rules },
                SymbolSpec.Parse("BTC/FDUSD@50000") with { Rules = rules },
                SymbolSpec.Parse("BNB/USDT@260") with { Rules = rules },
            ],
            Accounts = accounts.Length > 0
                ? accounts
                :
                [
                    AccountSpec.Parse("a:BTC=10,USDT=1000000,USDC=1000000,BNB=10"),
                    AccountSpec.Parse("b:BTC=10,USDT=1000000"),
                ],
        });
        Market = Exchange.Find("BTCUSDT")!;
        Observer = new AccountObserver(Exchange);
        Exchange.AccountListener = Observer;
    }

    public Exchange Exchange { get; }

    public Market Market { get; }

    public AccountObserver Observer { get; }

    public long Now { get; set; } = ExchangeDriver.Start;

    public SimulatedOrder Place(OrderTicket ticket, int account = 0) => Exchange.Place(account, ticket, Now);

    public SimulatedOrder Limit(MatchSide side, decimal quantity, decimal price, int account = 0) =>
        Place(Tickets.Limit(Market, side, quantity, price), account);

    public ListReport PlaceList(OrderListKind kind, params OrderTicket[] legs) =>
        Exchange.PlaceList(0, Tickets.List(kind, legs), Now);

    public OrderTicket Ticket(MatchSide side, string type, decimal? quantity) =>
        Tickets.Order(Market, side, type, quantity);

    /// <summary>A trade of the flow at that price, which leaves nothing on the book.</summary>
    public void TradeAt(decimal price, Market? market = null)
    {
        market ??= Market;
        Flow(MatchSide.Sell, price, market.Spec.StepSize, market: market);
        Flow(MatchSide.Buy, price, market.Spec.StepSize, market: market);
    }

    /// <summary>A limit order of the flow.</summary>
    public void Flow(MatchSide side, decimal price, decimal quantity, Market? market = null)
    {
        market ??= Market;
        var account = Exchange.FlowAccount(side == MatchSide.Buy ? 0 : 1);
        Exchange.SubmitFlow(market, FlowOrders.Limit(market, account, side, price, quantity), Now);
    }

    public (decimal Free, decimal Locked) Balance(Asset asset, int account = 0)
    {
        var balance = Exchange.Ledger.GetBalance(account, asset);
        return (balance.Free, balance.Locked);
    }

    /// <summary>What has been told since the last time, without balances.</summary>
    public string[] Told()
    {
        var told = Observer.Story.Where(line => !line.StartsWith("balances", StringComparison.Ordinal)).ToArray();
        Observer.Story.Clear();
        return told;
    }

    public (int Code, string Message) Refused(Action action)
    {
        var before = Audit();
        var refusal = Assert.Throws<Spotwire.Simulator.Endpoints.RefusalException>(action);
        Assert.Equal(before, Audit());
        return (refusal.Code, refusal.Message);
    }

    private string Audit() => string.Join('\n', Exchange.Ledger.Audit()) + '\n' + string.Join(
        '\n',
        Exchange.Markets
            .SelectMany(market => market.Records.All(0))
            .Select(order => $"{order.OrderId} {order.Status}"));
}
