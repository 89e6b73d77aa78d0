namespace Spotwire.Simulator.Flow;

/// <summary>Gives the commands of the synthetic flow to the exchange, each when it is due after the start.</summary>
internal sealed class FlowDriver
{
    // Some minutes of flow of the four standard markets.
    private const int CommandsPerBlockTrade = 20_000;

    private readonly Exchange _exchange;
    private readonly FlowSchedule _schedule;
    private readonly Market[] _markets;
    private readonly FlowRandom _blocks;
    private readonly long _startMicros;

    /// <summary>Starts the flow.</summary>
    /// <param name="exchange">Where the commands go.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="markets">Markets with flow; may be none.</param>
    /// <param name="startMicros">The exchange's forward clock.</param>
    public FlowDriver(Exchange exchange, int seed, IReadOnlyList<SymbolSpec> markets, long startMicros)
    {
        _exchange = exchange;
        _schedule = new FlowSchedule(seed, markets);
        _markets = [.. markets.Select(market => exchange.Find(market.Symbol.Value)!)];
        _blocks = new FlowRandom(seed, "block trades");
        _startMicros = startMicros;
    }

    /// <summary>Commands given.</summary>
    public long Given { get; private set; }

    /// <summary>When the next command is due on the exchange's forward clock.</summary>
    public long NextDueMicros =>
        _schedule.NextOffsetMicros is { } offset ? _startMicros + offset : long.MaxValue;

    /// <summary>Gives the next command.</summary>
    /// <param name="shownMicros">The time that the exchange shows.</param>
    public void Step(long shownMicros)
    {
        var command = _schedule.Next(out var index);
        Given++;
        _exchange.ApplyFlow(_markets[index], command, shownMicros);
        if (Given % CommandsPerBlockTrade == 0)
        {
            AgreeBlockTrade(_markets[index], shownMicros);
        }
    }

    /// <summary>Two big ones agree on a quantity that the book could not bear, at the last price.</summary>
    private void AgreeBlockTrade(Market market, long shownMicros)
    {
        if (market.Data.LastPrice is { } price)
        {
            var quantity = market.Spec.StepSize * _blocks.Between(100_000, 10_000_000);
            market.Data.OnBlockTrade(price, quantity, shownMicros, _blocks.Below(2) == 0);
        }
    }
}
