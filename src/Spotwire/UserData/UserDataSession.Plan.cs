using Spotwire.Trading;

namespace Spotwire.UserData;

/// <content>What to ask, stage by stage.</content>
internal sealed partial class UserDataSession
{
    // How far the orders of a symbol are, before the open ones are asked for: what lies between the two answers is in
    // the second, or counts as new. With the trades it is the other way round: what an open order shows as filled must
    // not be found again.
    private void PlanBaselines()
    {
        foreach (var symbol in _symbols)
        {
            Book.Track(symbol, _begunAt);
        }

        foreach (var symbol in Book.Symbols)
        {
            _plan.Enqueue(new AccountQuestion.Orders(symbol, From: null, Since: null));
        }
    }

    private void PlanSymbols()
    {
        // Whatever is seen for the first time after a gap may have begun anywhere in it.
        var since = _isSynchronized ? _heardAt : _begunAt;
        foreach (var order in _record.Open)
        {
            Book.Track(order.Symbol, since);
        }

        foreach (var symbol in _isSynchronized ? Book.Symbols : [])
        {
            var track = Book.TrackOf(symbol)!;
            _plan.Enqueue(track.HighestOrderId is { } highest
                ? new AccountQuestion.Orders(symbol, new OrderId(highest.Value + 1), Since: null)
                : new AccountQuestion.Orders(symbol, From: null, track.Since));
        }
    }

    private void PlanMissing()
    {
        foreach (var known in Book.Open.OrderBy(static order => order.Key.Symbol)
            .ThenBy(static order => order.Key.OrderId))
        {
            if (!_record.Rows.ContainsKey(known.Key))
            {
                _plan.Enqueue(new AccountQuestion.OneOrder(known.Key));
            }
        }

        foreach (var list in Book.Lists.Keys.Order())
        {
            if (!_record.OpenLists.Exists(row => row.OrderListId == list))
            {
                _plan.Enqueue(new AccountQuestion.OneList(list));
            }
        }
    }

    private void PlanFills()
    {
        foreach (var symbol in Book.Symbols)
        {
            var track = Book.TrackOf(symbol)!;
            _plan.Enqueue(!_isSynchronized ? new AccountQuestion.Trades(symbol, From: null, Since: null)
                : track.NextTradeId is { } next
                    ? new AccountQuestion.Trades(symbol, next, Since: null)
                    : new AccountQuestion.Trades(symbol, From: null, track.Since));
            var isRouted = _record.Rows.Values.Concat(Book.Open.Select(static known => known.Order))
                .Any(order => order.Symbol == symbol && order.UsedSmartOrderRouting is true);
            if (_isSynchronized && isRouted)
            {
                _plan.Enqueue(track.NextAllocationId is { } from
                    ? new AccountQuestion.Allocations(symbol, from, Since: null)
                    : new AccountQuestion.Allocations(symbol, From: null, track.Since));
            }
        }
    }

    private void PlanStrays()
    {
        var held = _record.Held.OfType<ExecutionReport>()
            .Select(static report => new OrderKey(report.Symbol, report.OrderId)).ToHashSet();
        foreach (var fill in _record.Fills)
        {
            if (!Book.IsTold(fill.Key) && Book.Find(fill.Order) is null && !_record.Rows.ContainsKey(fill.Order)
                && !held.Contains(fill.Order) && _record.Strays.Add(fill.Order))
            {
                _plan.Enqueue(new AccountQuestion.OneOrder(fill.Order));
            }
        }
    }
}
