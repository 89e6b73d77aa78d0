namespace Spotwire.Simulator.Orders;

/// <summary>Orders and trades of the named accounts, for as long as the exchange lives. One per market.</summary>
internal sealed class OrderRecords
{
    private readonly List<SimulatedOrder> _booked = [];
    private readonly Dictionary<long, SimulatedOrder> _byId = [];
    private readonly Dictionary<(int Account, string ClientOrderId), List<SimulatedOrder>> _byClientId = [];
    private readonly Dictionary<int, SortedDictionary<long, SimulatedOrder>> _open = [];
    private readonly Dictionary<int, List<AccountTrade>> _trades = [];

    /// <summary>All orders in the order in which they were booked.</summary>
    public IReadOnlyList<SimulatedOrder> Booked => _booked;

    /// <summary>Books an order.</summary>
    public void Add(SimulatedOrder order)
    {
        _booked.Add(order);
        _byId.Add(order.OrderId, order);
        var key = (order.Account, order.ClientOrderId);
        if (!_byClientId.TryGetValue(key, out var named))
        {
            _byClientId.Add(key, named = []);
        }

        named.Add(order);
        if (!_open.TryGetValue(order.Account, out var open))
        {
            _open.Add(order.Account, open = []);
        }

        open.Add(order.OrderId, order);
    }

    /// <summary>Books a trade.</summary>
    public void Add(SimulatedOrder order, AccountTrade trade)
    {
        if (!_trades.TryGetValue(order.Account, out var trades))
        {
            _trades.Add(order.Account, trades = []);
        }

        trades.Add(trade);
    }

    /// <summary>An order has ended.</summary>
    public void Close(SimulatedOrder order) => _open[order.Account].Remove(order.OrderId);

    /// <summary>An account's order by its number.</summary>
    public SimulatedOrder? Find(int account, long orderId) =>
        _byId.TryGetValue(orderId, out var order) && order.Account == account ? order : null;

    /// <summary>An account's order by its name: the open one, or else the latest.</summary>
    public SimulatedOrder? Find(int account, string clientOrderId) =>
        _byClientId.TryGetValue((account, clientOrderId), out var named)
            ? named.FindLast(order => order.IsOpen) ?? named[^1]
            : null;

    /// <summary>Whether one of an account's open orders has that name.</summary>
    public bool HasOpen(int account, string clientOrderId) =>
        _byClientId.TryGetValue((account, clientOrderId), out var named) && named.Exists(order => order.IsOpen);

    /// <summary>An account's open orders by number.</summary>
    public IReadOnlyList<SimulatedOrder> Open(int account) =>
        _open.TryGetValue(account, out var open) ? [.. open.Values] : [];

    /// <summary>An account's trades by number; a trade with itself is there twice.</summary>
    public IReadOnlyList<AccountTrade> Trades(int account) =>
        _trades.TryGetValue(account, out var trades) ? trades : [];
}
