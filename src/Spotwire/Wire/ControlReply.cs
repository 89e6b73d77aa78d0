using System.Text.Json;

namespace Spotwire.Wire;

/// <summary>The exchange's answer to a control message: <c>{"result":…,"id":…}</c>, or an error with code and text,
/// either at the top or under <c>error</c>.</summary>
/// <param name="Id">The id of the message that it answers; null where the exchange could not tell.</param>
/// <param name="Code">The error's code; null for success.</param>
/// <param name="Text">The error's text; empty for success.</param>
internal readonly record struct ControlReply(long? Id, int? Code, string Text)
{
    /// <summary>The names of the subscribed streams, where it was asked for them.</summary>
    public IReadOnlyList<string>? Streams { get; private init; }

    /// <summary>The value of a property, where it was asked for one.</summary>
    public bool? Property { get; private init; }

    public static bool TryRead(ReadOnlySpan<byte> frame, out ControlReply reply)
    {
        reply = default;
        try
        {
            var json = new Utf8JsonReader(frame, isFinalBlock: true, state: default);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            var draft = default(ControlReply) with { Text = "" };
            var hasResult = false;
            while (json.Read() && json.TokenType is JsonTokenType.PropertyName or JsonTokenType.EndObject)
            {
                if (json.TokenType == JsonTokenType.PropertyName)
                {
                    hasResult |= json.ValueTextEquals("result"u8);
                    draft = Take(ref json, draft);
                }
            }

            reply = draft;
            return hasResult || draft.Code is not null;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Takes one field; an <c>error</c> object is entered, so that its fields come next.</summary>
    private static ControlReply Take(ref Utf8JsonReader json, ControlReply draft)
    {
        var isId = json.ValueTextEquals("id"u8);
        var isCode = json.ValueTextEquals("code"u8);
        var isText = json.ValueTextEquals("msg"u8);
        var isResult = json.ValueTextEquals("result"u8);
        var isError = json.ValueTextEquals("error"u8);
        if (!json.Read() || (isError && json.TokenType == JsonTokenType.StartObject))
        {
            return draft;
        }

        if (isId && json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var id))
        {
            return draft with { Id = id };
        }

        if (isCode && json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var code))
        {
            return draft with { Code = code };
        }

        if (isText && json.TokenType == JsonTokenType.String)
        {
            return draft with { Text = json.GetString() ?? "" };
        }

        if (isResult && json.TokenType == JsonTokenType.StartArray)
        {
            return draft with { Streams = ReadNames(ref json) };
        }

        if (isResult && json.TokenType is (JsonTokenType.True or JsonTokenType.False))
        {
            return draft with { Property = json.GetBoolean() };
        }

        json.Skip();
        return draft;
    }

    private static List<string> ReadNames(ref Utf8JsonReader json)
    {
        var names = new List<string>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.String)
            {
                names.Add(json.GetString()!);
            }
            else
            {
                json.Skip();
            }
        }

        return names;
    }
}
