using System.Globalization;
using Spotwire.Simulator.Orders;

namespace Spotwire.Simulator.Tests.Orders;

/// <summary>Knows the accounts from what the exchange tells alone, and checks that every event follows from the ones
/// before.</summary>
internal sealed class AccountObserver(Exchange exchange) : IAccountListener
{
    private static readonly string[] Open = ["NEW", "PARTIALLY_FILLED", "PENDING_NEW"];

    private readonly Dictionary<Market, long> _lastExecution = [];
    private readonly HashSet<(int Account, Asset Asset)> _told = [];

    /// <summary>Every execution, in order.</summary>
    public List<(SimulatedOrder Order, ExecutionNotice Notice)> Executions { get; } = [];

    /// <summary>Every list status, in order.</summary>
    public List<(OrderList List, ListNotice Notice)> Lists { get; } = [];

    /// <summary>Everything in one word each, in order, as a test states it.</summary>
    public List<string> Story { get; } = [];

    /// <summary>The orders as they were told.</summary>
    public Dictionary<(Market Market, long OrderId), Told> Orders { get; } = [];

    /// <summary>The lists as they were told: their status type.</summary>
    public Dictionary<long, string> ListStates { get; } = [];

    /// <summary>The balances as they were told.</summary>
    public Dictionary<(int Account, Asset Asset), (decimal Free, decimal Locked)> Balances { get; } = [];

    public void OnExecution(SimulatedOrder order, in ExecutionNotice notice)
    {
        _told.Clear();
        Executions.Add((order.Snapshot(), notice));
        Story.Add($"{order.OrderId} {notice.Type} {order.Status}");
        var key = (order.Market, order.OrderId);
        Assert.True(
            notice.ExecutionId > _lastExecution.GetValueOrDefault(order.Market), "Execution ids do not rise.");
        _lastExecution[order.Market] = notice.ExecutionId;
        var isKnown = Orders.TryGetValue(key, out var before);
        var now = Told.Of(order);
        if (notice.Type == "REJECTED")
        {
            Assert.False(isKnown);
            Assert.Equal("REJECTED", order.Status);
            Assert.NotEqual("NONE", notice.RejectReason);
            return;
        }

        before ??= now with { Status = "NONE", Executed = 0m, Quote = 0m, Prevented = 0m };
        CheckSums(order, notice, before, now);
        CheckStatus(order, notice, isKnown ? before.Status : null, now);
        Orders[key] = now;
    }

    public void OnListStatus(OrderList list, in ListNotice notice)
    {
        Lists.Add((list, notice));
        Story.Add($"list {notice.StatusType} {notice.OrderStatus}");
        switch (notice.StatusType)
        {
            case "RESPONSE":
                Assert.All(list.Orders, order => Assert.Equal("REJECTED", order.Status));
                return;
            case "EXEC_STARTED":
                Assert.True(ListStates.TryAdd(list.Id, notice.StatusType));
                return;
            case "ALL_DONE":
                Assert.Equal("EXEC_STARTED", ListStates[list.Id]);
                Assert.All(list.Orders, order => Assert.DoesNotContain(order.Status, Open));
                ListStates[list.Id] = notice.StatusType;
                return;
            default:
                Assert.Equal("UPDATED", notice.StatusType);
                return;
        }
    }

    public void OnBalances(int account, IReadOnlyList<Asset> touched, long nowMicros)
    {
        Story.Add($"balances {account} {string.Join(',', touched)}");
        foreach (var asset in touched)
        {
            var balance = exchange.Ledger.GetBalance(account, asset);
            Balances[(account, asset)] = (balance.Free, balance.Locked);
            Assert.True(_told.Add((account, asset)), "A balance is told twice for one event.");
        }
    }

    public void OnBalanceUpdate(int account, Asset asset, decimal delta, long nowMicros)
    {
        _told.Clear();
        Story.Add(string.Create(
            CultureInfo.InvariantCulture, $"update {account} {asset} {delta:0.########}"));
    }

    public void OnExternalLock(int account, Asset asset, decimal delta, long nowMicros)
    {
        _told.Clear();
        Story.Add(string.Create(
            CultureInfo.InvariantCulture, $"lock {account} {asset} {delta:0.########}"));
    }

    private static void CheckSums(SimulatedOrder order, in ExecutionNotice notice, Told before, Told now)
    {
        Assert.Equal(notice.LastQuantity * notice.LastPrice, notice.LastQuote);
        Assert.Equal(before.Executed + notice.LastQuantity, now.Executed);
        Assert.Equal(before.Quote + notice.LastQuote, now.Quote);
        Assert.Equal(before.Prevented + notice.LastPreventedQuantity, now.Prevented);
        Assert.Equal(notice.Type == "TRADE", notice.LastQuantity > 0m);
        Assert.Equal(notice.Type == "TRADE_PREVENTION", notice.LastPreventedQuantity > 0m);
        Assert.Equal(notice.Type == "TRADE", notice.CommissionAsset is not null);
        Assert.Equal(notice.Type == "TRADE" && notice.AllocationId is null, notice.TradeId > 0);
        if (order.QuoteQuantity == 0m && order.HasQuantity)
        {
            Assert.True(now.Executed + now.Prevented <= now.Quantity, "More is done than was ordered.");
            Assert.Equal(
                now.Executed + now.Prevented == now.Quantity && notice.Type is "TRADE" or "TRADE_PREVENTION",
                order.Status is "FILLED" or "EXPIRED_IN_MATCH");
        }
    }

    private static void CheckStatus(SimulatedOrder order, in ExecutionNotice notice, string? before, Told now)
    {
        Assert.True(before is null || Open.Contains(before), $"{notice.Type} after {before}");
        string[] legal = (notice.Type, before) switch
        {
            ("NEW", null) => ["NEW", "PENDING_NEW"],
            ("NEW", "PENDING_NEW") => ["NEW"],
            ("NEW", "NEW") => ["NEW"],
            ("TRADE", "NEW" or "PARTIALLY_FILLED") => ["PARTIALLY_FILLED", "FILLED"],
            ("TRADE_PREVENTION", "NEW") => ["NEW", "EXPIRED_IN_MATCH"],
            ("TRADE_PREVENTION", "PARTIALLY_FILLED") => ["PARTIALLY_FILLED", "EXPIRED_IN_MATCH"],
            ("CANCELED", not null) => ["CANCELED"],
            ("EXPIRED", not null) => ["EXPIRED"],
            ("REPLACED", not null) => [before],
            _ => [],
        };
        Assert.Contains(now.Status, legal);
        Assert.Equal(now.Status == "EXPIRED", order.ExpiryReason is not null);
        Assert.Equal(notice.Type is "CANCELED" or "REPLACED", notice.OriginalClientOrderId.Length > 0);
    }

    /// <summary>An order as an execution report shows it.</summary>
    internal sealed record Told(
        string Status,
        decimal Quantity,
        decimal Executed,
        decimal Quote,
        decimal Prevented,
        bool IsWorking,
        string ClientOrderId,
        decimal? PeggedPrice)
    {
        public static Told Of(SimulatedOrder order) => new(
            order.Status,
            order.Quantity,
            order.ExecutedQuantity,
            order.ExecutedQuote,
            order.PreventedQuantity,
            order.WorkingMicros is not null,
            order.ClientOrderId,
            order.PeggedPrice);
    }
}
