using Spotwire.Account;
using Spotwire.Trading;
using Spotwire.UserData;

namespace Spotwire.Tests.UserData;

/// <summary>A machine, a naive account, and a line between them that delays and breaks.</summary>
internal sealed class SessionBench
{
    private readonly int _seed;
    private readonly Random _random;
    private readonly NaiveAccount _account;
    private readonly UserDataSession _session;
    private readonly Queue<UserDataEvent> _line = new();
    private readonly List<UserDataEvent> _told = [];
    private (AccountAnswer Answer, int Epoch, ExchangeTime AskedAt)? _answer;
    private bool _isUp;
    private bool _isDead;
    private int? _tradesBefore;
    private HashSet<OrderKey> _ordersBefore = [];
    private int _interruptions;

    public SessionBench(int seed)
    {
        _seed = seed;
        _random = new Random(seed);
        _account = new NaiveAccount(_random);
        Symbol[] symbols = _random.Next(2) == 0 ? ["AAAUSDT", "BBBUSDT", "CCCUSDT"] : ["AAAUSDT"];
        _session = new UserDataSession(symbols, fillCapacity: 50);

        // Symbols that are used only after an interruption began, and of which nothing is left afterwards, can be found
        // only where they were named: half of the runs name all, the others stay with what was used before.
        for (var i = 0; i < 40; i++)
        {
            _account.Act();
        }

        foreach (var symbol in _account.Orders.Keys.Select(static key => key.Symbol).Distinct())
        {
            _session.OnUse(symbol, _account.Now);
        }
    }

    public (int Fills, int Found, int Interruptions, long Duplicates) Totals => (
        Fills.Count(), _told.Count(static e => e is ExecutionReport { Source: UserDataSource.Query }), _interruptions,
        _session.Duplicates);

    private IEnumerable<ExecutionReport> Reports => _told.OfType<ExecutionReport>();

    private IEnumerable<ExecutionReport> Fills => Reports.Where(static report => report.IsFill);

    public void Step()
    {
        switch (_random.Next(20))
        {
            case < 6:
                Act();
                break;
            case < 11:
                Deliver();
                break;
            case < 17:
                AskOrAnswer();
                break;
            case 17 when _random.Next(3) == 0:
                // From here on nothing arrives; that is noticed only later.
                _isDead = true;
                _line.Clear();
                break;
            case 18 when _isDead:
                Interrupt();
                break;
            default:
                Connect();
                break;
        }

        Take();
    }

    /// <summary>No more trouble, until everything has arrived.</summary>
    public void Settle()
    {
        if (_isDead)
        {
            Interrupt();
        }

        for (var i = 0; i < 10_000 && !(_session.IsHealthy && _line.Count == 0); i++)
        {
            Connect();
            AskOrAnswer();
            Deliver();
            Take();
        }

        Assert.True(_session.IsHealthy, $"seed {_seed}: not healthy");
    }

    public void Check()
    {
        CheckFills();
        CheckReports();
        CheckState();
        var states = _told.Where(static e => e is UserDataInterrupted or UserDataRecovered).ToList();
        for (var i = 0; i < states.Count; i++)
        {
            Assert.True(states[i] is UserDataRecovered == (i % 2 == 1), $"seed {_seed}: {i} is {states[i]}");
        }
    }

    private static string Word(UserDataEvent e) => e is not ExecutionReport report ? e.EventType[..3]
        : $"{report.Symbol.Value[0]}{report.OrderId}:{report.ExecutionType.Value[..3]}{report.TradeId}" +
            $"@{report.TransactTime.UnixMilliseconds % 10_000}{(report.Source == UserDataSource.Query ? "?" : "")}";

    private void CheckFills()
    {
        var told = Fills.Select(static report => FillKey.Of(report)!.Value).ToList();
        var expected = _account.Trades.Skip(_tradesBefore ?? int.MaxValue).Select(static trade => trade.Key).ToList();
        Assert.True(told.Count == told.Distinct().Count(), $"seed {_seed}: a fill was told twice");
        Assert.True(expected.Except(told).Take(1).ToList() is [], 
            $"seed {_seed}: {string.Join(' ', expected.Except(told))} not in {string.Join(' ', _told.Select(Word))}");
        foreach (var symbol in told.GroupBy(static key => key.Order.Symbol))
        {
            Assert.True(
                symbol.Select(static key => key.Id).SequenceEqual(symbol.Select(static key => key.Id).Order()),
                $"seed {_seed}: fills out of order: {string.Join(' ', _told.Select(Word))}");
        }

        foreach (var fill in Fills)
        {
            var trade = _account.Trades.Single(trade => trade.Key == FillKey.Of(fill));
            Assert.Equal((trade.Price, trade.Quantity), (fill.LastExecutedPrice, fill.LastExecutedQuantity));
        }
    }

    /// <summary>Of every order the reports follow one from the other.</summary>
    private void CheckReports()
    {
        foreach (var group in Reports.GroupBy(static report => new OrderKey(report.Symbol, report.OrderId)))
        {
            if (_ordersBefore.Contains(group.Key))
            {
                continue;
            }

            var where = $"seed {_seed}, {group.Key}";
            var executed = 0m;
            var reports = group.ToList();
            Assert.True(reports[0].ExecutionType == ExecutionType.New, $"{where}: begins with {reports[0]}");
            for (var i = 0; i < reports.Count; i++)
            {
                var report = reports[i];
                executed += report.LastExecutedQuantity;
                Assert.True(
                    executed == report.ExecutedQuantity,
                    $"{where}: {executed} at {i} of {string.Join(' ', reports.Select(r =>
                        $"{Word(r)}={r.ExecutedQuantity}/{r.Quantity}{r.Status}"))}");
                Assert.True(
                    KnownOrder.IsEnd(report.Status) == (i == reports.Count - 1)
                    || !KnownOrder.IsEnd(_account.Orders[group.Key].Status),
                    $"{where}: {report}");
                var isAgain = report.ExecutionType == ExecutionType.New && i > 0
                    && reports[i - 1].Status != OrderStatus.PendingNew;
                Assert.False(isAgain, $"{where}: new again");
            }

            Assert.True(
                _account.Orders[group.Key].Status == reports[^1].Status,
                $"{where}: {_account.Orders[group.Key].Status} after {string.Join(' ', reports.Select(r =>
                    $"{Word(r)}={r.ExecutedQuantity}/{r.Quantity}{r.Status}"))}");
        }

        var later = _account.Orders.Keys.Except(_ordersBefore).ToList();
        Assert.True(
            later.Except(Reports.Select(static r => new OrderKey(r.Symbol, r.OrderId))).Take(1).ToList() is [],
            $"seed {_seed}: an order was never told");
    }

    private void CheckState()
    {
        var open = _account.Open.Select(static o =>
            $"{o.Symbol} {o.OrderId} {o.Status} {o.Quantity} {o.ExecutedQuantity} {o.ClientOrderId}").Order();
        var known = _session.Book.Orders.Values.Select(static o => o.Value).Select(static o =>
            $"{o.Symbol} {o.OrderId} {o.Status} {o.Quantity} {o.ExecutedQuantity} {o.ClientOrderId}").Order();
        Assert.True(
            open.SequenceEqual(known),
            $"seed {_seed}:\n{string.Join('\n', open)}\nis known as\n{string.Join('\n', known)}");
        var lists = _account.Lists.Values.Where(static l => l.ListOrderStatus == OrderListStatus.Executing)
            .Select(static l => l.OrderListId).Order();
        Assert.True(
            lists.SequenceEqual(_session.Book.Lists.Keys.Order()),
            $"seed {_seed}: lists {string.Join(' ', lists)}, known {string.Join(' ', _session.Book.Lists.Keys)}");
        var balances = _session.Book.Balances.Values.Select(static b => b.Value).Where(static b => b.Total != 0m);
        Assert.True(
            _account.Balances.OrderBy(static b => b.Asset).SequenceEqual(balances.OrderBy(static b => b.Asset)),
            $"seed {_seed}: balances {string.Join(' ', _account.Balances)}, known {string.Join(' ', balances)}");
    }

    private void Act()
    {
        var events = _account.Act();
        if (_isUp && !_isDead)
        {
            events.ForEach(_line.Enqueue);
        }
    }

    private void Connect()
    {
        if (!_isUp)
        {
            _account.Tick();
            (_isUp, _isDead) = (true, false);
            _line.Clear();
            _session.OnSubscribed(_account.Now);
        }
    }

    private void Interrupt()
    {
        _interruptions++;
        _isUp = false;
        _answer = null;
        _line.Clear();
        _session.OnInterrupted("lost", _account.Now);
    }

    private void Deliver()
    {
        if (_line.TryDequeue(out var next))
        {
            _session.OnEvent(next);
        }
    }

    private void AskOrAnswer()
    {
        if (_answer is { } answer)
        {
            _answer = null;
            _session.OnAnswer(answer.Answer, answer.Epoch, answer.AskedAt);
        }
        else if (_session.Question is { } question)
        {
            var askedAt = _account.Now;
            _account.Tick();
            _answer = (_account.Answer(question), _session.Epoch, askedAt);
        }

        if (_session.IsHealthy && _tradesBefore is null)
        {
            _tradesBefore = _account.Trades.Count;
            _ordersBefore = [.. _account.Orders.Keys];
        }
    }

    private void Take()
    {
        while (_session.TryTake(out var next))
        {
            _told.Add(next);
        }
    }
}
