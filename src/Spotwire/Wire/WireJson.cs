using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Spotwire.Trading;

namespace Spotwire.Wire;

/// <summary>Readers of everything that REST and the WebSocket API answer.</summary>
/// <remarks>The generated readers ignore the initializers of <c>init</c> members and leave null where a field is
/// missing; that is why lists and texts of the models fall back in their getters.</remarks>
internal static class WireJson
{
    private static readonly JsonSerializerOptions Options = MakeOptions();

    /// <summary>The reader of a type that <see cref="WireContext"/> lists.</summary>
    public static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    /// <summary>Reads an answer.</summary>
    /// <returns>Null where it is the word null.</returns>
    /// <exception cref="JsonException">It is not what was expected; other exceptions are possible.</exception>
    public static T? Read<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type) =>
        typeof(T) == typeof(PlacedOrder) && PlacedOrderReader.TryRead(body) is { } placed
            ? (T)(object)placed
            : JsonSerializer.Deserialize(body, type);

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions(WireContext.Default.Options)
        {
            TypeInfoResolver = WireContext.Default.WithAddedModifier(WireNames.Apply),
        };
        options.MakeReadOnly();
        return options;
    }
}
