using System.Numerics;

namespace Spotwire.Books;

/// <summary>What one tick or one step of a book is worth, found from the numbers themselves: the largest unit of
/// which all
/// numbers seen so far are whole multiples. A number that does not sit on it makes the unit finer; nothing is ever
/// rounded.</summary>
internal struct BookUnit
{
    private ExactDivisor _divisor;
    private long _size;
    private byte _scale;

    /// <summary>The unit's worth; mantissa 0 while no number other than 0 was seen.</summary>
    public readonly ScaledNumber Size => new(_size, _scale);

    /// <summary>Forgets the unit.</summary>
    public void Reset() => this = default;

    /// <summary>Takes note of the scale of a message before its numbers are counted.</summary>
    /// <returns>What each mantissa of the message has to be multiplied by first; 1 as long as the scale stays the
    /// same.</returns>
    /// <exception cref="OverflowException">The scales are too far apart for 64 bits.</exception>
    public long Align(byte scale)
    {
        if (scale == _scale)
        {
            return 1;
        }

        if (scale < _scale)
        {
            return PowerOfTen(_scale - scale);
        }

        if (_size != 0)
        {
            SetSize(checked(_size * PowerOfTen(scale - _scale)));
        }

        _scale = scale;
        return 1;
    }

    /// <summary>Counts units: whatever it does not divide needs a finer unit.</summary>
    public readonly ExactDivisor Divisor => _divisor;

    /// <summary>Makes the unit fine enough for a number.</summary>
    /// <returns>By what counts in the old unit have to be multiplied; 1 where nothing was counted yet.</returns>
    /// <exception cref="OverflowException">The number is negative.</exception>
    public long Refine(long value)
    {
        if (value < 0)
        {
            throw new OverflowException("A depth level has a negative price or quantity.");
        }

        var (a, b) = (_size, value);
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        var factor = _size == 0 || a == 0 ? 1 : _size / a;
        if (a != 0)
        {
            SetSize(a);
        }

        return factor;
    }

    /// <summary>What a number of units is worth.</summary>
    public readonly ScaledNumber Worth(long count) => new(count * _size, _scale);

    private void SetSize(long size)
    {
        _size = size;
        _divisor = new ExactDivisor(size);
    }

    private static long PowerOfTen(int exponent) => exponent <= 18
        ? (long)BigInteger.Pow(10, exponent)
        : throw new OverflowException("The scales of two messages are more than 18 digits apart.");
}
