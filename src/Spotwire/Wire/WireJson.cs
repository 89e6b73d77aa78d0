using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Spotwire.Wire;

/// <summary>Readers of everything that REST and the WebSocket API answer.</summary>
/// <remarks>The generated readers ignore the initializers of <c>init</c> members and leave null where a field is
/// missing; that is why lists and texts of the models fall back in their getters.</remarks>
internal static class WireJson
{
    private static readonly JsonSerializerOptions Options = MakeOptions();

    /// <summary>The reader of a type that <see cref="WireContext"/> lists.</summary>
    public static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

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
