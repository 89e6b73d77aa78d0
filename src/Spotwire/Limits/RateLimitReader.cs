using System.Text.Json;

namespace Spotwire.Limits;

/// <summary>Reads <c>rateLimits</c> out of an answer of exchangeInfo, and nothing else of it.</summary>
/// <remarks>Documentation: rest-api.md, "Exchange information"; enums.md, "Rate limiters".</remarks>
internal static class RateLimitReader
{
    /// <summary>The limits; null where the text is not such an answer.</summary>
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
                    return ReadArray(ref reader);
                }

                reader.Skip();
            }

            return null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // A value of another type than documented.
            return null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static List<LimitRule>? ReadArray(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return null;
        }

        var rules = new List<LimitRule>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            string? type = null;
            string? interval = null;
            var number = 0;
            var limit = 0;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("rateLimitType"u8))
                {
                    reader.Read();
                    type = reader.GetString();
                }
                else if (reader.ValueTextEquals("interval"u8))
                {
                    reader.Read();
                    interval = reader.GetString();
                }
                else if (reader.ValueTextEquals("intervalNum"u8))
                {
                    reader.Read();
                    number = reader.GetInt32();
                }
                else if (reader.ValueTextEquals("limit"u8))
                {
                    reader.Read();
                    limit = reader.GetInt32();
                }
                else
                {
                    reader.Read();
                    reader.Skip();
                }
            }

            if (!string.IsNullOrEmpty(type) && !string.IsNullOrEmpty(interval) && number > 0)
            {
                rules.Add(new LimitRule(
                    RateLimitType.FromWire(type), RateLimitInterval.FromWire(interval), number, limit));
            }
        }

        return rules;
    }
}
