namespace Spotwire.Simulator.Matching;

/// <summary>An order in a queue; its own link, so that queues cost nothing, and used again after its order.</summary>
internal sealed class OrderNode
{
    public MatchOrder Order;
    public long Remaining;

    /// <summary>What others see of it; zero while it waits.</summary>
    public long Shown;
    public OrderPlace Place;

    /// <summary>The best price since it tracks; zero before.</summary>
    public long Extreme;

    /// <summary>The other order of its pair, or null.</summary>
    public OrderNode? Sibling;
    public LevelQueue? Level;
    public OrderNode? Previous;
    public OrderNode? Next;

    public bool IsWaiting => Place != OrderPlace.Book;

    public OpenOrder ToOpen() => new(Order, Remaining, IsWaiting, Shown, Extreme);
}
