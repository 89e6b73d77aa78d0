using Spotwire.Trading;

namespace Spotwire.UserData;

/// <summary>What one recovery has gathered: answers, and the events that came meanwhile.</summary>
internal sealed class RecoveryRecord
{
    /// <summary>The exchange's time when it began.</summary>
    public ExchangeTime AskedAt { get; init; }

    /// <summary>Events that came meanwhile, in their order.</summary>
    public List<UserDataEvent> Held { get; } = [];

    /// <summary>Open orders.</summary>
    public List<Order> Open { get; } = [];

    /// <summary>All orders that were answered, as the newest answer told them.</summary>
    public Dictionary<OrderKey, Order> Rows { get; } = [];

    /// <summary>When each of them was asked for.</summary>
    public Dictionary<OrderKey, ExchangeTime> RowTimes { get; } = [];

    /// <summary>Orders that only their fills told of. They were answered after the fills, so that they may be further
    /// than these.</summary>
    public HashSet<OrderKey> Strays { get; } = [];

    /// <summary>Open order lists.</summary>
    public List<OrderListUpdate> OpenLists { get; } = [];

    /// <summary>Order lists that were open and are not any more.</summary>
    public List<OrderListUpdate> EndedLists { get; } = [];

    /// <summary>Trades and allocations.</summary>
    public List<MissedFill> Fills { get; } = [];

    /// <summary>Balances; null before they are answered.</summary>
    public AccountAnswer.Balances? Balances { get; set; }

    /// <summary>When the balances were asked for.</summary>
    public ExchangeTime BalancesAskedAt { get; set; }

    /// <summary>Open orders were answered.</summary>
    public void AddOpen(IReadOnlyList<Order> rows, ExchangeTime askedAt)
    {
        Open.AddRange(rows);
        AddOrders(rows, askedAt);
    }

    /// <summary>Orders were answered.</summary>
    public void AddOrders(IReadOnlyList<Order> rows, ExchangeTime askedAt)
    {
        foreach (var order in rows)
        {
            var key = new OrderKey(order.Symbol, order.OrderId);
            Rows[key] = order;
            RowTimes[key] = askedAt;
        }
    }
}
