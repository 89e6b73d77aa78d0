namespace Spotwire.Wire;

/// <summary>Finds the one scale for all numbers of a group (the prices of a message, or its quantities): 8 wherever it
/// holds every one of them exactly, else the nearest that does.</summary>
internal struct ScaleGroup
{
    private const int Usual = 8;
    private const int Highest = 18;
    private int _needed;
    private int _lost;

    /// <summary>Adds a number that has no trailing zeros.</summary>
    public void Add(ScaledNumber number)
    {
        _needed = Math.Max(_needed, number.Scale);
        _lost = Math.Max(_lost, Highest - HighestScaleOf(number));
    }

    /// <summary>The scale; false when none holds all numbers exactly in 64 bits.</summary>
    public readonly bool TryGetScale(out byte scale)
    {
        var most = Highest - _lost;
        scale = (byte)(_needed <= most ? Math.Clamp(Usual, _needed, most) : 0);
        return _needed <= most;
    }

    /// <summary>Brings a number of the group to the group's scale.</summary>
    public static ScaledNumber Lift(ScaledNumber number, byte scale)
    {
        var mantissa = number.Mantissa;
        for (int i = number.Scale; i < scale; i++)
        {
            mantissa = checked(mantissa * 10);
        }

        return new ScaledNumber(mantissa, scale);
    }

    private static int HighestScaleOf(ScaledNumber number)
    {
        var magnitude = Math.Abs(number.Mantissa);
        int scale = number.Scale;
        if (magnitude == 0)
        {
            return Highest;
        }

        while (scale < Highest && magnitude <= long.MaxValue / 10)
        {
            magnitude *= 10;
            scale++;
        }

        return scale;
    }
}
