using System.Text.Json;

namespace Spotwire.Wire;

/// <summary>Reads the messages of all markets: arrays of the messages of one.</summary>
internal static class ArrayReader
{
    /// <summary>Reads one element.</summary>
    public delegate bool ElementReader<T>(ReadOnlySpan<byte> payload, out T value);

    /// <summary>Reads every element; false when one of them, or the array, is not sound.</summary>
    public static bool TryRead<T>(ReadOnlySpan<byte> payload, ElementReader<T> read, out IReadOnlyList<T> values)
    {
        var found = new List<T>();
        values = found;
        try
        {
            var json = new Utf8JsonReader(payload, isFinalBlock: true, state: default);
            if (!json.Read() || json.TokenType != JsonTokenType.StartArray)
            {
                return false;
            }

            while (json.Read() && json.TokenType == JsonTokenType.StartObject)
            {
                var start = (int)json.TokenStartIndex;
                json.Skip();
                if (!read(payload[start..(int)json.BytesConsumed], out var value))
                {
                    return false;
                }

                found.Add(value);
            }

            return json.TokenType == JsonTokenType.EndArray && !json.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
