namespace Spotwire.Simulator.Matching;

/// <summary>An order in a queue; its own link, so that queues cost nothing, and used again after its order.</summary>
internal sealed class OrderNode
{
    public MatchOrder Order;
    public long Remaining;
    public bool IsWaiting;
    public LevelQueue? Level;
    public OrderNode? Previous;
    public OrderNode? Next;
}
