using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Spotwire.Wire;

/// <summary>A list whose items are spelled otherwise inside events than in answers.</summary>
/// <param name="read">The item that a spelling means.</param>
/// <param name="spell">The spelling of an item.</param>
internal sealed class EventListConverter<T, TSpelled>(Func<TSpelled, T> read, Func<T, TSpelled> spell)
    : JsonConverter<IReadOnlyList<T>>
{
    public override IReadOnlyList<T> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, ListInfo(options)) is { } spelled
            ? [.. spelled.Select(item => item is null ? throw new JsonException("An item is null.") : read(item))]
            : throw new JsonException("A list is expected.");

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, [.. value.Select(spell)], ListInfo(options));

    private static JsonTypeInfo<IReadOnlyList<TSpelled>> ListInfo(JsonSerializerOptions options) =>
        (JsonTypeInfo<IReadOnlyList<TSpelled>>)options.GetTypeInfo(typeof(IReadOnlyList<TSpelled>));
}
