namespace Spotwire.Simulator.Matching;

/// <summary>The orders at one price, oldest first. Used again after its price.</summary>
internal sealed class LevelQueue
{
    public long Ticks;

    /// <summary>What others see here.</summary>
    public long Shown;

    /// <summary>What is here, hidden quantity included.</summary>
    public long Whole;
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
        Shown += node.Shown;
        Whole += node.Remaining;
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

        Shown -= node.Shown;
        Whole -= node.Remaining;
        node.Level = null;
        node.Previous = null;
        node.Next = null;
    }

    /// <summary>Takes from an order, what it shows first, and leaves it where it is.</summary>
    public void Reduce(OrderNode node, long steps)
    {
        node.Remaining -= steps;
        Whole -= steps;
        var shown = Math.Min(node.Shown, node.Remaining);
        Shown -= node.Shown - shown;
        node.Shown = shown;
    }

    /// <summary>Trades what an order shows, or part of it.</summary>
    public void Fill(OrderNode node, long steps)
    {
        node.Remaining -= steps;
        node.Shown -= steps;
        Whole -= steps;
        Shown -= steps;
    }

    /// <summary>Shows the next part of an order that hides some, behind the others.</summary>
    public void Refill(OrderNode node)
    {
        Remove(node);
        node.Shown = Math.Min(node.Order.VisibleSteps, node.Remaining);
        Append(node);
    }

    /// <summary>All orders, the oldest first.</summary>
    public IEnumerable<OrderNode> List()
    {
        for (var node = First; node is not null; node = node.Next)
        {
            yield return node;
        }
    }
}
