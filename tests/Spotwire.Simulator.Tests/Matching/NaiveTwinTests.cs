using CsCheck;
using Spotwire.Simulator.Matching;
using Spotwire.TestSupport;

namespace Spotwire.Simulator.Tests.Matching;

/// <summary>The book and its naive twin tell the same story and stand the same, command after command.</summary>
public sealed class NaiveTwinTests
{
    private static readonly MatchType[] Types =
    [
        MatchType.Limit, MatchType.Limit, MatchType.Limit, MatchType.Limit, MatchType.LimitMaker, MatchType.Market,
        MatchType.MarketByQuote, MatchType.StopLoss, MatchType.StopLossLimit, MatchType.StopLossLimit,
    ];

    // An id of zero or below cancels an order placed that many commands before.
    private static readonly Gen<MatchOrder> GenCommand = Gen.Select(
        Gen.Int[0, 9], Gen.Int[0, Types.Length - 1].Select(i => Types[i]), Gen.Bool, Gen.Enum<MatchTimeInForce>(),
        Gen.Long[90, 110], Gen.Long[1, 20], Gen.Long[90, 110], Gen.Int[0, 40],
        (kind, type, isBuy, tif, price, steps, stop, other) => new MatchOrder(
            kind < 2 ? -other : 1,
            other % 5,
            isBuy ? MatchSide.Buy : MatchSide.Sell,
            type,
            tif,
            price,
            steps,
            steps * price + Math.Max(0, other - 20),
            stop));

    [Fact]
    public void StandsAndTellsTheSameAsItsTwin() =>
        Gen.Select(GenCommand.Array[0, 120], Gen.Long[1, 4]).SampleSeeded(
            sample => Run(sample.Item1, sample.Item2), count: 400);

    [Fact]
    [Trait("Tier", "Long")]
    public void StandsAndTellsTheSameAsItsTwinForLong() =>
        Gen.Select(GenCommand.Array[0, 400], Gen.Long[1, 4]).Sample(
            (commands, lot) => Run(commands, lot), iter: 3_000);

    [Fact]
    public void RandomCommandsReachEveryRule()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        GenCommand.Array[100].SampleSeeded(
            commands =>
            {
                var recorder = Run(commands, 3);
                seen.UnionWith(recorder.Ends.Select(done => $"{done.End} {done.Expiry}"));
                seen.UnionWith(recorder.Events.OfType<(string, MatchOrder, MatchRejection)>()
                    .Select(rejected => rejected.Item3.ToString()));
                seen.UnionWith(recorder.Events.OfType<(string Name, MatchOrder)>().Select(e => e.Name));
            },
            count: 100);
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal)
            {
                "accepted", "triggered", "WouldTake", "WouldTriggerImmediately", "Filled None", "Canceled None",
                "Expired ImmediateOrCancel", "Expired FillOrKill", "Expired NoLiquidity", "Expired BudgetTooSmall",
                "Expired Vetoed",
            },
            seen);
    }

    private static MatchingRecorder Run(MatchOrder[] commands, long lot)
    {
        var (book, twin) = (new MatchingBook(lot), new NaiveBook(lot));
        var told = new MatchingRecorder(order => order.OrderId % 7 != 0);
        var twinTold = new MatchingRecorder(order => order.OrderId % 7 != 0);
        var seen = 0;
        for (var i = 0; i < commands.Length; i++)
        {
            var command = commands[i];
            if (command.OrderId <= 0)
            {
                var id = i + command.OrderId;
                Assert.Equal(twin.Cancel(id, twinTold), book.Cancel(id, told));
            }
            else
            {
                twin.Submit(command with { OrderId = i }, twinTold);
                book.Submit(command with { OrderId = i }, told);
            }

            Assert.Equal(twinTold.Events[seen..], told.Events[seen..]);
            seen = told.Events.Count;
            AssertSameState(twin, book);
        }

        return told;
    }

    private static void AssertSameState(NaiveBook twin, MatchingBook book)
    {
        Assert.Equal(twin.Last, book.LastTradeTicks);
        var held = 0;
        Assert.Equal(
            twin.Waiting(MatchSide.Buy).Concat(twin.Waiting(MatchSide.Sell))
                .Select(e => new OpenOrder(e.Order, e.Left, true, 0, 0)),
            book.ListWaiting());
        foreach (var side in Enum.GetValues<MatchSide>())
        {
            var resting = twin.Resting(side).Select(e => new OpenOrder(e.Order, e.Left, false, e.Left, 0)).ToList();
            var waiting = twin.Waiting(side).Select(e => new OpenOrder(e.Order, e.Left, true, 0, 0)).ToList();
            Assert.Equal(resting, book.ListResting(side));
            foreach (var open in resting.Concat(waiting))
            {
                Assert.True(book.TryGetOpen(open.Order.OrderId, out var found));
                Assert.Equal(open, found);
            }

            held += resting.Count + waiting.Count;
            var levels = resting.GroupBy(e => e.Order.PriceTicks)
                .Select(g => new MatchLevel(g.Key, g.Sum(e => e.RemainingSteps))).ToArray();
            var copied = new MatchLevel[levels.Length + 1];
            Assert.Equal(levels.Length, book.CopyLevels(side, copied));
            Assert.Equal(levels, copied[..levels.Length]);
            Assert.Equal(levels.Length, book.LevelCount(side));
            Assert.Equal(levels.FirstOrDefault().PriceTicks, (side == MatchSide.Buy
                ? book.BestBidTicks : book.BestAskTicks) ?? 0);
        }

        Assert.Equal(held, book.OpenCount);
        Assert.True(book.BestBidTicks is null || book.BestAskTicks is null || book.BestBidTicks < book.BestAskTicks);
    }
}
