using System.Text.Json;
using Spotwire.Streams;

namespace Spotwire.Wire;

/// <summary>Reads <c>[["price","quantity"],…]</c>.</summary>
internal static class LevelsReader
{
    /// <summary>Reads the levels and the bracket that ends them, the opening bracket having been taken. The array
    /// grows to what is needed.</summary>
    /// <returns>How many bytes that was; 0 when it is something else.</returns>
    public static int Scan(ReadOnlySpan<byte> rest, ref BookLevel[] levels, out int count)
    {
        var cursor = new WireCursor(rest);
        var into = levels;
        var filled = 0;
        count = 0;
        if (cursor.Take((byte)']'))
        {
            return 1;
        }

        var stands = cursor.Take("[\""u8);
        while (stands && cursor.TakeBareNumber(out var price) && cursor.Take("\",\""u8)
            && cursor.TakeBareNumber(out var quantity))
        {
            if (filled == into.Length)
            {
                Grow(ref levels);
                into = levels;
            }

            into[filled++] = new BookLevel(price, quantity);
            stands = cursor.Take("\"],[\""u8);
            if (!stands && cursor.Take("\"]]"u8))
            {
                count = filled;
                return rest.Length - cursor.Rest.Length;
            }
        }

        return 0;
    }

    /// <summary>First pass of the general reader: counts every number into its group's scale.</summary>
    public static bool Survey(ref MessageFields fields, ref ScaleGroup prices, ref ScaleGroup quantities)
    {
        if (!fields.Enter(JsonTokenType.StartArray))
        {
            return false;
        }

        while (fields.NextArray())
        {
            if (!fields.Scaled(ref prices, out _) || !fields.Scaled(ref quantities, out _) || !fields.LeaveArray())
            {
                return false;
            }
        }

        return !fields.IsBroken;
    }

    /// <summary>Second pass: puts the levels down at the scales that the first found.</summary>
    public static bool Read(
        ref MessageFields fields, byte priceScale, byte quantityScale, ref BookLevel[] levels, out int count)
    {
        ScaleGroup ignored = default;
        count = 0;
        if (!fields.Enter(JsonTokenType.StartArray))
        {
            return false;
        }

        while (fields.NextArray())
        {
            if (!fields.Scaled(ref ignored, out var price) || !fields.Scaled(ref ignored, out var quantity)
                || !fields.LeaveArray())
            {
                return false;
            }

            if (count == levels.Length)
            {
                Grow(ref levels);
            }

            levels[count++] = new BookLevel(
                ScaleGroup.Lift(price, priceScale).Mantissa, ScaleGroup.Lift(quantity, quantityScale).Mantissa);
        }

        return !fields.IsBroken;
    }

    private static void Grow(ref BookLevel[] levels) => Array.Resize(ref levels, Math.Max(16, levels.Length * 2));
}
