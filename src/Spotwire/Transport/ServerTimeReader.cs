using System.Text.Json;
using Spotwire.Wire;

namespace Spotwire.Transport;

/// <summary>Reads <c>{"serverTime":1499827319559}</c>, in milliseconds or microseconds.</summary>
/// <remarks>Documentation: rest-api.md, "Check server time".</remarks>
internal static class ServerTimeReader
{
    /// <exception cref="SpotwireException">It is something else (<see cref="ErrorKind.UnreadableAnswer"/>).</exception>
    public static ExchangeTime Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isTime = reader.ValueTextEquals("serverTime"u8);
                reader.Read();
                if (isTime)
                {
                    return WireTime.FromWire(reader.GetInt64());
                }

                reader.Skip();
            }
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException
            or OverflowException)
        {
            // Told below.
        }

        throw new SpotwireException(new SpotwireError
        {
            Kind = ErrorKind.UnreadableAnswer,
            Message = "The exchange's answer to the question for its time cannot be read.",
            IsTransient = true,
        });
    }
}
