namespace Spotwire.Rules;

/// <summary>The values that a minimum, a maximum and an increment leave, in exact decimals.</summary>
internal static class Steps
{
    /// <summary>The allowed value that is nearest to a value, the lower one of two as near; null when there is
    /// none.</summary>
    /// <param name="value">The value.</param>
    /// <param name="min">Smallest value; 0 for no bound, and then the result is still above zero.</param>
    /// <param name="max">Largest value; 0 for no bound.</param>
    /// <param name="step">The allowed values are its multiples; 0 for all.</param>
    public static decimal? Nearest(decimal value, decimal min, decimal max, decimal step)
    {
        if (step <= 0)
        {
            var within = Clamp(value, min, max);
            return within > 0 && (max == 0 || min <= max) ? within : null;
        }

        var lowest = min > step ? Up(min, step) : step;
        var highest = Down(max == 0 ? decimal.MaxValue : max, step);
        if (lowest is not { } low || highest < low)
        {
            return null;
        }

        var nearest = value <= low ? low : value >= highest ? highest : NearestMultiple(value, highest, step);

        // Next to the largest decimals differences are rounded; a value that is not allowed is worse than none.
        return ExactArithmetic.Remainder(nearest, step) == 0 ? nearest : null;
    }

    private static decimal NearestMultiple(decimal value, decimal highest, decimal step)
    {
        var below = Down(value, step);
        var above = highest - below >= step ? below + step : below;
        return value - below <= above - value ? below : above;
    }

    private static decimal Clamp(decimal value, decimal min, decimal max)
    {
        var atLeast = Math.Max(value, min);
        return max == 0 ? atLeast : Math.Min(atLeast, max);
    }

    /// <summary>The largest multiple that is not above the value.</summary>
    private static decimal Down(decimal value, decimal step) => value - ExactArithmetic.Remainder(value, step);

    /// <summary>The smallest multiple that is not below the value; null where no decimal holds it.</summary>
    private static decimal? Up(decimal value, decimal step)
    {
        var down = Down(value, step);
        if (down == value)
        {
            return value;
        }

        return down <= decimal.MaxValue - step ? down + step : null;
    }
}
