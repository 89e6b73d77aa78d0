using CsCheck;
using Spotwire.Simulator.Matching;
using Spotwire.TestSupport;

namespace Spotwire.Simulator.Tests.Matching;

/// <summary>The book and its naive twin tell the same story and stand the same, command after command.</summary>
public sealed class NaiveTwinTests
{
    [Fact]
    public void StandsAndTellsTheSameAsItsTwin() =>
        Gen.Select(MatchCommand.Run(100), Gen.Long[1, 4]).SampleSeeded(
            sample => Run(sample.Item1, sample.Item2), count: 300);

    [Fact]
    [Trait("Tier", "Long")]
    public void StandsAndTellsTheSameAsItsTwinForLong() =>
        Gen.Select(MatchCommand.Run(400), Gen.Long[1, 4]).Sample((commands, lot) => Run(commands, lot), iter: 3_000);

    [Fact]
    public void RandomCommandsReachEveryRule()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        MatchCommand.Run(120).SampleSeeded(
            commands =>
            {
                var recorder = Run(commands, 3);
                seen.UnionWith(recorder.Ends.Select(done => $"{done.End} {done.Expiry}"));
                seen.UnionWith(recorder.Preventions.Select(p => p.IsTransfer ? "moved" : $"prevented {p.Mode}"));
                seen.UnionWith(recorder.Events.OfType<(string, MatchOrder, MatchRejection)>()
                    .Select(rejected => rejected.Item3.ToString()));
                seen.UnionWith(recorder.Events.OfType<(string Name, MatchOrder)>().Select(e => e.Name));
                seen.UnionWith(recorder.Events.OfType<(string Name, MatchOrder Order, long)>()
                    .Select(e => $"{e.Name} {e.Order.Side} {(e.Order.StopTicks > 0 ? "from stop" : "at once")}"));
            },
            count: 100);
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal)
            {
                "accepted", "triggered", "WouldTake", "WouldTriggerImmediately", "Filled None", "Canceled None",
                "Expired ImmediateOrCancel", "Expired FillOrKill", "Expired NoLiquidity", "Expired BudgetTooSmall",
                "Expired Vetoed", "Expired SelfTrade", "Expired PriceRange", "Expired OcoSibling", "Expired Exchange",
                "prevented ExpireTaker", "prevented ExpireMaker", "prevented ExpireBoth", "prevented Decrement",
                "prevented Transfer", "moved", "tracking Buy from stop", "tracking Sell from stop",
                "tracking Buy at once", "tracking Sell at once",
            },
            seen);
    }

    [Fact]
    public void EveryStepOfAnOrderIsTradedPreventedAmendedAwayOrLeft() =>
        MatchCommand.Run(100).SampleSeeded(
            commands =>
            {
                var book = new MatchingBook();
                var told = Recorder([]);
                var amended = new Dictionary<long, long>();
                for (var i = 0; i < commands.Length; i++)
                {
                    var (id, before) = (i - commands[i].Back, 0L);
                    if (book.TryGetOpen(id, out var open))
                    {
                        before = open.Order.QuantitySteps;
                    }

                    if (Apply(book, commands[i], i, told) && commands[i].Kind == MatchCommandKind.Amend)
                    {
                        Assert.True(book.TryGetOpen(id, out open));
                        amended[id] = amended.GetValueOrDefault(id) + before - open.Order.QuantitySteps;
                    }
                }

                AssertAccounted(book, told, amended);
            },
            count: 200);

    private static void AssertAccounted(MatchingBook book, MatchingRecorder told, Dictionary<long, long> amended)
    {
        var gone = new Dictionary<long, long>(amended);
        foreach (var e in told.Events)
        {
            var parts = e switch
            {
                MatchTrade t => [(t.TakerOrderId, t.Steps), (t.MakerOrderId, t.Steps)],
                MatchPrevention p => [(p.TakerOrderId, p.TakerPreventedSteps), (p.MakerOrderId, p.MakerPreventedSteps)],
                MatchDone d => [(d.OrderId, d.RemainingSteps)],
                _ => Array.Empty<(long Id, long Steps)>(),
            };
            foreach (var (id, steps) in parts)
            {
                gone[id] = gone.GetValueOrDefault(id) + steps;
            }
        }

        foreach (var open in book.ListWaiting().Concat(Enum.GetValues<MatchSide>().SelectMany(book.ListResting)))
        {
            gone[open.Order.OrderId] = gone.GetValueOrDefault(open.Order.OrderId) + open.RemainingSteps;
        }

        var orders = told.Events.OfType<(string Name, MatchOrder Order)>().Where(e => e.Name == "accepted")
            .Select(e => e.Order).Where(o => o.Type != MatchType.MarketByQuote).ToList();
        Assert.All(orders, order => Assert.Equal(order.QuantitySteps, gone[order.OrderId]));
    }

    private static MatchingRecorder Run(MatchCommand[] commands, long lot)
    {
        var (book, twin) = (new MatchingBook(lot), new NaiveBook(lot));
        var (told, twinTold) = (Recorder([]), Recorder([]));
        var seen = 0;
        for (var i = 0; i < commands.Length; i++)
        {
            var command = commands[i];
            var order = command.Order with { OrderId = i };
            Assert.Equal(NaiveBook.Preview(order, Bounds(order), [twin]), book.Preview(order, Bounds(order)));
            Assert.Equal(
                twin.Peg(order.Side, (MatchPeg)(i % 2), command.Back / 6),
                book.PegTicks(order.Side, (MatchPeg)(i % 2), command.Back / 6));
            Assert.Equal(Apply(twin, command, i, twinTold), Apply(book, command, i, told));
            Assert.Equal(twinTold.Events[seen..], told.Events[seen..]);
            seen = told.Events.Count;
            AssertSameState(twin, book);
        }

        return told;
    }

    // Some stops are vetoed, some are priced when they are triggered, some takers may not go everywhere.
    internal static MatchingRecorder Recorder(List<object> events) => new(order => order.OrderId % 7 != 0)
    {
        Events = events,
        Price = order => order.OrderId % 5 == 0 ? 95 + (order.OrderId % 11) : order.PriceTicks,
        Bounds = Bounds,
    };

    private static MatchBounds Bounds(MatchOrder order) =>
        order.OrderId % 4 == 0 ? new MatchBounds(94, 106) : MatchBounds.None;

    private static bool Apply(NaiveBook book, MatchCommand command, int at, IMatchingListener told)
    {
        var (id, other) = (at - command.Back, at - command.OtherBack);
        switch (command.Kind)
        {
            case MatchCommandKind.Submit:
                book.Submit(command.Order with { OrderId = at }, told);
                return true;
            case MatchCommandKind.Cancel:
                return book.End(id, null, told);
            case MatchCommandKind.Expire:
                return book.End(id, MatchExpiry.Exchange, told);
            case MatchCommandKind.Amend:
                return book.Amend(id, command.OtherBack, told);
            default:
                return id != other && book.TryLink(id, other);
        }
    }

    private static bool Apply(MatchingBook book, MatchCommand command, int at, IMatchingListener told)
    {
        var (id, other) = (at - command.Back, at - command.OtherBack);
        switch (command.Kind)
        {
            case MatchCommandKind.Submit:
                book.Submit(command.Order with { OrderId = at }, told);
                return true;
            case MatchCommandKind.Cancel:
                return book.Cancel(id, told);
            case MatchCommandKind.Expire:
                return book.Expire(id, MatchExpiry.Exchange, told);
            case MatchCommandKind.Amend:
                return book.Amend(id, command.OtherBack, told);
            default:
                return TryLink(book, id, other);
        }
    }

    private static bool TryLink(MatchingBook book, long one, long other)
    {
        try
        {
            book.LinkOco(one, other);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    internal static void AssertSameState(NaiveBook twin, MatchingBook book)
    {
        Assert.Equal(twin.Last, book.LastTradeTicks);
        var waiting = twin.Waiting().Select(e => e.ToOpen(isWaiting: true)).ToList();
        Assert.Equal(waiting, book.ListWaiting());
        var held = waiting.ToList();
        foreach (var side in Enum.GetValues<MatchSide>())
        {
            var resting = twin.Resting(side).Select(e => e.ToOpen(isWaiting: false)).ToList();
            Assert.Equal(resting, book.ListResting(side));
            var levels = resting.GroupBy(e => e.Order.PriceTicks)
                .Select(g => new MatchLevel(g.Key, g.Sum(e => e.ShownSteps))).ToArray();
            var copied = new MatchLevel[levels.Length + 1];
            Assert.Equal(levels.Length, book.CopyLevels(side, copied));
            Assert.Equal(levels, copied[..levels.Length]);
            Assert.Equal(levels.Length, book.LevelCount(side));
            Assert.Equal(levels.FirstOrDefault().PriceTicks, (side == MatchSide.Buy
                ? book.BestBidTicks : book.BestAskTicks) ?? 0);
            held.AddRange(resting);
        }

        foreach (var open in held)
        {
            Assert.True(book.TryGetOpen(open.Order.OrderId, out var found));
            Assert.Equal(open, found);
        }

        Assert.Equal(held.Count, book.OpenCount);
        Assert.True(book.BestBidTicks is null || book.BestAskTicks is null || book.BestBidTicks < book.BestAskTicks);
    }
}
