using System.Globalization;
using Spotwire.Simulator.Flow;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Tests.Matching;

namespace Spotwire.Simulator.Tests.Flow;

public sealed class SyntheticFlowTests
{
    private const int Minutes = 5;

    [Fact]
    public void Equal_seeds_give_equal_commands_however_they_are_read()
    {
        var (one, other) = (Flow(7, "BTCUSDT"), Flow(7, "BTCUSDT"));
        var disturbing = Flow(8, "BTCUSDT");
        for (var i = 0; i < 5_000; i++)
        {
            disturbing.Next();
            var command = one.Next();
            Assert.Equal(i, command.Index);
            Assert.Equal(command, other.Next());
        }
    }

    [Fact]
    public void Hashes_are_equal_for_equal_seeds_and_differ_otherwise()
    {
        var hashes = Enumerable.Range(-50, 100).Select(seed => FlowSchedule.Hash(seed, SymbolSpec.Defaults)).ToList();
        Assert.Equal(100, hashes.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(hashes, Enumerable.Range(-50, 100).Select(seed => FlowSchedule.Hash(seed, SymbolSpec.Defaults)));
        Assert.NotEqual(FlowSchedule.Hash(1, [Spec("BTCUSDT")]), FlowSchedule.Hash(1, [Spec("BTCUSDC")]));
        Assert.NotEqual(FlowSchedule.Hash(1, [Spec("BTCUSDT")]), FlowSchedule.Hash(1, [Spec("BTCUSDT@50000")]));
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    public void The_hash_is_the_same_everywhere(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(
                "e42fa1ffd5c043e1b7ae6454a301c89b0c27f821ff7226a8696f51e0779623a2",
                FlowSchedule.Hash(1, SymbolSpec.Defaults));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("BTCUSDT")]
    [InlineData("ETHUSDT")]
    [InlineData("BNBUSDT")]
    [InlineData("ETHBTC")]
    [InlineData("ABC/USDT@0.0001")]
    [InlineData("GOLD/BTC@9999999")]
    public void The_book_is_lively_and_neither_empties_nor_grows(string symbol)
    {
        var market = Spec(symbol);
        for (var seed = 1; seed <= 3; seed++)
        {
            var play = new Play(seed, market);
            var start = market.StartPrice / market.TickSize;
            while (play.Command.OffsetMicros < Minutes * 60_000_000L)
            {
                play.Step();
                if (play.Command.Index < SyntheticFlow.OpeningCount)
                {
                    continue;
                }

                foreach (var side in Enum.GetValues<MatchSide>())
                {
                    Assert.InRange(play.Book.LevelCount(side), 8, SyntheticFlow.PlaceCount);
                }

                Assert.True(play.Book.OpenCount <= SyntheticFlow.PlaceCount);
                Assert.InRange(play.Book.BestBidTicks!.Value, start * 0.9m, start * 1.1m);
                var spread = (decimal)(play.Book.BestAskTicks!.Value - play.Book.BestBidTicks.Value);
                Assert.InRange(spread, 1m, Math.Max(20m, start / 1_000m));
            }

            Assert.InRange(play.Told.Trades.Count() / (Minutes * 60m), 3m, 40m);
            Assert.InRange(play.LevelSum / (2m * play.Command.Index), 20m, 50m);
            Assert.True(play.Told.Trades.Select(trade => trade.PriceTicks).Distinct().Count() > 2);
        }
    }

    [Fact]
    public void The_opening_is_due_at_once_and_ends_with_a_trade()
    {
        var play = new Play(1, Spec("BTCUSDT"));
        for (var i = 0; i < SyntheticFlow.OpeningCount; i++)
        {
            Assert.Null(play.Book.LastTradeTicks);
            play.Step();
            Assert.Equal(0, play.Command.OffsetMicros);
        }

        Assert.InRange(play.Book.LastTradeTicks!.Value, 5_999_000, 6_001_000);
    }

    [Fact]
    public void Only_makers_place_what_rests_and_they_cancel_what_is_their_own()
    {
        var flow = Flow(3, "ETHUSDT");
        var placed = new Dictionary<long, FlowCommand>();
        var last = default(FlowCommand);
        for (var i = 0; i < 20_000; i++)
        {
            var command = flow.Next();
            Assert.True(command.OffsetMicros >= last.OffsetMicros);
            Assert.InRange(command.Participant, 0, SyntheticFlow.ParticipantCount - 1);
            Assert.Equal(
                command.Kind is FlowCommandKind.Limit or FlowCommandKind.Cancel,
                command.Participant < SyntheticFlow.MakerCount);
            if (command.Kind == FlowCommandKind.Cancel)
            {
                Assert.True(placed.Remove(command.Number, out var own));
                Assert.Equal(FlowCommandKind.Limit, own.Kind);
                Assert.Equal((own.Participant, own.Side), (command.Participant, command.Side));
            }
            else
            {
                Assert.True(placed.TryAdd(command.Number, command));
                Assert.True(command.QuantitySteps > 0);
                Assert.Equal(command.Kind == FlowCommandKind.Market, command.PriceTicks == 0);
            }

            last = command;
        }
    }

    [Fact]
    public void A_schedule_gives_each_market_its_own_flow_in_order_of_time()
    {
        var schedule = new FlowSchedule(5, SymbolSpec.Defaults);
        var flows = SymbolSpec.Defaults.Select(spec => new SyntheticFlow(5, spec)).ToArray();
        var last = (Offset: 0L, Market: 0);
        for (var i = 0; i < 5_000; i++)
        {
            var due = schedule.NextOffsetMicros;
            var command = schedule.Next(out var market);
            Assert.Equal(due, command.OffsetMicros);
            Assert.Equal(flows[market].Next(), command);
            Assert.True((command.OffsetMicros, market).CompareTo(last) >= 0);
            last = (command.OffsetMicros, market);
        }

        Assert.Null(new FlowSchedule(5, []).NextOffsetMicros);
        Assert.Throws<InvalidOperationException>(() => new FlowSchedule(5, []).Next(out _));
    }

    [Fact]
    public void Nobody_can_run_out_of_funds()
    {
        foreach (var spec in SymbolSpec.Defaults)
        {
            var flow = new SyntheticFlow(1, spec);
            var ofBase = new decimal[SyntheticFlow.ParticipantCount];
            for (var i = 0; i < 200_000; i++)
            {
                var command = flow.Next();
                ofBase[command.Participant] += command.QuantitySteps * spec.StepSize;
            }

            // Even if every order sold and none bought, an hour and more would not use up a fifth.
            Assert.All(ofBase, sold => Assert.True(sold < flow.BaseFunding / 5m));
            Assert.All(ofBase, sold => Assert.True(sold * spec.StartPrice < flow.QuoteFunding / 5m));
        }
    }

    private static SymbolSpec Spec(string text) => SymbolSpec.Parse(text);

    private static SyntheticFlow Flow(int seed, string symbol) => new(seed, Spec(symbol));

    private sealed class Play(int seed, SymbolSpec market)
    {
        private readonly SyntheticFlow _flow = new(seed, market);

        public MatchingBook Book { get; } = new();

        public MatchingRecorder Told { get; } = new();

        public FlowCommand Command { get; private set; }

        public long LevelSum { get; private set; }

        public void Step()
        {
            Command = _flow.Next();
            if (Command.Kind == FlowCommandKind.Cancel)
            {
                Book.Cancel(Command.Number, Told);
            }
            else
            {
                Book.Submit(ToOrder(Command), Told);
            }

            LevelSum += Book.LevelCount(MatchSide.Buy) + Book.LevelCount(MatchSide.Sell);
        }

        private static MatchOrder ToOrder(FlowCommand command) => new(
            command.Number,
            command.Participant,
            command.Side,
            command.Kind == FlowCommandKind.Market ? MatchType.Market : MatchType.Limit,
            command.Kind == FlowCommandKind.ImmediateOrCancel
                ? MatchTimeInForce.ImmediateOrCancel : MatchTimeInForce.GoodTillCanceled,
            command.PriceTicks,
            command.QuantitySteps,
            0,
            0);
    }
}
