namespace Spotwire.Simulator.Orders;

/// <summary>All order lists of the named accounts, for as long as the exchange lives.</summary>
internal sealed class OrderLists
{
    private readonly Dictionary<long, OrderList> _byId = [];
    private readonly Dictionary<(int Account, string ClientOrderId), List<OrderList>> _byClientId = [];
    private readonly Dictionary<int, List<OrderList>> _byAccount = [];
    private readonly Dictionary<int, SortedDictionary<long, OrderList>> _open = [];

    /// <summary>The number that the next list gets.</summary>
    public long NextId { get; private set; } = 1;

    /// <summary>Books a list.</summary>
    public void Add(OrderList list)
    {
        NextId = list.Id + 1;
        _byId.Add(list.Id, list);
        var key = (list.Account, list.ClientOrderId);
        if (!_byClientId.TryGetValue(key, out var named))
        {
            _byClientId.Add(key, named = []);
        }

        named.Add(list);
        if (!_byAccount.TryGetValue(list.Account, out var lists))
        {
            _byAccount.Add(list.Account, lists = []);
            _open.Add(list.Account, []);
        }

        lists.Add(list);
        _open[list.Account].Add(list.Id, list);
    }

    /// <summary>A list has ended.</summary>
    public void Close(OrderList list)
    {
        list.IsOpen = false;
        _open[list.Account].Remove(list.Id);
    }

    /// <summary>An account's list by its number.</summary>
    public OrderList? Find(int account, long id) =>
        _byId.TryGetValue(id, out var list) && list.Account == account ? list : null;

    /// <summary>An account's list by its name: the open one, or else the latest.</summary>
    public OrderList? Find(int account, string clientOrderId) =>
        _byClientId.TryGetValue((account, clientOrderId), out var named)
            ? named.FindLast(list => list.IsOpen) ?? named[^1]
            : null;

    /// <summary>Whether one of an account's open lists has that name.</summary>
    public bool HasOpen(int account, string clientOrderId) =>
        _byClientId.TryGetValue((account, clientOrderId), out var named) && named.Exists(list => list.IsOpen);

    /// <summary>An account's open lists by number.</summary>
    public IReadOnlyList<OrderList> Open(int account) =>
        _open.TryGetValue(account, out var open) ? [.. open.Values] : [];

    /// <summary>All lists of an account by number.</summary>
    public IReadOnlyList<OrderList> All(int account) =>
        _byAccount.TryGetValue(account, out var lists) ? lists : [];
}
