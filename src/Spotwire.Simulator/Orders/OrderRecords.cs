namespace Spotwire.Simulator.Orders;

/// <summary>Orders and trades of the named accounts, and what else happened to them, for as long as the exchange lives.
/// One per market.</summary>
internal sealed class OrderRecords
{
    private readonly List<SimulatedOrder> _booked = [];
    private readonly Dictionary<long, SimulatedOrder> _byId = [];
    private readonly Dictionary<(int Account, string ClientOrderId), List<SimulatedOrder>> _byClientId = [];
    private readonly Dictionary<int, SortedDictionary<long, SimulatedOrder>> _open = [];
    private readonly Dictionary<int, List<SimulatedOrder>> _byAccount = [];
    private readonly Dictionary<int, List<AccountTrade>> _trades = [];
    private readonly Dictionary<int, List<AccountTrade>> _allocations = [];
    private readonly Dictionary<int, List<PreventedMatch>> _prevented = [];
    private readonly Dictionary<long, List<Amendment>> _amendments = [];

    /// <summary>All orders in the order in which they were booked.</summary>
    public IReadOnlyList<SimulatedOrder> Booked => _booked;

    /// <summary>Books an order.</summary>
    public void Add(SimulatedOrder order)
    {
        _booked.Add(order);
        _byId.Add(order.OrderId, order);
        InsertByNumber(order);
        Append(_byClientId, (order.Account, order.ClientOrderId), order);
        if (!_open.TryGetValue(order.Account, out var open))
        {
            _open.Add(order.Account, open = []);
        }

        open.Add(order.OrderId, order);
    }

    /// <summary>The pending orders of a list are booked before the working one, whose number is lower.</summary>
    private void InsertByNumber(SimulatedOrder order)
    {
        if (!_byAccount.TryGetValue(order.Account, out var orders))
        {
            _byAccount.Add(order.Account, orders = []);
        }

        var place = orders.Count;
        while (place > 0 && orders[place - 1].OrderId > order.OrderId)
        {
            place--;
        }

        orders.Insert(place, order);
    }

    /// <summary>Books a trade, or an allocation.</summary>
    public void Add(SimulatedOrder order, AccountTrade trade) =>
        Append(trade.AllocationId is null ? _trades : _allocations, order.Account, trade);

    /// <summary>Books a prevented match with both accounts; once where they are the same.</summary>
    public void Add(PreventedMatch match)
    {
        Append(_prevented, match.TakerAccount, match);
        if (match.MakerAccount != match.TakerAccount)
        {
            Append(_prevented, match.MakerAccount, match);
        }
    }

    /// <summary>Books an amendment; the order has its new name already.</summary>
    public void Add(SimulatedOrder order, Amendment amendment)
    {
        Append(_amendments, order.OrderId, amendment);
        if (amendment.NewClientOrderId != amendment.OriginalClientOrderId)
        {
            _byClientId[(order.Account, amendment.OriginalClientOrderId)].Remove(order);
            Append(_byClientId, (order.Account, amendment.NewClientOrderId), order);
        }
    }

    /// <summary>An order has ended.</summary>
    public void Close(SimulatedOrder order) => _open[order.Account].Remove(order.OrderId);

    /// <summary>An account's order by its number.</summary>
    public SimulatedOrder? Find(int account, long orderId) =>
        _byId.TryGetValue(orderId, out var order) && order.Account == account ? order : null;

    /// <summary>An account's order by its name: the open one, or else the latest.</summary>
    public SimulatedOrder? Find(int account, string clientOrderId) =>
        _byClientId.TryGetValue((account, clientOrderId), out var named)
            ? named.FindLast(order => order.IsOpen) ?? named.LastOrDefault()
            : null;

    /// <summary>Whether one of an account's open orders has that name.</summary>
    public bool HasOpen(int account, string clientOrderId) =>
        _byClientId.TryGetValue((account, clientOrderId), out var named) && named.Exists(order => order.IsOpen);

    /// <summary>An account's open orders by number.</summary>
    public IReadOnlyList<SimulatedOrder> Open(int account) =>
        _open.TryGetValue(account, out var open) ? [.. open.Values] : [];

    /// <summary>All orders of an account by number.</summary>
    public IReadOnlyList<SimulatedOrder> All(int account) => _byAccount.GetValueOrDefault(account) ?? [];

    /// <summary>An account's trades by number; a trade with itself is there twice. Allocations are none.</summary>
    public IReadOnlyList<AccountTrade> Trades(int account) => _trades.GetValueOrDefault(account) ?? [];

    /// <summary>An account's allocations by number.</summary>
    public IReadOnlyList<AccountTrade> Allocations(int account) => _allocations.GetValueOrDefault(account) ?? [];

    /// <summary>The prevented matches that an account's orders took part in, by number.</summary>
    public IReadOnlyList<PreventedMatch> PreventedMatches(int account) => _prevented.GetValueOrDefault(account) ?? [];

    /// <summary>An order's amendments, the first one first.</summary>
    public IReadOnlyList<Amendment> Amendments(long orderId) => _amendments.GetValueOrDefault(orderId) ?? [];

    private static void Append<TKey, TValue>(Dictionary<TKey, List<TValue>> lists, TKey key, TValue value)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        list.Add(value);
    }
}
