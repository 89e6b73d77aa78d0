using System.Text.Json;
using System.Text.Json.Serialization;

namespace Spotwire.Wire;

/// <summary>Times in milliseconds or microseconds since 1970: the magnitude tells which.</summary>
internal sealed class ExchangeTimeConverter : JsonConverter<ExchangeTime>
{
    /// <summary>From here on a number is microseconds: as such a day of 1973, as milliseconds one of 5138.</summary>
    private const long FirstMicroseconds = 100_000_000_000_000;

    public override ExchangeTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        FromWire(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, ExchangeTime value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(ToWire(value));

    /// <summary>The time that a number of the wire means.</summary>
    public static ExchangeTime FromWire(long value) =>
        value is >= FirstMicroseconds or <= -FirstMicroseconds
            ? new ExchangeTime(value)
            : ExchangeTime.FromMilliseconds(value);

    /// <summary>The number to send for a time: milliseconds unless that would lose something.</summary>
    public static long ToWire(ExchangeTime value) =>
        value.UnixMicroseconds % 1000 == 0 ? value.UnixMilliseconds : value.UnixMicroseconds;
}
