using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spotwire.UserData;

namespace Spotwire.Wire;

/// <summary>User data events by their <c>e</c>. One that is not known, or does not look as documented, keeps its
/// text.</summary>
/// <remarks>Documentation: user-data-stream.md.</remarks>
internal sealed class UserDataEventConverter : JsonConverter<UserDataEvent>
{
    private static readonly FrozenDictionary<string, Type> Types = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["executionReport"] = typeof(ExecutionReport),
        ["outboundAccountPosition"] = typeof(AccountPosition),
        ["balanceUpdate"] = typeof(BalanceUpdate),
        ["listStatus"] = typeof(OrderListUpdate),
        ["externalLockUpdate"] = typeof(ExternalLockUpdate),
        ["eventStreamTerminated"] = typeof(StreamTerminated),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public override UserDataEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var start = reader;
        var name = Find(reader, "e"u8, static (in Utf8JsonReader found) =>
            found.TokenType == JsonTokenType.String ? found.GetString()! : "") ?? "";
        if (Types.TryGetValue(name, out var type))
        {
            try
            {
                return (UserDataEvent)JsonSerializer.Deserialize(ref reader, options.GetTypeInfo(type))!;
            }
            catch (JsonException)
            {
                reader = start;
            }
        }

        var time = Find(start, "E"u8, static (in Utf8JsonReader found) =>
            found.TokenType == JsonTokenType.Number && found.TryGetInt64(out var value) ? value : 0L);
        using var document = JsonDocument.ParseValue(ref reader);
        return new UnknownUserDataEvent(name, document.RootElement.GetRawText())
        {
            EventTime = ExchangeTimeConverter.FromWire(time),
        };
    }

    public override void Write(Utf8JsonWriter writer, UserDataEvent value, JsonSerializerOptions options)
    {
        if (value is UnknownUserDataEvent unknown)
        {
            writer.WriteRawValue(unknown.Json);
            return;
        }

        JsonSerializer.Serialize(writer, value, options.GetTypeInfo(value.GetType()));
    }

    private delegate T Take<T>(in Utf8JsonReader reader);

    /// <summary>A member of the event, found without moving the caller's reader; the default where it is not
    /// there.</summary>
    private static T? Find<T>(Utf8JsonReader reader, ReadOnlySpan<byte> name, Take<T> take)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return default;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isFound = reader.ValueTextEquals(name);
            reader.Read();
            if (isFound)
            {
                return take(in reader);
            }

            reader.Skip();
        }

        return default;
    }
}
