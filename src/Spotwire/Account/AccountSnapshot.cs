using System.Collections.Immutable;
using Spotwire.Trading;
using Spotwire.UserData;

namespace Spotwire.Account;

/// <summary>An account as it stood at one moment. Immutable: it may be read on any thread and kept.</summary>
public sealed class AccountSnapshot
{
    internal AccountSnapshot()
    {
    }

    /// <summary>Counts the states of the view, from 0 for the one before anything is known.</summary>
    public long Version { get; internal init; }

    /// <summary>Whether the stream is connected and everything that an interruption hid is in here. While it is not,
    /// the state is what was known before, and may be out of date.</summary>
    public bool IsHealthy { get; internal init; }

    /// <summary>Balances by asset. An asset that was never told is not in here: the account has none of it.</summary>
    public IReadOnlyDictionary<Asset, Sourced<Balance>> Balances => BalancesByAsset;

    /// <summary>Open orders, by symbol and number.</summary>
    public IReadOnlyList<Sourced<Order>> OpenOrders => field ??=
    [
        .. OrdersByKey.OrderBy(static pair => pair.Key.Symbol).ThenBy(static pair => pair.Key.OrderId)
            .Select(static pair => pair.Value),
    ];

    /// <summary>Open order lists, each as it was told last, by number.</summary>
    public IReadOnlyList<Sourced<OrderListUpdate>> OrderLists => field ??=
        [.. ListsById.OrderBy(static pair => pair.Key).Select(static pair => pair.Value)];

    /// <summary>The newest fills since the view was opened, oldest first; at most
    /// <see cref="UserDataOptions.FillHistory"/>. An allocation of smart order routing has trade id -1.</summary>
    public IReadOnlyList<Sourced<AccountTrade>> Fills => FillsKept;

    internal ImmutableDictionary<Asset, Sourced<Balance>> BalancesByAsset { get; init; } =
        ImmutableDictionary<Asset, Sourced<Balance>>.Empty;

    internal ImmutableDictionary<OrderKey, Sourced<Order>> OrdersByKey { get; init; } =
        ImmutableDictionary<OrderKey, Sourced<Order>>.Empty;

    internal ImmutableDictionary<long, Sourced<OrderListUpdate>> ListsById { get; init; } =
        ImmutableDictionary<long, Sourced<OrderListUpdate>>.Empty;

    internal ImmutableList<Sourced<AccountTrade>> FillsKept { get; init; } = [];

    /// <summary>What is free of an asset; 0 where nothing is known of it.</summary>
    public decimal FreeOf(Asset asset) => BalancesByAsset.GetValueOrDefault(asset)?.Value.Free ?? 0m;

    /// <summary>An open order; null where there is none of that number.</summary>
    public Sourced<Order>? FindOrder(Symbol symbol, OrderId orderId) =>
        OrdersByKey.GetValueOrDefault(new OrderKey(symbol, orderId));
}
