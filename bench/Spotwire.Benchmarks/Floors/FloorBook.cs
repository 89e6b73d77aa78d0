namespace Spotwire.Benchmarks.Floors;

/// <summary>One side of a book as sorted arrays of scaled numbers, best last: prices and quantities exactly as the
/// message
/// has them, asks negated.</summary>
internal sealed class FloorBook
{
    private long[] _prices = new long[8192];
    private long[] _quantities = new long[8192];

    public int Count { get; private set; }

    public long BestPrice => _prices[Count - 1];

    public void Clear() => Count = 0;

    public void Set(long price, long quantity)
    {
        var (low, high) = Bracket(price);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _prices[middle] < price ? (middle + 1, high) : (low, middle);
        }

        if (low < Count && _prices[low] == price)
        {
            if (quantity != 0)
            {
                _quantities[low] = quantity;
                return;
            }

            Count--;
            Array.Copy(_prices, low + 1, _prices, low, Count - low);
            Array.Copy(_quantities, low + 1, _quantities, low, Count - low);
        }
        else if (quantity != 0)
        {
            if (Count == _prices.Length)
            {
                Array.Resize(ref _prices, Count * 2);
                Array.Resize(ref _quantities, Count * 2);
            }

            Array.Copy(_prices, low, _prices, low + 1, Count - low);
            Array.Copy(_quantities, low, _quantities, low + 1, Count - low);
            (_prices[low], _quantities[low]) = (price, quantity);
            Count++;
        }
    }

    private (int Low, int High) Bracket(long price)
    {
        var high = Count;
        var stride = 1;
        while (stride <= Count && _prices[Count - stride] >= price)
        {
            high = Count - stride;
            stride <<= 1;
        }

        return (stride <= Count ? Count - stride + 1 : 0, high);
    }
}
