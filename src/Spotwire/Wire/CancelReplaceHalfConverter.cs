using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Spotwire.Wire;

/// <summary>Tells what was done from an error by the code that only the latter has.</summary>
internal sealed class CancelReplaceHalfConverter<T> : JsonConverter<CancelReplaceHalf<T>>
    where T : class
{
    public override CancelReplaceHalf<T> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        IsError(reader)
            ? new(null, JsonSerializer.Deserialize(ref reader, TypeInfo<ErrorBody>(options)))
            : new(JsonSerializer.Deserialize(ref reader, TypeInfo<T>(options)), null);

    public override void Write(Utf8JsonWriter writer, CancelReplaceHalf<T> value, JsonSerializerOptions options)
    {
        if (value.Error is { } error)
        {
            JsonSerializer.Serialize(writer, error, TypeInfo<ErrorBody>(options));
            return;
        }

        JsonSerializer.Serialize(writer, value.Value!, TypeInfo<T>(options));
    }

    private static JsonTypeInfo<TValue> TypeInfo<TValue>(JsonSerializerOptions options) =>
        (JsonTypeInfo<TValue>)options.GetTypeInfo(typeof(TValue));

    private static bool IsError(Utf8JsonReader ahead) => JsonMember.MoveTo(ref ahead, "code");
}
