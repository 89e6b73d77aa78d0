using System.Diagnostics.CodeAnalysis;

namespace Spotwire.Simulator.Matching;

/// <summary>The orders that a book holds, resting and waiting, by their ids, and which two are a pair.</summary>
internal sealed class OrderRegister
{
    private readonly Dictionary<long, OrderNode> _held = [];
    private readonly Stack<OrderNode> _spare = new();

    /// <summary>How many there are.</summary>
    public int Count => _held.Count;

    /// <summary>Whether it holds an order of that id.</summary>
    public bool Contains(long orderId) => _held.ContainsKey(orderId);

    /// <summary>Finds an order.</summary>
    public bool TryGet(long orderId, [MaybeNullWhen(false)] out OrderNode node) =>
        _held.TryGetValue(orderId, out node);

    /// <summary>Takes an order in; where it stands is for the caller to say.</summary>
    public OrderNode Hold(in MatchOrder order, long remaining, long shown)
    {
        var node = _spare.TryPop(out var spare) ? spare : new OrderNode();
        node.Order = order;
        node.Remaining = remaining;
        node.Shown = shown;
        node.Place = OrderPlace.Book;
        node.Extreme = 0;
        _held.Add(order.OrderId, node);
        return node;
    }

    /// <summary>Lets an order go, and with it the pair that it is of.</summary>
    public void Release(OrderNode node)
    {
        if (node.Sibling is { } sibling)
        {
            sibling.Sibling = null;
            node.Sibling = null;
        }

        _held.Remove(node.Order.OrderId);
        _spare.Push(node);
    }

    /// <summary>Makes a pair of two orders.</summary>
    /// <exception cref="ArgumentException">It does not hold both, one is of a pair already, or none waits for the
    /// price.</exception>
    public void Link(long oneOrderId, long otherOrderId)
    {
        if (oneOrderId == otherOrderId
            || !_held.TryGetValue(oneOrderId, out var one)
            || !_held.TryGetValue(otherOrderId, out var other)
            || one.Sibling is not null
            || other.Sibling is not null
            || !(one.IsWaiting || other.IsWaiting))
        {
            throw new ArgumentException("The two orders cannot be a pair.", nameof(otherOrderId));
        }

        one.Sibling = other;
        other.Sibling = one;
    }
}
