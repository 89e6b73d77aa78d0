using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spotwire.Account;

namespace Spotwire.Wire;

/// <summary>Balances as events spell them: <c>[{"a":"ETH","f":"1.0","l":"0.0"}]</c>.</summary>
internal sealed class EventBalancesConverter : JsonConverter<IReadOnlyList<Balance>>
{
    public override IReadOnlyList<Balance> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A list of balances is expected.");
        }

        var balances = new List<Balance>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            Asset? asset = null;
            decimal? free = null;
            decimal? locked = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var (isAsset, isFree, isLocked) =
                    (reader.ValueTextEquals("a"u8), reader.ValueTextEquals("f"u8), reader.ValueTextEquals("l"u8));
                reader.Read();
                if (isAsset)
                {
                    asset = Asset.FromWire(reader.GetString());
                }
                else if (isFree)
                {
                    free = ExactDecimal.Read(ref reader);
                }
                else if (isLocked)
                {
                    locked = ExactDecimal.Read(ref reader);
                }
                else
                {
                    reader.Skip();
                }
            }

            balances.Add(asset is { } name && free is { } at && locked is { } held
                ? new Balance { Asset = name, Free = at, Locked = held }
                : throw new JsonException("A balance lacks a part."));
        }

        return balances;
    }

    public override void Write(
        Utf8JsonWriter writer, IReadOnlyList<Balance> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var balance in value)
        {
            writer.WriteStartObject();
            writer.WriteString("a", balance.Asset.Value);
            writer.WriteString("f", balance.Free.ToString(CultureInfo.InvariantCulture));
            writer.WriteString("l", balance.Locked.ToString(CultureInfo.InvariantCulture));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
