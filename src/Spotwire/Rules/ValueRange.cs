using System.Globalization;

namespace Spotwire.Rules;

/// <summary>Minimum, maximum and increment of a price or a quantity; a part that is 0 is off.</summary>
internal readonly record struct ValueRange(string Filter, decimal Min, decimal Max, decimal Step)
{
    /// <summary>Reports every part that the value breaks.</summary>
    public void Check(string field, decimal value, ref List<RuleViolation>? violations)
    {
        if (Min != 0 && value < Min)
        {
            Add(field, value, Min, "is below the minimum", ref violations);
        }

        if (Max != 0 && value > Max)
        {
            Add(field, value, Max, "is above the maximum", ref violations);
        }

        if (Step != 0 && ExactArithmetic.Remainder(value, Step) != 0)
        {
            Add(field, value, Step, "is not a multiple of the increment", ref violations);
        }
    }

    /// <summary>A number in words: all its digits, without trailing zeros.</summary>
    public static string Show(decimal value) =>
        value.ToString("0.############################", CultureInfo.InvariantCulture);

    private void Add(string field, decimal value, decimal limit, string what, ref List<RuleViolation>? violations)
    {
        var nearest = Steps.Nearest(value, Min, Max, Step);
        var advice = nearest is { } valid ? $"; the nearest valid value is {Show(valid)}" : "; no value is valid";
        (violations ??= []).Add(new RuleViolation
        {
            Filter = Filter,
            Field = field,
            Value = value,
            Limit = limit,
            NearestValid = nearest,
            Message = $"{Filter}: {field} {Show(value)} {what} {Show(limit)}{advice}.",
        });
    }
}
