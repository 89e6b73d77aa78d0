using System.Text.Json;
using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Tests.Endpoints;
using Spotwire.Simulator.Tests.Orders;

namespace Spotwire.Simulator.Tests.Observer;

/// <summary>Random requests of several accounts, sound and unsound, by both ways; deposits, locks, block trades and
/// time.</summary>
internal sealed class RandomTraffic : IDisposable
{
    private static readonly string[] Assets = ["BTC", "USDT", "USDC", "BNB"];

    private readonly Random _random;
    private readonly RandomOrders _orders;

    public RandomTraffic(int seed)
    {
        _random = new Random(seed);
        _orders = new RandomOrders(_random);
        Exchange = new ObservedExchange(Options(seed));

        // What the accounts own comes in while the observer listens.
        foreach (var account in Exchange.Accounts)
        {
            Deposit(account.Name, "BTC", 3m);
            Deposit(account.Name, "USDT", 150_000m);
            Deposit(account.Name, "USDC", 150_000m);
        }

        Deposit("b", "BNB", 0.01m);
        Deposit("c", "BNB", 50m);
    }

    public ObservedExchange Exchange { get; }

    /// <summary>How often each request was taken and refused.</summary>
    public SortedDictionary<string, int> Counts { get; } = [];

    public void Step()
    {
        Exchange.Pass(_random.Next(1, 1_500_000));
        var symbol = Exchange.Symbols[_random.Next(10) < 6 ? 0 : _random.Next(Exchange.Symbols.Length)];
        var spec = Exchange.Inside.Find(symbol)!.Spec;
        _orders.Middle = spec.StartPrice;
        _orders.Step = spec.StepSize;
        var account = Exchange.Accounts[_random.Next(Exchange.Accounts.Count)];
        switch (_random.Next(34))
        {
            case < 14:
                Send("POST", "order", account, _orders.Order(symbol));
                break;
            case < 16:
                Send("POST", "sor/order", account, _orders.Routed(symbol));
                break;
            case < 22:
                var (path, list) = _orders.List(symbol);
                Send("POST", path, account, list);
                break;
            case < 25:
                Send("DELETE", "order", account, Named(account, symbol));
                break;
            case 25:
                Send("DELETE", "orderList", account, NamedList(account, symbol));
                break;
            case 26:
                if (_random.Next(4) == 0)
                {
                    Send("DELETE", "openOrders", account, [("symbol", symbol)]);
                }

                break;
            case < 29:
                Send("POST", "order/cancelReplace", account, Replacement(account, symbol));
                break;
            case < 31:
                Amend(account, symbol);
                break;
            case 31:
                Send("POST", "order/test", account, _orders.Order(symbol));
                break;
            default:
                Outside(account.Name, symbol);
                break;
        }
    }

    public void Dispose() => Exchange.Dispose();

    private static SimulatorOptions Options(int seed)
    {
        var symbols = TrafficSymbols.Of(PriceMultipliers.Both(0.9993m, 1.0007m));
        return new SimulatorOptions
        {
            Seed = seed,

            // Now and then others trade too, of whom only the streams tell.
            Flow = seed % 3 == 0,
            Symbols = [symbols[0]],
            QuietSymbols = [.. symbols.Skip(1)],
            Accounts =
            [
                AccountSpec.Parse("a:") with { TradeGroup = 1 },
                AccountSpec.Parse("b:") with { TradeGroup = 1, UsesDiscount = true },
                AccountSpec.Parse("c:") with { UsesDiscount = true },
                AccountSpec.Parse("d:"),
            ],
        };
    }

    private void Deposit(string account, string asset, decimal amount)
    {
        Exchange.Inside.Deposit(Exchange.Inside.FindAccount(account)!.Value, new Asset(asset), amount, Exchange.Now);
        Exchange.Pass(1_000);
    }

    private void Send(
        string method, string path, SimulatedAccount account, List<(string Name, string Value)> parameters)
    {
        if (_random.Next(12) == 0)
        {
            Spoil(parameters);
        }

        var endpoint = EndpointTable.Find(method, "/api/v3/" + path)!;
        var answer = _random.Next(2) == 0
            ? Exchange.Rest(method, endpoint.Path!, account, parameters)
            : Exchange.Socket(endpoint.SocketMethod!, account, parameters);
        Assert.InRange(answer.Status, 200, 409);
        var name = $"{method} {path} {(answer.Status == 200 ? "taken" : "refused")}";
        Counts[name] = Counts.GetValueOrDefault(name) + 1;
        if (answer.Status != 200
            && answer.Json.TryGetProperty("data", out var data)
            && data.TryGetProperty("newOrderResult", out var result)
            && result.GetString() != "SUCCESS")
        {
            // Of the new order that came to nothing, but is counted, only the answer tells.
            Exchange.Observer.Accounts[account.Name].CountUntold(1, Exchange.Now);
        }
    }

    private void Spoil(List<(string Name, string Value)> parameters)
    {
        var index = _random.Next(parameters.Count);
        var (name, _) = parameters[index];
        switch (_random.Next(3))
        {
            case 0:
                parameters.RemoveAt(index);
                break;
            case 1:
                parameters.Add(("nonsense", "1"));
                break;
            default:
                parameters[index] = (name, new[] { "", "x", "-1", "0", "99999999999", "0.000000001" }[_random.Next(6)]);
                break;
        }
    }

    private List<(string Name, string Value)> Named(SimulatedAccount account, string symbol)
    {
        var open = Exchange.Observer.Accounts[account.Name].OpenOrders.Where(order => order.Symbol == symbol).ToArray();
        List<(string Name, string Value)> parameters = [("symbol", symbol)];
        if (open.Length == 0)
        {
            parameters.Add(("orderId", Row.Raw(_random.Next(1, 100))));
            return parameters;
        }

        var order = open[_random.Next(open.Length)];
        parameters.Add(_random.Next(2) == 0
            ? ("orderId", Row.Raw(order.Id))
            : ("origClientOrderId", order.Name));
        if (_random.Next(3) == 0)
        {
            parameters.Add(("newClientOrderId", "cancel" + Row.Raw(_random.Next(1000))));
        }

        return parameters;
    }

    private List<(string Name, string Value)> NamedList(SimulatedAccount account, string symbol)
    {
        var open = Exchange.Observer.Accounts[account.Name].Lists.Values.Where(list => list.IsOpen).ToArray();
        return open.Length == 0
            ? [("symbol", symbol), ("orderListId", "1")]
            : open[_random.Next(open.Length)] is var list && _random.Next(2) == 0
                ? [("symbol", list.Symbol), ("orderListId", Row.Raw(list.Id))]
                : [("symbol", list.Symbol), ("listClientOrderId", list.Name)];
    }

    private List<(string Name, string Value)> Replacement(SimulatedAccount account, string symbol)
    {
        var parameters = _orders.Order(symbol);
        parameters.Add(("cancelReplaceMode", _random.Next(2) == 0 ? "STOP_ON_FAILURE" : "ALLOW_FAILURE"));
        foreach (var (name, value) in Named(account, symbol))
        {
            if (name is "orderId" or "origClientOrderId")
            {
                parameters.Add(("cancel" + char.ToUpperInvariant(name[0]) + name[1..], value));
            }
        }

        return parameters;
    }

    private void Amend(SimulatedAccount account, string symbol)
    {
        var parameters = Named(account, symbol);
        var order = Exchange.Observer.Accounts[account.Name].OpenOrders.FirstOrDefault(order =>
            parameters.Contains(("orderId", Row.Raw(order.Id))) && order.Symbol == symbol);
        var steps = order is null
            ? 5m
            : decimal.Floor(order.Last.Amount("q") / _orders.Step * _random.Next(1, 11) / 10m);
        parameters.Add(("newQty", RandomOrders.Text(Math.Max(1m, steps) * _orders.Step)));
        Send("PUT", "order/amend/keepPriority", account, parameters);
    }

    private void Outside(string account, string symbol)
    {
        var inside = Exchange.Inside;
        var id = inside.FindAccount(account)!.Value;
        var asset = Assets[_random.Next(Assets.Length)];
        var (free, _) = Exchange.Observer.Accounts[account].Balance(asset);
        var amount = _random.Next(1, 1000) * 0.001m;
        switch (_random.Next(9))
        {
            case 0:
                inside.Deposit(id, new Asset(asset), amount, Exchange.Now);
                break;
            case 1 when free >= amount:
                inside.Withdraw(id, new Asset(asset), amount, Exchange.Now);
                break;
            case 2 when free >= amount:
                inside.LockExternally(id, new Asset(asset), amount, Exchange.Now);
                break;
            case 3 when inside.LockedOutside(id, new Asset(asset)) is > 0m and var locked:
                inside.LockExternally(id, new Asset(asset), -locked, Exchange.Now);
                break;
            case 4:
                inside.Find(symbol)!.Data.OnBlockTrade(
                    _orders.Middle, amount * 100m, Exchange.Now, _random.Next(2) == 0);
                break;
            case 5:
                inside.Find(symbol)!.Status = _random.Next(3) == 0 ? "HALT" : "TRADING";
                break;
            case 6:
                Exchange.Pass(_random.Next(1, 60) * 1_000_000L);
                break;
            default:
                // Up to some hours, over ends of minutes and days.
                Exchange.Jump(_random.Next(1, _random.Next(4) == 0 ? 8 * 3600 : 300) * 1_000_000L);
                break;
        }

        Exchange.Pass(1_000);
        if (_random.Next(4) == 0)
        {
            inside.Find(symbol)!.Status = "TRADING";
        }
    }
}
