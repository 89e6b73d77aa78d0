using System.Buffers;
using System.Text.Json;
using Spotwire.Market;

namespace Spotwire.Cli.Capture;

/// <summary>A depth snapshot as the exchange answers it, on one line.</summary>
internal static class SnapshotLine
{
    public static byte[] Of(DepthSnapshot snapshot)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("lastUpdateId", snapshot.LastUpdateId);
            WriteLevels(json, "bids", snapshot.Bids);
            WriteLevels(json, "asks", snapshot.Asks);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>The first update id (<c>U</c>) of a depth event in a combined message; null where it is none.</summary>
    public static long? FirstUpdateIdOf(ReadOnlySpan<byte> message)
    {
        var json = new Utf8JsonReader(message);
        while (json.Read())
        {
            if (json.TokenType is JsonTokenType.PropertyName && json.CurrentDepth == 2 && json.ValueTextEquals("U"u8))
            {
                return json.Read() && json.TryGetInt64(out var id) ? id : null;
            }
        }

        return null;
    }

    private static void WriteLevels(Utf8JsonWriter json, string name, IReadOnlyList<PriceLevel> levels)
    {
        json.WriteStartArray(name);
        foreach (var level in levels)
        {
            json.WriteStartArray();
            json.WriteStringValue(Output.Plain.Of(level.Price));
            json.WriteStringValue(Output.Plain.Of(level.Quantity));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
