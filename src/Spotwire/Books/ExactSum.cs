namespace Spotwire.Books;

/// <summary>A sum of scaled numbers and of their products that never rounds.</summary>
internal struct ExactSum
{
    /// <summary>Places that are kept even where they are zeros: the exchange prints eight.</summary>
    private const int PrintedScale = 8;

    private Int128 _mantissa;
    private int _scale;

    /// <summary>Adds a number.</summary>
    /// <exception cref="OverflowException">The sum does not fit into 128 bits.</exception>
    public void Add(ScaledNumber value) => Add(value.Mantissa, value.Scale);

    /// <summary>Adds the product of two numbers.</summary>
    /// <exception cref="OverflowException">The sum does not fit into 128 bits.</exception>
    public void AddProduct(ScaledNumber left, ScaledNumber right) =>
        Add((Int128)left.Mantissa * right.Mantissa, left.Scale + right.Scale);

    /// <summary>The sum, with eight decimal places or as many more as it needs.</summary>
    /// <exception cref="OverflowException">The sum does not fit a <see cref="decimal"/> exactly.</exception>
    public readonly decimal ToDecimal()
    {
        var (mantissa, scale) = (_mantissa, _scale);
        while (scale > PrintedScale && mantissa % 10 == 0)
        {
            mantissa /= 10;
            scale--;
        }

        var magnitude = (UInt128)Int128.Abs(mantissa);
        if (scale > 28 || magnitude >> 96 != 0)
        {
            throw new OverflowException("The sum has more digits than a decimal.");
        }

        var low = (ulong)magnitude;
        return new decimal(
            (int)(uint)low, (int)(uint)(low >> 32), (int)(uint)(magnitude >> 64), mantissa < 0, (byte)scale);
    }

    private void Add(Int128 mantissa, int scale)
    {
        for (; scale < _scale; scale++)
        {
            mantissa = checked(mantissa * 10);
        }

        for (; _scale < scale; _scale++)
        {
            _mantissa = checked(_mantissa * 10);
        }

        _mantissa = checked(_mantissa + mantissa);
    }
}
