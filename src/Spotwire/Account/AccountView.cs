using System.Runtime.CompilerServices;
using Spotwire.Market;
using Spotwire.Rules;
using Spotwire.UserData;

namespace Spotwire.Account;

/// <summary>An account kept up to date from its events, and from queries at the start and after every interruption:
/// balances, open orders, order lists and fills. Safe to read from any thread. Dispose it to unsubscribe.</summary>
/// <remarks>Documentation: user-data-stream.md.</remarks>
public sealed class AccountView : IAsyncDisposable
{
    private readonly AccountFeed _feed;
    private readonly ExchangeInfoCache _exchangeInfo;
    private Func<ValueTask>? _release;

    internal AccountView(AccountFeed feed, ExchangeInfoCache exchangeInfo, Func<ValueTask> release)
    {
        _feed = feed;
        _exchangeInfo = exchangeInfo;
        _release = release;
    }

    /// <summary>The account as it stands, all of it of the same moment.</summary>
    public AccountSnapshot Current => _feed.Current;

    /// <summary>Whether the stream is connected and everything that an interruption hid is known.</summary>
    public bool IsHealthy => Current.IsHealthy;

    /// <summary>Why the view has ended, e.g. because the key was revoked; null while it has not.</summary>
    public SpotwireError? Error => _feed.Error;

    /// <summary>How much of a symbol's base asset can be sold now: what is free of it, which is what was bought less
    /// the commissions that were taken in it, rounded down to a whole step of LOT_SIZE; 0 where that is below its least
    /// quantity. Open orders to sell that are newer than the balance are taken off.</summary>
    /// <param name="symbol">The market.</param>
    /// <returns>In the base asset; it can be given to an order as it is.</returns>
    /// <exception cref="SpotwireException">Nothing is known of the symbol
    /// (<see cref="ErrorKind.NotFound"/>).</exception>
    public decimal SellableQuantity(Symbol symbol)
    {
        var asset = RulesOf(symbol).Symbol.BaseAsset;
        var current = Current;
        if (current.BalancesByAsset.GetValueOrDefault(asset) is not { } balance)
        {
            return 0m;
        }

        var free = balance.Value.Free;
        foreach (var (key, known) in current.OrdersByKey)
        {
            var order = known.Value;
            if (order.Side == Side.Sell && order.CreationTime > balance.AsOf && order.Status != OrderStatus.PendingNew
                && RulesOf(key.Symbol).Symbol.BaseAsset == asset)
            {
                free -= order.Quantity - order.ExecutedQuantity;
            }
        }

        var lot = RulesOf(symbol).Symbol.Filters.OfType<LotSizeFilter>().FirstOrDefault();
        var whole = lot is { StepSize: > 0m } ? free - (free % lot.StepSize) : free;
        return whole <= 0m || whole < lot?.MinQuantity ? 0m : whole;
    }

    /// <summary>Waits until the account is not as it was.</summary>
    /// <param name="seen">The <see cref="AccountSnapshot.Version"/> that is known already.</param>
    /// <param name="cancellationToken">Ends the waiting; the view goes on.</param>
    /// <returns>A later state, at once where there is one.</returns>
    /// <exception cref="SpotwireException">The view has ended.</exception>
    public async ValueTask<AccountSnapshot> WaitForChangeAsync(
        long seen, CancellationToken cancellationToken = default)
    {
        await foreach (var state in WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            if (state.Version > seen)
            {
                return state;
            }
        }

        throw new SpotwireException(Error ?? Streams.NoticeBoard.ClientIsDisposed);
    }

    /// <summary>The account as it changes, its present state first. A slow reader gets the newest state and misses
    /// those between. Ends when the view ends or is disposed.</summary>
    /// <param name="cancellationToken">Stops the watching; the view goes on.</param>
    public async IAsyncEnumerable<AccountSnapshot> WatchAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var watcher = _feed.Watchers.Add();
        try
        {
            while (await watcher.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                watcher.Reader.TryRead(out _);
                yield return Current;
            }
        }
        finally
        {
            _feed.Watchers.Remove(watcher);
        }
    }

    /// <summary>Stops following; the last state can still be read.</summary>
    public ValueTask DisposeAsync() =>
        Interlocked.Exchange(ref _release, null)?.Invoke() ?? ValueTask.CompletedTask;

    private SymbolRules RulesOf(Symbol symbol) => _exchangeInfo.FindRules(symbol)
        ?? throw new SpotwireException(new SpotwireError
        {
            Kind = ErrorKind.NotFound,
            Message = $"Nothing is known of a symbol {symbol}.",
            Hint = "Fetch it with ExchangeInfo.GetSymbolAsync first; it may be new.",
        });
}
