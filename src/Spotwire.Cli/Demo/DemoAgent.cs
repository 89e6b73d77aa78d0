using System.Globalization;
using Spotwire.Account;
using Spotwire.Books;
using Spotwire.Market;
using Spotwire.Rules;
using Spotwire.Streams;
using Spotwire.UserData;

namespace Spotwire.Cli.Demo;

/// <summary>A small trading agent: keeps an order book and a view of its account, quotes both sides of one market, and
/// takes everything off the book when it stops. It knows nothing but a client, and learns of its orders and fills by
/// the account's events. What it does is decided by <see cref="QuoteDecider"/>; this shell moves answers and
/// time.</summary>
internal sealed partial class DemoAgent
{
    private const int ViewLevels = 8;
    private readonly SpotwireClient _client;
    private readonly DemoAgentOptions _options;
    private readonly TimeProvider _time;
    private readonly string _idPrefix;
    private readonly Dictionary<ClientOrderId, TimeSpan> _answeredAt = [];
    private readonly List<DemoFill> _fills = [];
    private long _started;
    private long _tradesSeen;
    private AccountView? _account;
    private int _nextId;

    /// <summary>Makes an agent.</summary>
    /// <param name="client">Its only access to the market; the caller disposes it.</param>
    /// <param name="options">How it trades.</param>
    /// <param name="time">Its clock and timers.</param>
    public DemoAgent(SpotwireClient client, DemoAgentOptions options, TimeProvider time)
    {
        _client = client;
        _options = options;
        _time = time;

        // An exchange may see many runs of the same seed; names must differ between them.
        var run = time.GetUtcNow().ToUnixTimeMilliseconds();
        _idPrefix = string.Create(CultureInfo.InvariantCulture, $"demo{options.Seed:x}-{run:x}-");
    }

    /// <summary>What the agent wanted, and what became of it.</summary>
    public IntentLog Log { get; } = new();

    /// <summary>Its fills, in the order of the exchange.</summary>
    public IReadOnlyList<DemoFill> Fills
    {
        get
        {
            lock (_fills)
            {
                return [.. _fills];
            }
        }
    }

    /// <summary>Public trades that it has seen.</summary>
    public long TradesSeen => Interlocked.Read(ref _tradesSeen);

    /// <summary>What its order book has counted; null where it never had one.</summary>
    public BookStatistics? BookStatistics { get; private set; }

    /// <summary>How many of its orders were still on the book when it left; null where it could not find out.</summary>
    public int? OpenAtEnd { get; private set; }

    private TimeSpan Now => _time.GetElapsedTime(_started);

    /// <summary>Trades until told to stop, then takes its orders off the book.</summary>
    /// <param name="stop">Ends the trading; what follows is bounded by
    /// <see cref="DemoAgentOptions.LeaveWithin"/>.</param>
    /// <exception cref="SpotwireException">The exchange cannot be used at all, e.g. because of a wrong key.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        _started = _time.GetTimestamp();
        try
        {
            var rules = await PersistAsync(ReadRulesAsync, stop).ConfigureAwait(false);
            var events = await PersistAsync(SubscribeAsync, stop).ConfigureAwait(false);
            await using var ownedEvents = ((IAsyncDisposable)events).ConfigureAwait(false);
            var account = await PersistAsync(OpenAccountAsync, stop).ConfigureAwait(false);
            await using var ownedAccount = account.ConfigureAwait(false);
            _account = account;
            var readEvents = ReadEventsAsync(events);
            var bookOptions = new BookOptions { CompareWithBookTicker = true, SnapshotLimit = 1000 };
            var book = await _client.Books.OpenAsync(_options.Symbol, bookOptions, stop).ConfigureAwait(false);
            await using var ownedBook = book.ConfigureAwait(false);
            var trades = await _client.Streams.SubscribeTradesAsync([_options.Symbol], cancellationToken: stop)
                .ConfigureAwait(false);
            await using var ownedTrades = ((IAsyncDisposable)trades).ConfigureAwait(false);
            var readTrades = ReadTradesAsync(trades);
            try
            {
                await TradeAsync(book, new QuoteDecider(_options, rules), stop).ConfigureAwait(false);
            }
            finally
            {
                await LeaveAsync().ConfigureAwait(false);
                BookStatistics = book.Statistics;

                // The walk ends with its subscription.
                await trades.DisposeAsync().ConfigureAwait(false);
                await readTrades.ConfigureAwait(false);
                await events.DisposeAsync().ConfigureAwait(false);
                await readEvents.ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop, at whatever point.
        }
    }

    private async Task TradeAsync(LocalOrderBook book, QuoteDecider decider, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await SettleAsync(stop).ConfigureAwait(false);
            var view = book.Read(ViewLevels);
            Tell(view);
            foreach (var intent in decider.Decide(Situation(view)))
            {
                await CarryOutAsync(intent).ConfigureAwait(false);
            }

            await Pause.ForAsync(_options.DecideEvery, _time, stop).ConfigureAwait(false);
        }
    }

    private QuoteSituation Situation(BookView view) => new()
    {
        Now = Now,
        IsBookLive = view.State == BookState.Live,
        BestBid = view.BestBid?.Price ?? 0m,
        BestAsk = view.BestAsk?.Price ?? 0m,
        Inventory = Log.Inventory,
        Quotes =
        [
            .. Log.Open.Where(static record => record.Price is not null).Select(static record =>
                new OpenQuote(record.ClientOrderId, record.Side, record.Price!.Value, record.SentAt)),
        ],
        HasUnknown = Log.Unknown.Count > 0 || _account is not { IsHealthy: true },
    };

    // The token is not given to calls that trade: once sent, an order's answer is worth waiting for.
    private Task CarryOutAsync(AgentIntent intent) => intent switch
    {
        AgentIntent.Quote quote => PlaceQuoteAsync(quote),
        AgentIntent.Rebalance rebalance => RebalanceAsync(rebalance),
        AgentIntent.Withdraw withdraw => WithdrawAsync(withdraw.ClientOrderId, CancellationToken.None),
        _ => Task.CompletedTask,
    };

    /// <summary>Asks again after what may pass, with growing pauses; anything else ends the agent.</summary>
    private async Task<T> PersistAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken stop)
    {
        for (var pause = Beat; ; pause += pause)
        {
            try
            {
                return await ask(stop).ConfigureAwait(false);
            }
            catch (SpotwireException failure) when (failure.Error.IsTransient && pause < _options.LeaveWithin)
            {
                Notice($"not yet: {failure.Message}");
                await Pause.ForAsync(pause, _time, stop).ConfigureAwait(false);
            }
        }
    }

    private async Task<QuoteRules> ReadRulesAsync(CancellationToken stop)
    {
        var symbol = await _client.ExchangeInfo.GetSymbolAsync(_options.Symbol, stop).ConfigureAwait(false);
        var price = symbol.Filters.OfType<PriceFilter>().FirstOrDefault();
        var lot = symbol.Filters.OfType<LotSizeFilter>().FirstOrDefault();
        var notional = symbol.Filters.OfType<NotionalFilter>().Select(static filter => filter.MinNotional)
            .Concat(symbol.Filters.OfType<MinNotionalFilter>().Select(static filter => filter.MinNotional))
            .DefaultIfEmpty(0m).Max();
        return new QuoteRules(
            price is { TickSize: > 0 } ? price.TickSize : 0.00000001m,
            lot is { StepSize: > 0 } ? lot.StepSize : 0.00000001m,
            lot?.MinQuantity ?? 0m,
            notional);
    }

    private Task<UserDataSubscription> SubscribeAsync(CancellationToken stop) =>
        _client.UserData.SubscribeAsync(new UserDataOptions { Symbols = [_options.Symbol] }, stop);

    private Task<AccountView> OpenAccountAsync(CancellationToken stop) =>
        _client.Accounts.OpenAsync(new UserDataOptions { Symbols = [_options.Symbol] }, stop);

    private async Task ReadTradesAsync(Subscription<TradeEvent> trades)
    {
        await foreach (var _ in trades.WithCancellation(CancellationToken.None).ConfigureAwait(false))
        {
            Interlocked.Increment(ref _tradesSeen);
        }
    }

    private void Tell(BookView view) => _options.OnEvent?.Invoke(new DemoEvent.BookSeen(
        Now, Output.MarketShapes.Word(view.State), view.LastUpdateId, Levels(view.Bids), Levels(view.Asks)));

    private void Notice(string message) => _options.OnEvent?.Invoke(new DemoEvent.Noticed(Now, message));

    private static (decimal Price, decimal Quantity)[] Levels(IReadOnlyList<PriceLevel> levels) =>
        [.. levels.Select(static level => (level.Price, level.Quantity))];
}
