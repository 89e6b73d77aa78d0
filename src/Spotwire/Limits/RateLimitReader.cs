using System.Text.Json;
using Spotwire.Wire;

namespace Spotwire.Limits;

/// <summary>Reads <c>rateLimits</c>: the limits that exchangeInfo states, and the counts that an answer of the
/// WebSocket API tells. Rows without a type or a window are left out.</summary>
/// <remarks>Documentation: rest-api.md, "Exchange information"; web-socket-api.md, "Rate limits"; enums.md, "Rate
/// limiters".</remarks>
internal static class RateLimitReader
{
    /// <summary>The limits out of an answer of exchangeInfo, and nothing else of it; null where the text is not such an
    /// answer.</summary>
    public static IReadOnlyList<LimitRule>? Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isLimits = reader.ValueTextEquals("rateLimits"u8);
                if (!reader.Read())
                {
                    return null;
                }

                if (isLimits)
                {
                    return reader.TokenType == JsonTokenType.StartArray ? ReadRules(ref reader) : null;
                }

                reader.Skip();
            }

            return null;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException)
        {
            // Broken, or a value of another type than documented.
            return null;
        }
    }

    /// <summary>The counts of an answer.</summary>
    /// <param name="reader">Stands on the value, and then on its end.</param>
    public static IReadOnlyList<ToldCount> ReadCounts(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return [];
        }

        var counts = new List<ToldCount>(3);
        while (TryReadRow(ref reader, out var row))
        {
            if (row.Count >= 0 && HasWindow(row))
            {
                counts.Add(row);
            }
        }

        return counts;
    }

    private static List<LimitRule> ReadRules(ref Utf8JsonReader reader)
    {
        var rules = new List<LimitRule>();
        while (TryReadRow(ref reader, out var row))
        {
            if (row.IntervalNumber > 0 && HasWindow(row))
            {
                rules.Add(new LimitRule(row.Type, row.Interval, row.IntervalNumber, row.Limit ?? 0));
            }
        }

        return rules;
    }

    private static bool HasWindow(in ToldCount row) => row.Type.Value.Length > 0 && row.Interval.Value.Length > 0;

    /// <summary>The next row; its count is -1 where it tells none.</summary>
    private static bool TryReadRow(ref Utf8JsonReader reader, out ToldCount row)
    {
        row = new ToldCount(default, default, 0, -1);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("rateLimitType"u8))
            {
                reader.Read();
                row = row with { Type = WireValueConverter<RateLimitType>.ReadWord(ref reader) };
            }
            else if (reader.ValueTextEquals("interval"u8))
            {
                reader.Read();
                row = row with { Interval = WireValueConverter<RateLimitInterval>.ReadWord(ref reader) };
            }
            else if (reader.ValueTextEquals("intervalNum"u8))
            {
                reader.Read();
                row = row with { IntervalNumber = reader.GetInt32() };
            }
            else if (reader.ValueTextEquals("count"u8))
            {
                reader.Read();
                row = row with { Count = reader.GetInt32() };
            }
            else if (reader.ValueTextEquals("limit"u8))
            {
                reader.Read();
                row = row with { Limit = reader.GetInt32() };
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return true;
    }
}
