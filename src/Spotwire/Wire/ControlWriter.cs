using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Spotwire.Wire;

/// <summary>Writes the control messages of the streams connection. Documentation: web-socket-streams.md, "Live
/// Subscribing/Unsubscribing to streams".</summary>
internal static class ControlWriter
{
    /// <summary>Names go as they are written, <c>+</c> and non-ASCII letters included.</summary>
    private static readonly JsonWriterOptions AsWritten = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static ReadOnlyMemory<byte> Subscribe(IEnumerable<string> names, long id) => Write("SUBSCRIBE", names, id);

    public static ReadOnlyMemory<byte> Unsubscribe(IEnumerable<string> names, long id) =>
        Write("UNSUBSCRIBE", names, id);

    public static ReadOnlyMemory<byte> ListSubscriptions(long id) => Write("LIST_SUBSCRIPTIONS", null, id);

    private static ReadOnlyMemory<byte> Write(string method, IEnumerable<string>? names, long id)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, AsWritten))
        {
            json.WriteStartObject();
            json.WriteString("method"u8, method);
            if (names is not null)
            {
                json.WriteStartArray("params"u8);
                foreach (var name in names)
                {
                    json.WriteStringValue(name);
                }

                json.WriteEndArray();
            }

            json.WriteNumber("id"u8, id);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
