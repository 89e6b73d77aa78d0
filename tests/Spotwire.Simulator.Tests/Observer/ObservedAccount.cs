using System.Text.Json;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Observer;

/// <summary>One account, rebuilt from its user data events alone.</summary>
internal sealed class ObservedAccount(string name)
{
    private readonly Dictionary<string, (decimal Free, decimal Locked)> _announced = [];

    public string Name { get; } = name;

    public Dictionary<(string Symbol, long Id), ObservedOrder> Orders { get; } = [];

    public Dictionary<long, ObservedList> Lists { get; } = [];

    public List<ObservedTrade> Trades { get; } = [];

    public List<ObservedTrade> Allocations { get; } = [];

    public Dictionary<string, (decimal Free, decimal Locked)> Balances { get; } = [];

    public long UpdatedMicros { get; private set; }

    public OrderCountRule[] Counts { get; } =
    [
        new("SECOND", 10, 10_000_000, 100_000),
        new("DAY", 1, 86_400_000_000, 200_000),
    ];

    /// <summary>A prevention that one of the account's orders reports.</summary>
    public Action<JsonElement>? Prevented { get; set; }

    public IEnumerable<ObservedOrder> OpenOrders => Orders.Values.Where(order => order.IsOpen);

    public void Hear(JsonElement message)
    {
        switch (message.Word("e"))
        {
            case "executionReport":
                HearReport(message);
                break;
            case "listStatus":
                HearList(message);
                break;
            case "outboundAccountPosition":
                HearPosition(message);
                break;
            case "balanceUpdate":
                Announce(message.Word("a"), message.Amount("d"), 0m);
                break;
            case "externalLockUpdate":
                Announce(message.Word("a"), -message.Amount("d"), message.Amount("d"));
                break;
            case "eventStreamTerminated":
                break;
            default:
                Assert.Fail("unknown event " + message);
                break;
        }
    }

    /// <summary>Orders were counted of which no event tells.</summary>
    public void CountUntold(long orders, long micros)
    {
        foreach (var rule in Counts)
        {
            rule.Add(orders, micros);
        }
    }

    public (decimal Free, decimal Locked) Balance(string asset) => Balances.GetValueOrDefault(asset);

    private void HearReport(JsonElement report)
    {
        if (report.Word("x") == "REJECTED")
        {
            return;
        }

        var key = (report.Word("s"), report.Whole("i"));
        if (!Orders.TryGetValue(key, out var order))
        {
            Orders.Add(key, order = new ObservedOrder(Name, report));
            Assert.Equal("NEW", report.Word("x"));
            if (order.ListId < 0)
            {
                CountUntold(1, report.Whole("T"));
            }
        }

        order.Hear(report);
        switch (report.Word("x"))
        {
            case "TRADE":
                if (report.Amount("z") == report.Amount("l"))
                {
                    // The first fill gives back one order, or five where it rested.
                    CountUntold(report.Flag("m") ? -5 : -1, report.Whole("T"));
                }

                (report.TryGetProperty("a", out _) ? Allocations : Trades).Add(ObservedTrade.Of(Name, report));
                break;
            case "TRADE_PREVENTION":
                Prevented!(report);
                break;
        }
    }

    private void HearList(JsonElement message)
    {
        if (message.Word("L") == "REJECT")
        {
            return;
        }

        if (!Lists.TryGetValue(message.Whole("g"), out var list))
        {
            Assert.Equal("EXEC_STARTED", message.Word("l"));
            Lists.Add(message.Whole("g"), list = new ObservedList(Name, message));
            CountUntold(message.GetProperty("O").GetArrayLength(), message.Whole("T"));
        }

        list.Last = message;
    }

    private void HearPosition(JsonElement message)
    {
        UpdatedMicros = message.Whole("u");
        foreach (var balance in message.GetProperty("B").EnumerateArray())
        {
            var asset = balance.Word("a");
            var told = (balance.Amount("f"), balance.Amount("l"));
            if (_announced.Remove(asset, out var announced))
            {
                Assert.Equal(announced, told);
            }

            Balances[asset] = told;
        }

        Assert.Empty(_announced);
    }

    // What came from outside is told before the balance that it makes.
    private void Announce(string asset, decimal free, decimal locked)
    {
        var before = Balance(asset);
        _announced.Add(asset, (before.Free + free, before.Locked + locked));
    }
}
