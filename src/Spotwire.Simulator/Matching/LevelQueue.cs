namespace Spotwire.Simulator.Matching;

/// <summary>The orders at one price, oldest first. Used again after its price.</summary>
internal sealed class LevelQueue
{
    public long Ticks;
    public long Total;
    public OrderNode? First;
    public OrderNode? Last;

    public void Append(OrderNode node)
    {
        node.Level = this;
        node.Previous = Last;
        node.Next = null;
        if (Last is null)
        {
            First = node;
        }
        else
        {
            Last.Next = node;
        }

        Last = node;
        Total += node.Remaining;
    }

    public void Remove(OrderNode node)
    {
        if (node.Previous is null)
        {
            First = node.Next;
        }
        else
        {
            node.Previous.Next = node.Next;
        }

        if (node.Next is null)
        {
            Last = node.Previous;
        }
        else
        {
            node.Next.Previous = node.Previous;
        }

        Total -= node.Remaining;
        node.Level = null;
        node.Previous = null;
        node.Next = null;
    }
}
