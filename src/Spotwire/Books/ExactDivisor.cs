using System.Numerics;

namespace Spotwire.Books;

/// <summary>Divides by a fixed number where the result has to be whole, and says when it is not: one multiplication
/// by the
/// inverse modulo 2^64 instead of a division, because a book divides every price and quantity it is told.</summary>
internal readonly struct ExactDivisor
{
    private readonly ulong _inverse;
    private readonly ulong _bound;
    private readonly int _shift;

    /// <summary>Prepares a divisor.</summary>
    /// <param name="divisor">1 or more.</param>
    public ExactDivisor(long divisor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(divisor, 1);
        _shift = BitOperations.TrailingZeroCount(divisor);
        var odd = (ulong)divisor >> _shift;

        // Newton's iteration: each round doubles the number of correct low bits, 3 to begin with.
        var inverse = odd;
        for (var bits = 3; bits < 64; bits *= 2)
        {
            inverse *= 2 - (odd * inverse);
        }

        _inverse = inverse;
        _bound = (ulong)(long.MaxValue / divisor) + 1;
    }

    /// <summary>Divides where nothing is left over. The default value divides nothing.</summary>
    /// <param name="value">The number to divide; a negative one is never divided.</param>
    /// <param name="quotient">The whole result; meaningless where the answer is false.</param>
    public bool TryDivide(long value, out long quotient)
    {
        // Multiplying by the inverse maps exactly the multiples onto 0..max/divisor; whatever has a remainder lands
        // above,
        // and so do negative numbers, read without sign.
        var product = BitOperations.RotateRight((ulong)value * _inverse, _shift);
        quotient = (long)product;
        return product < _bound;
    }
}
