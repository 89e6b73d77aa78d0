using Spotwire.Simulator.Tests.Endpoints;
using Spotwire.Simulator.Tests.WebSocketApi;

namespace Spotwire.Simulator.Tests.Observer;

/// <summary>A small exchange in a known state: account a has order 1 (sells 1 at 51,000), has sold 0.5 to account b at
/// 50,000 by order 2, and has an OCO list of orders 4 and 5. Changes go by name.</summary>
internal sealed class ReadScene : IDisposable
{
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
        var inside = Exchange.Inside;
        var id = inside.FindAccount("a")!.Value;
        switch (what)
        {
            case "time":
                Exchange.Pass(61_000_000);
                break;
            case "halt":
                inside.Find("BTCUSDT")!.Status = "HALT";
                break;
            case "order":
                Limit(Exchange, Account, "BUY", "0.1", "49000", "NONE");
                break;
            case "trade":
                Limit(Exchange, Other, "BUY", "0.1", "51000", "NONE");
                break;
            case "prevention":
                Limit(Exchange, Other, "BUY", "0.1", "51000", "EXPIRE_BOTH");
                break;
            case "cancel":
                Send(Exchange, Account, "DELETE", "order", ("symbol", "BTCUSDT"), ("orderId", "1"));
                break;
            case "amend":
                Send(
                    Exchange,
                    Account,
                    "PUT",
                    "order/amend/keepPriority",
                    ("symbol", "BTCUSDT"),
                    ("orderId", "1"),
                    ("newQty", "0.6"));
                break;
            case "list":
                Pair(Exchange, Account);
                break;
            case "cancelList":
                Send(Exchange, Account, "DELETE", "orderList", ("symbol", "BTCUSDT"), ("orderListId", "1"));
                break;
            case "route":
                Route();
                break;
            case "deposit":
                inside.Deposit(id, new Asset("BNB"), 1m, Exchange.Now);
                break;
            case "lock":
                inside.LockExternally(id, new Asset("BTC"), 1m, Exchange.Now);
                break;
            case "block":
                inside.Find("BTCUSDT")!.Data.OnBlockTrade(50_000m, 100m, Exchange.Now, isBuyerMaker: false);
                break;
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
                break;
            case "permission":
                inside.Authenticator.Find(Account.ApiKey)!.Permissions =
                    new SimulatedKeyPermissions { Withdrawals = true };
                break;
            case "logon":
                Assert.Equal(200, Exchange.Logon(Account, _keys).Status);
                break;
            case "unsubscribe":
                Assert.Equal(200, Exchange.Socket("userDataStream.unsubscribe", null, []).Status);
                break;
            default:
                Assert.Fail("unknown change " + what);
                break;
        }

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
            ("symbol", "BTCUSDT"),
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
        ("symbol", "BTCUSDT"),
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
            ("symbol", "BTCUSDT"),
            ("side", "BUY"),
            ("type", "MARKET"),
            ("quantity", "0.1"),
            ("selfTradePreventionMode", "NONE"));
    }
}
