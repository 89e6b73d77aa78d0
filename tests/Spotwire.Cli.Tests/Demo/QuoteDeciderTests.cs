using CsCheck;
using Spotwire.Cli.Demo;

namespace Spotwire.Cli.Tests.Demo;

public sealed class QuoteDeciderTests
{
    private static readonly QuoteRules Rules = new(0.01m, 0.00001m, 0.00001m, 5m);
    private static readonly DemoAgentOptions Options = new();
    private static readonly decimal Unit = Rules.QuantityFor(Options.QuoteValue, 60_000.10m);

    [Fact]
    public void Quotes_both_sides_at_the_touch()
    {
        var intents = Decide(Situation());

        Assert.Equal(
            [(Side.Buy, 60_000.00m), (Side.Sell, 60_000.02m)],
            intents.Cast<AgentIntent.Quote>().Select(static quote => (quote.Side, quote.Price)));
    }

    [Fact]
    public void Without_a_live_book_everything_is_withdrawn_and_nothing_quoted()
    {
        var quote = new OpenQuote("a", Side.Buy, 60_000m, TimeSpan.Zero);

        var intents = Decide(Situation() with { IsBookLive = false, Quotes = [quote] });

        Assert.Equal([new AgentIntent.Withdraw("a")], intents);
    }

    [Fact]
    public void At_the_bound_only_the_side_that_brings_it_back_is_quoted()
    {
        var intents = Decide(Situation() with { Inventory = Unit * Options.InventoryBound });

        Assert.Equal(Side.Sell, Assert.IsType<AgentIntent.Quote>(Assert.Single(intents)).Side);
    }

    [Fact]
    public void When_the_bound_holds_on_the_market_is_taken_once()
    {
        var decider = new QuoteDecider(Options, Rules);
        var full = Situation() with { Inventory = -Unit * Options.InventoryBound };

        decider.Decide(full);
        var later = decider.Decide(full with { Now = TimeSpan.FromSeconds(5) });
        var again = decider.Decide(full with { Now = TimeSpan.FromSeconds(5.1) });

        Assert.Equal(Side.Buy, Assert.Single(later.OfType<AgentIntent.Rebalance>()).Side);
        Assert.Empty(again.OfType<AgentIntent.Rebalance>());
    }

    [Fact]
    public void A_quote_near_the_touch_keeps_its_place_and_a_far_or_old_one_is_replaced()
    {
        var near = new OpenQuote("near", Side.Buy, 60_000.00m, TimeSpan.Zero);
        var far = new OpenQuote("far", Side.Sell, 60_100.00m, TimeSpan.Zero);

        var intents = Decide(Situation() with { Quotes = [near, far] });
        var late = Decide(Situation() with { Quotes = [near], Now = TimeSpan.FromMinutes(1) });

        Assert.Equal([new AgentIntent.Withdraw("far")], intents.OfType<AgentIntent.Withdraw>());
        Assert.Equal([Side.Sell], intents.OfType<AgentIntent.Quote>().Select(static quote => quote.Side));
        Assert.Equal([new AgentIntent.Withdraw("near")], late.OfType<AgentIntent.Withdraw>());
    }

    [Fact]
    public void While_an_outcome_is_unknown_nothing_new_is_sent() =>
        Assert.Empty(Decide(Situation() with { HasUnknown = true }));

    [Fact]
    public void Whatever_the_market_does_quotes_fit_the_rules_and_the_bound() =>
        Gen.Select(Gen.Int[100, 10_000_000], Gen.Int[1, 500], Gen.Int[-12, 12], Gen.Int[0, 9]).Sample(
            (bidTicks, spreadTicks, units, seed) =>
            {
                var bid = bidTicks * Rules.TickSize;
                var ask = bid + (spreadTicks * Rules.TickSize);
                var options = Options with { Seed = seed };
                var unit = Rules.QuantityFor(options.QuoteValue, ask);
                var inventory = unit * units / 2;

                var intents = new QuoteDecider(options, Rules).Decide(
                    Situation() with { BestBid = bid, BestAsk = ask, Inventory = inventory });

                foreach (var quote in intents.OfType<AgentIntent.Quote>())
                {
                    var after = inventory + (quote.Side == Side.Buy ? unit : -unit);
                    Assert.Equal(0m, quote.Price % Rules.TickSize);
                    Assert.Equal(0m, quote.Quantity % Rules.StepSize);
                    Assert.True(quote.Price * quote.Quantity >= Rules.MinNotional);
                    Assert.True(quote.Side == Side.Buy ? quote.Price < ask : quote.Price > bid, "would take");
                    Assert.True(Math.Abs(after) <= unit * options.InventoryBound
                        || Math.Abs(after) < Math.Abs(inventory));
                }
            });

    private static IReadOnlyList<AgentIntent> Decide(QuoteSituation situation) =>
        new QuoteDecider(Options, Rules).Decide(situation);

    private static QuoteSituation Situation() => new()
    {
        Now = TimeSpan.FromSeconds(1),
        IsBookLive = true,
        BestBid = 60_000.00m,
        BestAsk = 60_000.02m,
        Inventory = 0m,
        Quotes = [],
        HasUnknown = false,
    };
}
