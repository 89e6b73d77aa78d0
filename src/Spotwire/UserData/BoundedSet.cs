namespace Spotwire.UserData;

/// <summary>Remembers the newest so many.</summary>
/// <param name="capacity">How many.</param>
internal sealed class BoundedSet<T>(int capacity) where T : notnull
{
    private readonly HashSet<T> _items = [];
    private readonly Queue<T> _order = new();

    /// <summary>Whether it is remembered.</summary>
    public bool Contains(T item) => _items.Contains(item);

    /// <summary>Remembers it.</summary>
    /// <returns>False when it was known.</returns>
    public bool Add(T item)
    {
        if (!_items.Add(item))
        {
            return false;
        }

        _order.Enqueue(item);
        if (_order.Count > capacity)
        {
            _items.Remove(_order.Dequeue());
        }

        return true;
    }
}
