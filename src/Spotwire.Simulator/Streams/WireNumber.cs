using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace Spotwire.Simulator.Streams;

/// <summary>Writes prices, quantities and amounts as the wire has them: strings with eight decimals.</summary>
internal static class WireNumber
{
    private const long One = 100_000_000;

    /// <summary>Writes a count of ticks or steps.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="count">The count, zero or more.</param>
    /// <param name="factor">Units of 0.00000001 in one.</param>
    public static void WriteValue(Utf8JsonWriter json, long count, long factor)
    {
        Span<byte> text = stackalloc byte[48];
        json.WriteStringValue(text[..Format(count, factor, text)]);
    }

    /// <summary>Writes a count of ticks or steps as a property.</summary>
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, long count, long factor)
    {
        Span<byte> text = stackalloc byte[48];
        json.WriteString(name, text[..Format(count, factor, text)]);
    }

    /// <summary>Writes a decimal as a property, cut to eight decimals.</summary>
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, decimal value)
    {
        Span<byte> text = stackalloc byte[48];
        decimal.Round(value, 8, MidpointRounding.ToZero)
            .TryFormat(text, out var written, "F8", CultureInfo.InvariantCulture);
        json.WriteString(name, text[..written]);
    }

    /// <summary>Writes a percentage as a property, with three decimals.</summary>
    public static void WritePercent(Utf8JsonWriter json, ReadOnlySpan<byte> name, decimal value)
    {
        Span<byte> text = stackalloc byte[48];
        value.TryFormat(text, out var written, "F3", CultureInfo.InvariantCulture);
        json.WriteString(name, text[..written]);
    }

    private static int Format(long count, long factor, Span<byte> text)
    {
        var units = (Int128)count * factor;
        var whole = (long)(units / One);
        var fraction = (long)(units % One);
        Utf8Formatter.TryFormat(whole, text, out var written);
        text[written++] = (byte)'.';
        for (var i = 7; i >= 0; i--)
        {
            text[written + i] = (byte)('0' + (fraction % 10));
            fraction /= 10;
        }

        return written + 8;
    }
}
