using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spotwire.Market;

namespace Spotwire.Wire;

/// <summary>Klines as arrays of eleven values and an unused one; what may follow is skipped.</summary>
/// <remarks>Documentation: rest-api.md, "Kline/Candlestick data".</remarks>
internal sealed class KlineConverter : JsonConverter<Kline>
{
    public override Kline Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A kline is expected.");
        }

        // An object initializer runs in the order of the text, which is the order of the wire.
        var kline = new Kline
        {
            OpenTime = NextTime(ref reader),
            OpenPrice = NextDecimal(ref reader),
            HighPrice = NextDecimal(ref reader),
            LowPrice = NextDecimal(ref reader),
            ClosePrice = NextDecimal(ref reader),
            Volume = NextDecimal(ref reader),
            CloseTime = NextTime(ref reader),
            QuoteVolume = NextDecimal(ref reader),
            TradeCount = NextLong(ref reader),
            TakerBuyVolume = NextDecimal(ref reader),
            TakerBuyQuoteVolume = NextDecimal(ref reader),
        };
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            reader.Skip();
        }

        return kline;
    }

    public override void Write(Utf8JsonWriter writer, Kline value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(ExchangeTimeConverter.ToWire(value.OpenTime));
        Write(writer, value.OpenPrice);
        Write(writer, value.HighPrice);
        Write(writer, value.LowPrice);
        Write(writer, value.ClosePrice);
        Write(writer, value.Volume);
        writer.WriteNumberValue(ExchangeTimeConverter.ToWire(value.CloseTime));
        Write(writer, value.QuoteVolume);
        writer.WriteNumberValue(value.TradeCount);
        Write(writer, value.TakerBuyVolume);
        Write(writer, value.TakerBuyQuoteVolume);
        writer.WriteStringValue("0");
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, decimal value) =>
        writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));

    private static ExchangeTime NextTime(ref Utf8JsonReader reader) =>
        ExchangeTimeConverter.FromWire(NextLong(ref reader));

    private static decimal NextDecimal(ref Utf8JsonReader reader)
    {
        reader.Read();
        return ExactDecimal.Read(ref reader);
    }

    private static long NextLong(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Number
            ? reader.GetInt64()
            : throw new JsonException("A kline has too few values, or one of another kind.");
    }
}
