using System.Text.Json;
using Spotwire.Streams;

namespace Spotwire.Wire;

/// <summary>Reads <c>[["price","quantity"],…]</c>.</summary>
internal static class LevelsReader
{
    /// <summary>Takes the levels and the bracket that ends them, the opening bracket having been taken. The array grows
    /// to what is needed.</summary>
    public static bool TryTake(scoped ref WireCursor at, ref BookLevel[] levels, out int count)
    {
        // A copy stays in registers, what a reference points to does not.
        var cursor = at;
        var into = levels;
        count = 0;
        if (cursor.Take((byte)']'))
        {
            at = cursor;
            return true;
        }

        while (cursor.Take("[\""u8) && cursor.TakeNumber(out var price)
            && cursor.Take(",\""u8) && cursor.TakeNumber(out var quantity)
            && cursor.Take((byte)']'))
        {
            if (count == into.Length)
            {
                Array.Resize(ref into, into.Length * 2);
                levels = into;
            }

            into[count++] = new BookLevel(price, quantity);
            if (cursor.Take((byte)','))
            {
                continue;
            }

            var ended = cursor.Take((byte)']');
            at = cursor;
            return ended;
        }

        return false;
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
                Array.Resize(ref levels, levels.Length * 2);
            }

            levels[count++] = new BookLevel(
                ScaleGroup.Lift(price, priceScale).Mantissa, ScaleGroup.Lift(quantity, quantityScale).Mantissa);
        }

        return !fields.IsBroken;
    }
}
