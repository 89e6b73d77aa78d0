using System.Text.Json;

namespace Spotwire.Simulator.Streams;

internal sealed partial class StreamJson
{
    /// <summary>The answer to a control message.</summary>
    /// <param name="id">The request's id as raw JSON.</param>
    /// <param name="result">Writes the value of <c>result</c>.</param>
    public byte[] Answer(string id, Action<Utf8JsonWriter> result)
    {
        _json.WriteStartObject();
        _json.WritePropertyName("result"u8);
        result(_json);
        _json.WritePropertyName("id"u8);
        _json.WriteRawValue(id);
        return End();
    }

    /// <summary>An error of a control message; only code 0 carries the id.</summary>
    public byte[] Error(int code, string message, string? id)
    {
        _json.WriteStartObject();
        _json.WriteNumber("code"u8, code);
        _json.WriteString("msg"u8, message);
        if (code == 0 && id is not null)
        {
            _json.WritePropertyName("id"u8);
            _json.WriteRawValue(id);
        }

        return End();
    }

    /// <summary>The notice before the exchange goes away.</summary>
    public byte[] ServerShutdown(bool micros, bool combined, long nowMicros)
    {
        _json.WriteStartObject();
        if (combined)
        {
            _json.WriteString("stream"u8, "!serverShutdown"u8);
            _json.WriteStartObject("data"u8);
        }

        _json.WriteString("e"u8, "serverShutdown"u8);
        _json.WriteNumber("E"u8, Time(micros, nowMicros));
        if (combined)
        {
            _json.WriteEndObject();
        }

        return End();
    }
}
