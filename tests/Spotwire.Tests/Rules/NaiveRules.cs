namespace Spotwire.Tests.Rules;

/// <summary>The table of filters.md in whole units of 10^-8, with nothing of the product's arithmetic: each row is one
/// line of the page.</summary>
internal static class NaiveRules
{
    /// <summary>Which parts of LOT_SIZE, MARKET_LOT_SIZE or PRICE_FILTER a value breaks.</summary>
    public static IEnumerable<string> Range(long value, long min, long max, long step)
    {
        if (min != 0 && value < min)
        {
            yield return "min";
        }

        if (max != 0 && value > max)
        {
            yield return "max";
        }

        if (step != 0 && value % step != 0)
        {
            yield return "step";
        }
    }

    /// <summary>The valid value nearest to a value, found by walking away from it; null when there is none within
    /// reach.</summary>
    public static long? Nearest(long value, long min, long max, long step, long reach)
    {
        for (long distance = 0; distance <= reach; distance++)
        {
            foreach (var candidate in new[] { value - distance, value + distance })
            {
                if (candidate > 0 && !Range(candidate, min, max, step).Any())
                {
                    return candidate;
                }
            }
        }

        return null;
    }
}
