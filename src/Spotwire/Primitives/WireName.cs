using System.Globalization;

namespace Spotwire;

/// <summary>What every name that goes onto the wire has in common.</summary>
internal static class WireName
{
    public static void Validate(string value, int maxLength, string what)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        if (value.Length > maxLength)
        {
            var limit = maxLength.ToString(CultureInfo.InvariantCulture);
            throw new ArgumentException($"A {what} has at most {limit} characters.", nameof(value));
        }

        foreach (var c in value)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                throw new ArgumentException($"A {what} has no white space or control characters.", nameof(value));
            }
        }
    }
}
