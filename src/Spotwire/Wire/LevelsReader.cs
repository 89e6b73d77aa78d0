using System.Runtime.CompilerServices;
using System.Text.Json;
using Spotwire.Streams;

namespace Spotwire.Wire;

/// <summary>Reads <c>[["price","quantity"],…]</c>.</summary>
internal static class LevelsReader
{
    /// <summary>Reads the rest of a message: both sides, each after the text that leads to its levels, and the
    /// end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool ScanSides(
        ReadOnlySpan<byte> rest, ReadOnlySpan<byte> toBids, ReadOnlySpan<byte> toAsks, DepthBuffer into)
    {
        var cursor = new WireCursor(rest);
        into.PriceScale = 8;
        into.QuantityScale = 8;
        return cursor.Take(toBids) && cursor.Took(Scan(cursor.Rest, ref into.Bids, out into.BidCount))
            && cursor.Take(toAsks) && cursor.Took(Scan(cursor.Rest, ref into.Asks, out into.AskCount))
            && cursor.Take((byte)'}') && cursor.IsAtEnd;
    }

    /// <summary>Reads the levels and the bracket that ends them, the opening bracket having been taken. The array
    /// grows to what is needed.</summary>
    /// <returns>How many bytes that was; 0 when it is something else.</returns>
    private static int Scan(ReadOnlySpan<byte> rest, ref BookLevel[] levels, out int count)
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

    /// <summary>Second pass: puts the levels of both sides down at the buffer's scales, which the first
    /// found.</summary>
    public static bool ReadSides(
        ReadOnlySpan<byte> payload, ReadOnlySpan<byte> bids, ReadOnlySpan<byte> asks, DepthBuffer into)
    {
        var fields = new MessageFields(payload);
        while (fields.Next(out _))
        {
            _ = fields.KeyIs(bids)
                ? Read(ref fields, into.PriceScale, into.QuantityScale, ref into.Bids, out into.BidCount)
                : fields.KeyIs(asks)
                ? Read(ref fields, into.PriceScale, into.QuantityScale, ref into.Asks, out into.AskCount)
                : fields.Skip();
        }

        return !fields.IsBroken;
    }

    private static bool Read(
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
