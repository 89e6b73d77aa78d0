using System.Text.Json;
using System.Text.Json.Serialization;

namespace Spotwire.Wire;

/// <summary>Objects whose type one of their members names. One that is not known, or does not look as documented, keeps
/// its text.</summary>
/// <param name="member">The member that names the type.</param>
/// <param name="types">The types by their names.</param>
internal abstract class NamedTypeConverter<T>(string member, IReadOnlyDictionary<string, Type> types) : JsonConverter<T>
    where T : class
{
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var start = reader;
        var ahead = reader;
        var name = JsonMember.MoveTo(ref ahead, member) && ahead.TokenType == JsonTokenType.String
            ? ahead.GetString()!
            : "";
        if (types.TryGetValue(name, out var type))
        {
            try
            {
                return (T)JsonSerializer.Deserialize(ref reader, options.GetTypeInfo(type))!;
            }
            catch (JsonException)
            {
                reader = start;
            }
        }

        using var document = JsonDocument.ParseValue(ref reader);
        return Keep(name, document.RootElement);
    }

    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (KeptText(value) is { } text)
        {
            writer.WriteRawValue(text);
            return;
        }

        JsonSerializer.Serialize(writer, value, options.GetTypeInfo(value.GetType()));
    }

    /// <summary>The value that keeps a text; the name is empty where there is none.</summary>
    protected abstract T Keep(string name, JsonElement json);

    /// <summary>The text that a value keeps; null where it is of a known type.</summary>
    protected abstract string? KeptText(T value);
}
