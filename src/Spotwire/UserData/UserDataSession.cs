using Spotwire.Trading;

namespace Spotwire.UserData;

/// <summary>Decides what becomes of one account's stream: what to ask after an interruption, what of the answers was
/// missed, which events were told already. Pure: connection, events, answers and times in; questions and events to
/// deliver out.
/// <para>After every subscription it asks for open orders, orders since, trades since and balances, and holds events
/// back meanwhile. What the answers show and neither earlier events nor held ones tell is delivered as if it had been
/// sent; then the held events; then the stream is healthy.</para></summary>
internal sealed partial class UserDataSession
{
    private readonly IReadOnlyList<Symbol> _symbols;
    private readonly Queue<UserDataEvent> _outbox = new();
    private readonly Queue<AccountQuestion> _plan = new();
    private RecoveryRecord _record = new();
    private RecoveryStage _stage;
    private ExchangeTime _heardAt;
    private ExchangeTime _begunAt;
    private ExchangeTime _balancesAsOf;
    private bool _isSynchronized;

    /// <param name="symbols">Symbols that count as used from the start.</param>
    /// <param name="fillCapacity">How many of the newest fills the book keeps.</param>
    public UserDataSession(IReadOnlyList<Symbol> symbols, int fillCapacity)
    {
        _symbols = symbols;
        Book = new AccountBook(fillCapacity);
    }

    /// <summary>What has been told.</summary>
    public AccountBook Book { get; }

    /// <summary>Whether the stream is subscribed and everything missed has been told.</summary>
    public bool IsHealthy { get; private set; }

    /// <summary>Counts subscriptions; an answer to a question of an earlier one is of no use.</summary>
    public int Epoch { get; private set; }

    /// <summary>What to ask now; null where nothing.</summary>
    public AccountQuestion? Question => _plan.TryPeek(out var question) ? question : null;

    /// <summary>Events that told nothing new.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Takes the next event to deliver.</summary>
    public bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out UserDataEvent? next) =>
        _outbox.TryDequeue(out next);

    /// <summary>A symbol is going to be used.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="now">The exchange's time.</param>
    public void OnUse(Symbol symbol, ExchangeTime now) => Book.Track(symbol, now);

    /// <summary>The subscription is gone.</summary>
    /// <param name="why">Why, in words.</param>
    /// <param name="now">The exchange's time.</param>
    public void OnInterrupted(string why, ExchangeTime now)
    {
        Epoch++;
        _plan.Clear();

        // What was held back lies between two interruptions; asking after the second finds all of it.
        _record = new RecoveryRecord();
        _stage = RecoveryStage.Down;
        if (IsHealthy)
        {
            IsHealthy = false;
            _outbox.Enqueue(new UserDataInterrupted { EventTime = now, Reason = why });
        }
    }

    /// <summary>The exchange has acknowledged the subscription: from now on events come.</summary>
    /// <param name="now">The exchange's time.</param>
    public void OnSubscribed(ExchangeTime now)
    {
        Epoch++;
        IsHealthy = false;
        _plan.Clear();
        _record = new RecoveryRecord { AskedAt = now };
        _begunAt = _isSynchronized ? _begunAt : now;
        _stage = RecoveryStage.Open;
        if (!_isSynchronized)
        {
            PlanBaselines();
        }

        _plan.Enqueue(new AccountQuestion.OpenOrders());
        _plan.Enqueue(new AccountQuestion.OpenLists());
    }

    /// <summary>The exchange sent an event.</summary>
    public void OnEvent(UserDataEvent sent)
    {
        if (IsHealthy)
        {
            Deliver(sent);
        }
        else if (sent is not (ExecutionReport or AccountPosition or OrderListUpdate))
        {
            // Nothing that can be asked for would tell of it.
            _outbox.Enqueue(sent);
        }
        else if (_stage != RecoveryStage.Down)
        {
            _record.Held.Add(sent);
        }
    }

    /// <summary>The exchange answered <see cref="Question"/>.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="epoch">The epoch in which it was asked.</param>
    /// <param name="askedAt">The exchange's time when it was asked.</param>
    public void OnAnswer(AccountAnswer answer, int epoch, ExchangeTime askedAt)
    {
        if (epoch != Epoch || !_plan.TryDequeue(out var question))
        {
            return;
        }

        switch (question, answer)
        {
            case (AccountQuestion.OpenOrders, AccountAnswer.Orders(var rows)):
                _record.AddOpen(rows, askedAt);
                break;
            case (AccountQuestion.OpenLists, AccountAnswer.Lists(var rows)):
                _record.OpenLists.AddRange(rows);
                break;
            case (AccountQuestion.Orders { IsNewest: true } ask, AccountAnswer.Orders(var rows)):
                Baseline(ask.Symbol, rows);
                break;
            case (AccountQuestion.Orders ask, AccountAnswer.Orders(var rows)):
                _record.AddOrders(rows, askedAt);
                AskOn(rows.Count, () => new AccountQuestion.Orders(
                    ask.Symbol, new OrderId(rows[^1].OrderId.Value + 1), Since: null));
                break;
            case (AccountQuestion.OneOrder ask, AccountAnswer.Orders(var rows)):
                TakeOne(ask.Key, rows, askedAt);
                break;
            case (AccountQuestion.OneList ask, AccountAnswer.Lists(var rows)):
                _record.EndedLists.AddRange(rows);
                Forget(ask.OrderListId, rows);
                break;
            case (AccountQuestion.Trades { IsNewest: true } ask, AccountAnswer.Fills(var rows)):
                Book.Track(ask.Symbol, _begunAt).NextTradeId = rows.Count > 0 ? rows[^1].Id + 1 : 0;
                break;
            case (AccountQuestion.Trades ask, AccountAnswer.Fills(var rows)):
                _record.Fills.AddRange(rows);
                AskOn(rows.Count, () => new AccountQuestion.Trades(ask.Symbol, rows[^1].Id, Since: null));
                break;
            case (AccountQuestion.Allocations ask, AccountAnswer.Fills(var rows)):
                _record.Fills.AddRange(rows);
                AskOn(rows.Count, () => new AccountQuestion.Allocations(ask.Symbol, rows[^1].Id, Since: null));
                break;
            case (AccountQuestion.Balances, AccountAnswer.Balances balances):
                _record.Balances = balances;
                _record.BalancesAskedAt = askedAt;
                break;
            default:
                throw new ArgumentException("The answer does not fit the question.", nameof(answer));
        }

        while (_plan.Count == 0 && _stage != RecoveryStage.Done)
        {
            Advance();
        }
    }

    private void AskOn(int rows, Func<AccountQuestion> next)
    {
        if (rows >= AccountAnswer.PageRows)
        {
            _plan.Enqueue(next());
        }
    }

    private void Baseline(Symbol symbol, IReadOnlyList<Order> rows)
    {
        var track = Book.Track(symbol, _begunAt);
        var newest = rows.Count > 0 ? rows[^1].OrderId : new OrderId(-1);
        track.HighestOrderId = track.HighestOrderId is { } known && known.CompareTo(newest) > 0 ? known : newest;
    }

    private void TakeOne(OrderKey key, IReadOnlyList<Order> rows, ExchangeTime askedAt)
    {
        if (rows.Count == 0)
        {
            // The exchange has begun anew, or never had it.
            Book.Forget(key);
        }

        _record.AddOrders(rows, askedAt);
    }

    private void Forget(long list, IReadOnlyList<OrderListUpdate> rows)
    {
        if (rows.Count == 0)
        {
            Book.Forget(list);
        }
    }

    /// <summary>All questions of a stage are answered: the next one's.</summary>
    private void Advance()
    {
        _stage++;
        switch (_stage)
        {
            case RecoveryStage.Orders:
                PlanSymbols();
                break;
            case RecoveryStage.Missing:
                PlanMissing();
                break;
            case RecoveryStage.Fills:
                PlanFills();
                break;
            case RecoveryStage.Strays:
                PlanStrays();
                break;
            case RecoveryStage.Balances:
                _plan.Enqueue(new AccountQuestion.Balances());
                break;
            case RecoveryStage.Done:
                Finish();
                break;
        }
    }

    private void Finish()
    {
        var merge = new RecoveryMerge(Book, _record);
        var found = _isSynchronized ? merge.FindMissed() : [];
        foreach (var missed in found)
        {
            var track = Book.Track(missed.Symbol, missed.CreationTime);
            var highest = track.HighestOrderId;
            Tell(missed);
            if (_record.Strays.Contains(new OrderKey(missed.Symbol, missed.OrderId)))
            {
                // Orders before it may be under way as events, and must be asked for if those never arrive.
                track.HighestOrderId = highest;
            }
        }

        merge.Learn();
        foreach (var update in merge.FindLists(tellAll: _isSynchronized))
        {
            Tell(update);
        }

        if (merge.FindBalances() is { } position)
        {
            Tell(position);
        }

        var wasSynchronized = _isSynchronized;
        _isSynchronized = true;
        IsHealthy = true;
        _heardAt = _record.AskedAt;
        foreach (var held in _record.Held)
        {
            Deliver(held);
        }

        if (wasSynchronized)
        {
            _outbox.Enqueue(new UserDataRecovered
            {
                EventTime = _record.BalancesAskedAt,
                FoundReports = found.Count,
                FoundFills = found.Count(static report => report.IsFill),
            });
        }

        _record = new RecoveryRecord();
    }

    private void Tell(UserDataEvent found)
    {
        var isNews = Take(found);
        if (isNews && _isSynchronized && found is not AccountPosition { Balances.Count: 0 })
        {
            _outbox.Enqueue(found);
        }
    }

    private void Deliver(UserDataEvent sent)
    {
        _heardAt = sent.EventTime > _heardAt ? sent.EventTime : _heardAt;
        var told = sent is ExecutionReport report ? Book.CatchUp(report) : sent;
        if (Take(told))
        {
            _outbox.Enqueue(told);
        }
        else
        {
            Duplicates++;
        }
    }

    private bool Take(UserDataEvent next)
    {
        switch (next)
        {
            case ExecutionReport report:
                return Book.Apply(report);
            case OrderListUpdate update:
                return Book.Apply(update);
            case AccountPosition position:
                // Sent before the balances were asked for, and arrived after.
                var isStale = position.Source == UserDataSource.Event && position.LastUpdateTime < _balancesAsOf;
                if (position.Source == UserDataSource.Query)
                {
                    _balancesAsOf = position.LastUpdateTime;
                }

                if (!isStale)
                {
                    Book.Apply(position);
                }

                return !isStale;
            default:
                return true;
        }
    }
}
