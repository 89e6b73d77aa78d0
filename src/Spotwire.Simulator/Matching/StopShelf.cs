namespace Spotwire.Simulator.Matching;

/// <summary>The stops of one book: those that wait for a stop price, those that follow the price, and those that were
/// reached and work next.</summary>
/// <remarks>Stops that one trade reaches fire in this order: those reached from below, the lowest first, those reached
/// from above, the highest first, older before younger; then the trailing ones, in the order in which they began to
/// follow. Which price a trailing stop without stop price counts from is documented twice; here it is the last price
/// when it was placed (the worked scenario), or the first trade's where there is none.</remarks>
internal sealed class StopShelf
{
    private const int BipsOfWhole = 10_000;

    private readonly OrderLadder _rising = new(highestIsBest: false);
    private readonly OrderLadder _falling = new(highestIsBest: true);
    private readonly LevelQueue _tracking = new();
    private readonly LevelQueue _fired = new();

    /// <summary>Whether the last price has already reached the stop price.</summary>
    public static bool IsReached(in MatchOrder stop, long lastTicks) =>
        stop.StopTicks > 0 && (stop.IsReachedRising ? lastTicks >= stop.StopTicks : lastTicks <= stop.StopTicks);

    /// <summary>Puts an order with the others.</summary>
    /// <param name="node">The order.</param>
    /// <param name="lastTicks">The last price; null before the first trade.</param>
    /// <param name="listener">Is told where the order begins to follow the price at once.</param>
    public void Add(OrderNode node, long? lastTicks, IMatchingListener listener)
    {
        if (node.Order.StopTicks > 0)
        {
            node.Place = OrderPlace.Stop;
            Ladder(node).Add(node, node.Order.StopTicks);
            return;
        }

        Follow(node);
        if (lastTicks is { } last)
        {
            Begin(node, last, listener);
        }
    }

    /// <summary>Takes an order out, wherever it is.</summary>
    public void Remove(OrderNode node)
    {
        switch (node.Place)
        {
            case OrderPlace.Stop:
                Ladder(node).Remove(node);
                break;
            case OrderPlace.Tracking:
                _tracking.Remove(node);
                break;
            default:
                _fired.Remove(node);
                break;
        }
    }

    /// <summary>A trade at a new price: moves what it reaches on.</summary>
    public void Reach(long ticks, IMatchingListener listener)
    {
        Reach(_rising, ticks, listener);
        Reach(_falling, ticks, listener);
        for (var node = _tracking.First; node is not null;)
        {
            var next = node.Next;
            Track(node, ticks, listener);
            node = next;
        }
    }

    /// <summary>Takes out the order that works next.</summary>
    /// <returns>Null if none does.</returns>
    public OrderNode? TakeFired()
    {
        var node = _fired.First;
        if (node is not null)
        {
            _fired.Remove(node);
        }

        return node;
    }

    /// <summary>All orders that wait, in the order in which one trade would fire them.</summary>
    public IEnumerable<OrderNode> List() =>
        _rising.List().Concat(_falling.List()).Concat(_tracking.List());

    private OrderLadder Ladder(OrderNode node) => node.Order.IsReachedRising ? _rising : _falling;

    private void Reach(OrderLadder stops, long ticks, IMatchingListener listener)
    {
        while (stops.Best?.First is { } node && IsReached(node.Order, ticks))
        {
            stops.Remove(node);
            if (node.Order.TrailingBips == 0)
            {
                Fire(node);
                continue;
            }

            Follow(node);
            Begin(node, ticks, listener);
        }
    }

    private void Follow(OrderNode node)
    {
        node.Place = OrderPlace.Tracking;
        _tracking.Append(node);
    }

    private void Fire(OrderNode node)
    {
        node.Place = OrderPlace.Fired;
        _fired.Append(node);
    }

    private static void Begin(OrderNode node, long ticks, IMatchingListener listener)
    {
        node.Extreme = ticks;
        listener.OnTracking(node.Order, ticks);
    }

    private void Track(OrderNode node, long ticks, IMatchingListener listener)
    {
        var isSell = node.Order.Side == MatchSide.Sell;
        if (node.Extreme == 0)
        {
            Begin(node, ticks, listener);
        }
        else if (isSell ? ticks > node.Extreme : ticks < node.Extreme)
        {
            node.Extreme = ticks;
        }
        else if (HasComeBack(node, ticks))
        {
            _tracking.Remove(node);
            Fire(node);
        }
    }

    private static bool HasComeBack(OrderNode node, long ticks)
    {
        var (bips, now) = (node.Order.TrailingBips, (Int128)ticks * BipsOfWhole);
        return node.Order.Side == MatchSide.Sell
            ? now <= (Int128)node.Extreme * (BipsOfWhole - bips)
            : now >= (Int128)node.Extreme * (BipsOfWhole + bips);
    }
}
