using Spotwire.Rules;
using Spotwire.Time;

namespace Spotwire.Market;

/// <summary>Keeps the exchange information: an immutable snapshot, fetched by whoever needs it first while the others
/// wait for the same answer. It is fetched again after an hour, on demand, and, at most every ten seconds, after the
/// exchange has refused something that the snapshot allowed. Safe to use from several threads.</summary>
/// <remarks>Documentation: rest-api.md, "Exchange information".</remarks>
public sealed class ExchangeInfoCache
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(1);
    private static readonly TimeSpan MinAge = TimeSpan.FromSeconds(10);
    private readonly MarketApi _market;
    private readonly TimeProvider _time;

    // A fetch ends with the transport that carries it, and needs no end of its own.
    private readonly SingleFlight _flight;
    private Snapshot? _snapshot;

    internal ExchangeInfoCache(MarketApi market, SpotwireOptions options)
    {
        _market = market;
        _time = options.TimeProvider;
        _flight = new SingleFlight(CancellationToken.None, options.RunContinuationsInline);
    }

    /// <summary>The snapshot, however old; null before the first.</summary>
    public ExchangeInfo? Current => Volatile.Read(ref _snapshot)?.Info;

    /// <summary>How old the snapshot is; null before the first.</summary>
    public TimeSpan? Age => Volatile.Read(ref _snapshot) is { } snapshot ? AgeOf(snapshot) : null;

    /// <summary>The snapshot; fetched where there is none or it is no longer good. Weight 20 when fetched.</summary>
    /// <exception cref="SpotwireException">It could not be fetched.</exception>
    public async Task<ExchangeInfo> GetAsync(CancellationToken cancellationToken = default) =>
        (await GetSnapshotAsync(cancellationToken).ConfigureAwait(false)).Info;

    /// <summary>Fetches a new snapshot. Weight 20.</summary>
    /// <exception cref="SpotwireException">It could not be fetched; the one before stays.</exception>
    public async Task<ExchangeInfo> RefreshAsync(CancellationToken cancellationToken = default)
    {
        await _flight.RunAsync(FetchAsync, cancellationToken).ConfigureAwait(false);
        return Volatile.Read(ref _snapshot)!.Info;
    }

    /// <summary>One symbol of the snapshot.</summary>
    /// <exception cref="SpotwireException">There is no such symbol (<see cref="ErrorKind.NotFound"/>), or the snapshot
    /// could not be fetched.</exception>
    public async Task<SymbolInfo> GetSymbolAsync(Symbol symbol, CancellationToken cancellationToken = default) =>
        (await GetRulesAsync(symbol, cancellationToken).ConfigureAwait(false)).Symbol;

    /// <summary>The rules of one symbol of the snapshot.</summary>
    /// <exception cref="SpotwireException">There is no such symbol (<see cref="ErrorKind.NotFound"/>), or the snapshot
    /// could not be fetched.</exception>
    public async Task<SymbolRules> GetRulesAsync(Symbol symbol, CancellationToken cancellationToken = default)
    {
        var snapshot = await GetSnapshotAsync(cancellationToken).ConfigureAwait(false);
        if (snapshot.Rules.TryGetValue(symbol, out var rules))
        {
            return rules;
        }

        // Only the exchange can say that there is no such symbol: it may be new. Its refusal (-1121) goes on.
        var answer = await _market
            .GetExchangeInfoAsync(new ExchangeInfoRequest { Symbols = [symbol] }, cancellationToken)
            .ConfigureAwait(false);
        Invalidate(snapshot);
        return answer.Symbols.FirstOrDefault(s => s.Symbol == symbol) is { } found
            ? new SymbolRules(found)
            : throw new SpotwireException(new SpotwireError
            {
                Kind = ErrorKind.NotFound,
                Message = $"The exchange says nothing about a symbol {symbol}.",
            });
    }

    /// <summary>The rules of one symbol of the snapshot, however old; null where there is no snapshot, or no such
    /// symbol in it.</summary>
    internal SymbolRules? FindRules(Symbol symbol) => Volatile.Read(ref _snapshot)?.Rules.GetValueOrDefault(symbol);

    /// <summary>The rules of one symbol of the snapshot while it is good; null where they have to be asked
    /// for.</summary>
    internal SymbolRules? FindGoodRules(Symbol symbol) =>
        Volatile.Read(ref _snapshot) is { } snapshot && IsGood(snapshot)
            ? snapshot.Rules.GetValueOrDefault(symbol)
            : null;

    /// <summary>Says that the snapshot may be out of date: the exchange refused what it allowed.</summary>
    internal void Invalidate()
    {
        if (Volatile.Read(ref _snapshot) is { } snapshot)
        {
            Invalidate(snapshot);
        }
    }

    /// <summary>Waits until nothing is being fetched any more.</summary>
    internal ValueTask DrainAsync() => _flight.DrainAsync();

    private static void Invalidate(Snapshot snapshot) => snapshot.IsDoubtful = true;

    private async ValueTask<Snapshot> GetSnapshotAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _snapshot) is { } snapshot && IsGood(snapshot))
        {
            return snapshot;
        }

        await _flight.RunAsync(FetchAsync, cancellationToken).ConfigureAwait(false);
        return Volatile.Read(ref _snapshot)!;
    }

    private bool IsGood(Snapshot snapshot) => AgeOf(snapshot) < (snapshot.IsDoubtful ? MinAge : MaxAge);

    private TimeSpan AgeOf(Snapshot snapshot) => _time.GetElapsedTime(snapshot.FetchedAt);

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        var fetchedAt = _time.GetTimestamp();
        var info = await _market.GetExchangeInfoAsync(null, cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _snapshot, new Snapshot(info, fetchedAt));
    }

    private sealed class Snapshot
    {
        public Snapshot(ExchangeInfo info, long fetchedAt)
        {
            Info = info;
            FetchedAt = fetchedAt;
            Rules = new Dictionary<Symbol, SymbolRules>(info.Symbols.Count);
            foreach (var symbol in info.Symbols)
            {
                Rules[symbol.Symbol] = new SymbolRules(symbol, info.SmartOrderRoutes);
            }
        }

        public ExchangeInfo Info { get; }

        public long FetchedAt { get; }

        public Dictionary<Symbol, SymbolRules> Rules { get; }

        public volatile bool IsDoubtful;
    }
}
