using Spotwire.Simulator.Tests.Endpoints;
using Spotwire.Simulator.Tests.WebSocketApi;

namespace Spotwire.Simulator.Tests.Observer;

/// <summary>A small exchange in a known state: account a has order 1 (sells 1 at 51,000), has sold 0.5 to account b at
/// 50,000 by order 2, and has an OCO list of orders 4 and 5. Changes go by name.</summary>
internal sealed class ReadScene : IDisposable
{
    private static readonly (string Name, string Value) Symbol = ("symbol", "BTCUSDT");

    private readonly TestKeys _keys = TestKeys.Ed25519();

    public ReadScene()
    {
        Exchange = Open(MarketRules.Default, ReferencePriceRule.Mean(5, TimeSpan.FromSeconds(10)));
    }

    public ObservedExchange Exchange { get; private set; }

    /// <summary>Whose answers are read.</summary>
    public SimulatedAccount Account => Exchange.Accounts[0];

    private SimulatedAccount Other => Exchange.Accounts[1];

    /// <summary>Changes the state of the exchange.</summary>
    public void Change(string what)
    {
        Assert.True(TryTrade(what) || TrySet(what), "unknown change " + what);
        Exchange.Settle();
    }

    public void Dispose() => Exchange.Dispose();

    private static void Limit(
        ObservedExchange exchange, SimulatedAccount account, string side, string quantity, string price, string mode) =>
        Send(
            exchange,
            account,
            "POST",
            "order",
            Symbol,
            ("side", side),
            ("type", "LIMIT"),
            ("timeInForce", "GTC"),
            ("quantity", quantity),
            ("price", price),
            ("selfTradePreventionMode", mode));

    private static void Pair(ObservedExchange exchange, SimulatedAccount account) => Send(
        exchange,
        account,
        "POST",
        "orderList/oco",
        Symbol,
        ("side", "SELL"),
        ("quantity", "0.2"),
        ("aboveType", "LIMIT_MAKER"),
        ("abovePrice", "52000"),
        ("belowType", "STOP_LOSS"),
        ("belowStopPrice", "48000"));

    private static void Send(
        ObservedExchange exchange,
        SimulatedAccount account,
        string method,
        string path,
        params (string Name, string Value)[] parameters)
    {
        var answer = exchange.Rest(method, "/api/v3/" + path, account, parameters);
        Assert.True(answer.Status == 200, answer.Text + " to " + answer.Request);
    }

    // What requests do.
    private bool TryTrade(string what)
    {
        switch (what)
        {
            case "order":
                Limit(Exchange, Account, "BUY", "0.1", "49000", "NONE");
                return true;
            case "trade":
                Limit(Exchange, Other, "BUY", "0.1", "51000", "NONE");
                return true;
            case "prevention":
                Limit(Exchange, Other, "BUY", "0.1", "51000", "EXPIRE_BOTH");
                return true;
            case "cancel":
                Send(Exchange, Account, "DELETE", "order", Symbol, ("orderId", "1"));
                return true;
            case "amend":
                Send(Exchange, Account, "PUT", "order/amend/keepPriority", Symbol, ("orderId", "1"), ("newQty", "0.6"));
                return true;
            case "list":
                Pair(Exchange, Account);
                return true;
            case "cancelList":
                Send(Exchange, Account, "DELETE", "orderList", Symbol, ("orderListId", "1"));
                return true;
            case "route":
                Route();
                return true;
            case "logon":
                Assert.Equal(200, Exchange.Logon(Account, _keys).Status);
                return true;
            case "unsubscribe":
                Assert.Equal(200, Exchange.Socket("userDataStream.unsubscribe", null, []).Status);
                return true;
            default:
                return false;
        }
    }

    // What happens without a request.
    private bool TrySet(string what)
    {
        var inside = Exchange.Inside;
        var id = inside.FindAccount("a")!.Value;
        switch (what)
        {
            case "time":
                Exchange.Pass(61_000_000);
                return true;
            case "halt":
                inside.Find("BTCUSDT")!.Status = "HALT";
                return true;
            case "deposit":
                inside.Deposit(id, new Asset("BNB"), 1m, Exchange.Now);
                return true;
            case "lock":
                inside.LockExternally(id, new Asset("BTC"), 1m, Exchange.Now);
                return true;
            case "block":
                inside.Find("BTCUSDT")!.Data.OnBlockTrade(50_000m, 100m, Exchange.Now, isBuyerMaker: false);
                return true;
            case "permission":
                inside.Authenticator.Find(Account.ApiKey)!.Permissions =
                    new SimulatedKeyPermissions { Withdrawals = true };
                return true;
            case "rule":
                Exchange.Dispose();
                Exchange = Open(
                    new MarketRules
                    {
                        MaxOrders = 7,
                        PriceRange = PriceMultipliers.Both(0.5m, 2m),
                        Commission = new CommissionSchedule { Tax = new CommissionRateSet { Taker = 0.0001m } },
                    },
                    ReferencePriceRule.Mean(6, TimeSpan.FromSeconds(10)));
                return true;
            default:
                return false;
        }
    }

    private ObservedExchange Open(MarketRules rules, ReferencePriceRule reference)
    {
        var exchange = new ObservedExchange(new SimulatorOptions
        {
            Flow = false,
            Symbols =
            [
                SymbolSpec.Parse("BTC/USDT@50000") with
                {
                    Rules = rules with { SmartOrderRouting = true }, ReferencePrice = reference,
                },
                SymbolSpec.Parse("BTC/USDC@50000") with { Rules = rules with { SmartOrderRouting = true } },
            ],
            Accounts =
            [
                AccountSpec.Parse("a:BTC=10,USDT=1000000") with { TradeGroup = 1, PublicKeys = [_keys.PublicPem] },
                AccountSpec.Parse("b:BTC=10,USDT=1000000") with { TradeGroup = 1 },
            ],
        });
        var (account, other) = (exchange.Accounts[0], exchange.Accounts[1]);
        Limit(exchange, account, "SELL", "1", "51000", "NONE");
        Limit(exchange, account, "SELL", "0.5", "50000", "NONE");
        Limit(exchange, other, "BUY", "0.5", "50000", "NONE");
        exchange.Pass(1_000_000);
        Pair(exchange, account);
        exchange.Settle();
        return exchange;
    }

    // On the other market somebody sells for less.
    private void Route()
    {
        Send(
            Exchange,
            Other,
            "POST",
            "order",
            ("symbol", "BTCUSDC"),
            ("side", "SELL"),
            ("type", "LIMIT"),
            ("timeInForce", "GTC"),
            ("quantity", "0.1"),
            ("price", "49900"),
            ("selfTradePreventionMode", "NONE"));
        Send(
            Exchange,
            Account,
            "POST",
            "sor/order",
            Symbol,
            ("side", "BUY"),
            ("type", "MARKET"),
            ("quantity", "0.1"),
            ("selfTradePreventionMode", "NONE"));
    }
}
