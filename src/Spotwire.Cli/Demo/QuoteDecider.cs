namespace Spotwire.Cli.Demo;

/// <summary>The agent's mind: quotes both sides at the touch, leans against its inventory, quotes one side only when
/// the bound is reached, and takes the market when that does not help. Pure: the same situations give the same intents
/// for the same seed.</summary>
internal sealed class QuoteDecider
{
    private static readonly TimeSpan QuoteLife = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan PatienceAtBound = TimeSpan.FromSeconds(4);
    private readonly DemoAgentOptions _options;
    private readonly QuoteRules _rules;
    private readonly Random _random;
    private TimeSpan? _atBoundSince;

    public QuoteDecider(DemoAgentOptions options, QuoteRules rules)
    {
        _options = options;
        _rules = rules;
        _random = new Random(options.Seed);
    }

    /// <summary>What to do now, withdrawals first.</summary>
    public IReadOnlyList<AgentIntent> Decide(QuoteSituation situation)
    {
        var intents = new List<AgentIntent>();
        if (!situation.IsBookLive || situation.BestBid <= 0 || situation.BestAsk <= 0)
        {
            // Without a book nothing may rest: its price cannot be judged.
            intents.AddRange(situation.Quotes.Select(static quote => new AgentIntent.Withdraw(quote.ClientOrderId)));
            return intents;
        }

        var unit = _rules.QuantityFor(_options.QuoteValue, situation.BestAsk);
        var bound = unit * _options.InventoryBound;
        var quotes = new List<AgentIntent>();
        DecideSide(Side.Buy, situation, unit, mayQuote: situation.Inventory + unit <= bound, intents, quotes);
        DecideSide(Side.Sell, situation, unit, mayQuote: situation.Inventory - unit >= -bound, intents, quotes);
        intents.AddRange(quotes);
        if (DecideRebalance(situation, unit, bound) is { } rebalance)
        {
            intents.Add(rebalance);
        }

        return intents;
    }

    private void DecideSide(
        Side side, QuoteSituation situation, decimal unit, bool mayQuote, List<AgentIntent> withdrawals,
        List<AgentIntent> quotes)
    {
        var wanted = PriceFor(side, situation, unit);
        var isQuoted = false;
        foreach (var quote in situation.Quotes)
        {
            if (quote.Side != side)
            {
                continue;
            }

            var isGood = mayQuote && !isQuoted && Math.Abs(quote.Price - wanted) <= Tolerance(situation)
                && situation.Now - quote.PlacedAt < QuoteLife;
            if (isGood)
            {
                isQuoted = true;
            }
            else
            {
                withdrawals.Add(new AgentIntent.Withdraw(quote.ClientOrderId));
            }
        }

        if (mayQuote && !isQuoted && !situation.HasUnknown && wanted > 0)
        {
            var quantity = unit + (_rules.StepSize * _random.Next(3));
            quotes.Add(new AgentIntent.Quote(side, wanted, quantity));
        }
    }

    // One tick inside the spread where there is room, else at the touch; the side that would add to the inventory
    // stands a tick further away for every two units held.
    private decimal PriceFor(Side side, QuoteSituation situation, decimal unit)
    {
        var tick = _rules.TickSize;
        var room = situation.BestAsk - situation.BestBid;
        var inside = room >= tick * 4 ? tick : 0m;
        var held = Math.Truncate(situation.Inventory / (unit * 2));
        return side == Side.Buy
            ? _rules.OnTick(situation.BestBid + inside - (Math.Max(held, 0) * tick))
            : _rules.OnTick(situation.BestAsk - inside + (Math.Max(-held, 0) * tick));
    }

    // A quote that is a little off keeps its place in the queue.
    private decimal Tolerance(QuoteSituation situation) =>
        Math.Max(_rules.TickSize * 2, _rules.OnTick(situation.BestAsk * 0.00005m));

    private AgentIntent.Rebalance? DecideRebalance(QuoteSituation situation, decimal unit, decimal bound)
    {
        if (Math.Abs(situation.Inventory) + unit <= bound)
        {
            _atBoundSince = null;
            return null;
        }

        _atBoundSince ??= situation.Now;
        if (situation.Now - _atBoundSince < PatienceAtBound || situation.HasUnknown)
        {
            return null;
        }

        _atBoundSince = null;
        var half = Math.Floor(bound / 2 / _rules.StepSize) * _rules.StepSize;
        return new AgentIntent.Rebalance(
            situation.Inventory > 0 ? Side.Sell : Side.Buy, Math.Max(half, unit));
    }
}
