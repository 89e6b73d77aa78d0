using System.Text.Json;

namespace Spotwire.Simulator.Streams;

internal sealed partial class StreamHub
{
    private const string MissingMethod = "Invalid request: missing field `method` at line 1 column 73";
    private const string UnknownMethod = "Invalid request: unknown variant `{0}`, expected one of `SUBSCRIBE`, "
        + "`UNSUBSCRIBE`, `LIST_SUBSCRIPTIONS`, `SET_PROPERTY`, `GET_PROPERTY` at line 1 column 28";

    private const string BadId = "Invalid request: request ID must be an unsigned integer";
    private const string BadName = "Invalid request: property name must be a string";
    private const string TooMany = "Invalid request: too many parameters";

    private byte[] Control(StreamSession session, ReadOnlyMemory<byte> text, long nowMicros)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Control(session, document.RootElement, nowMicros);
        }
        catch (JsonException exception)
        {
            var line = (exception.LineNumber ?? 0) + 1;
            var column = (exception.BytePositionInLine ?? 0) + 1;
            return _json.Error(3, string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"Invalid JSON: expected value at line {line} column {column}"), null);
        }
    }

    private byte[] Control(StreamSession session, JsonElement request, long nowMicros)
    {
        if (request.ValueKind != JsonValueKind.Object || !request.TryGetProperty("method"u8, out var method))
        {
            return _json.Error(2, MissingMethod, null);
        }

        var name = method.ValueKind == JsonValueKind.String ? method.GetString()! : method.GetRawText();
        if (name is not ("SUBSCRIBE" or "UNSUBSCRIBE" or "LIST_SUBSCRIPTIONS" or "SET_PROPERTY" or "GET_PROPERTY"))
        {
            return _json.Error(2, UnknownMethod.Replace("{0}", name, StringComparison.Ordinal), null);
        }

        if (!request.TryGetProperty("id"u8, out var idValue) || !IsId(idValue))
        {
            return _json.Error(2, BadId, null);
        }

        var id = idValue.GetRawText();
        var parameters = request.TryGetProperty("params"u8, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().ToArray()
            : [];
        return name switch
        {
            "SUBSCRIBE" => ControlStreams(session, parameters, id, nowMicros),
            "UNSUBSCRIBE" => ControlStreams(session, parameters, id, null),
            "LIST_SUBSCRIPTIONS" => List(session, parameters, id),
            "SET_PROPERTY" => SetProperty(session, parameters, id),
            _ => GetProperty(session, parameters, id),
        };
    }

    /// <summary>Subscribes, or unsubscribes where no time is given.</summary>
    private byte[] ControlStreams(StreamSession session, JsonElement[] names, string id, long? subscribeMicros)
    {
        if (names.Length == 0 || !Array.TrueForAll(names, name => name.ValueKind == JsonValueKind.String))
        {
            return _json.Error(2, BadName, null);
        }

        var texts = Array.ConvertAll(names, name => name.GetString()!);
        if (subscribeMicros is { } nowMicros)
        {
            var listening = session.Topics.Select(topic => topic.Name).ToHashSet(StringComparer.Ordinal);
            listening.UnionWith(texts);
            if (listening.Count > MaxStreams)
            {
                return _json.Error(2, TooMany, null);
            }

            foreach (var text in texts)
            {
                Subscribe(session, text, nowMicros);
            }
        }
        else
        {
            foreach (var text in texts)
            {
                var index = session.Topics.FindIndex(topic => topic.Name == text);
                if (index >= 0)
                {
                    var topic = session.Topics[index];
                    session.Topics.RemoveAt(index);
                    Leave(session, topic);
                }
            }
        }

        return _json.Answer(id, json => json.WriteNullValue());
    }

    private byte[] List(StreamSession session, JsonElement[] parameters, string id)
    {
        if (parameters.Length > 0)
        {
            return _json.Error(2, TooMany, null);
        }

        return _json.Answer(id, json =>
        {
            json.WriteStartArray();
            foreach (var topic in session.Topics)
            {
                json.WriteStringValue(topic.Name);
            }

            json.WriteEndArray();
        });
    }

    private byte[] SetProperty(StreamSession session, JsonElement[] parameters, string id)
    {
        if (CheckProperty(parameters, most: 2, id) is { } error)
        {
            return error;
        }

        if (parameters.Length < 2 || parameters[1].ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            return _json.Error(1, "Invalid value type: expected Boolean", null);
        }

        session.IsCombined = parameters[1].ValueKind == JsonValueKind.True;
        return _json.Answer(id, json => json.WriteNullValue());
    }

    private byte[] GetProperty(StreamSession session, JsonElement[] parameters, string id) =>
        CheckProperty(parameters, most: 1, id) ?? _json.Answer(id, json => json.WriteBooleanValue(session.IsCombined));

    private byte[]? CheckProperty(JsonElement[] parameters, int most, string id)
    {
        if (parameters.Length > most)
        {
            return _json.Error(2, TooMany, null);
        }

        if (parameters.Length == 0 || parameters[0].ValueKind != JsonValueKind.String)
        {
            return _json.Error(2, BadName, null);
        }

        return parameters[0].ValueEquals("combined"u8) ? null : _json.Error(0, "Unknown property", id);
    }

    /// <summary>A signed 64-bit integer, up to 36 letters, digits and hyphens, or null.</summary>
    private static bool IsId(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.Number => id.TryGetInt64(out _),
        JsonValueKind.String => id.GetString() is { Length: > 0 and <= 36 } text
            && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'),
        _ => false,
    };
}
