using System.Text.Json;
using Spotwire.Limits;

namespace Spotwire.Wire;

/// <summary>A message of the WebSocket API taken apart: an answer, or an event.</summary>
/// <remarks>Documentation: web-socket-api.md, "Response format" and "Event format".</remarks>
internal struct ApiFrame
{
    /// <summary>Whether it is an event.</summary>
    public bool IsEvent { get; private set; }

    /// <summary>The event where it is the exchange's farewell; null otherwise.</summary>
    public ServerShutdown? Shutdown { get; private set; }

    /// <summary>Which request it answers; null where the exchange could not say.</summary>
    public long? Id { get; private set; }

    /// <summary>The status, as HTTP has it.</summary>
    public int Status { get; private set; }

    /// <summary>Where in the message the result or the error is.</summary>
    public Range Body { get; private set; }

    /// <summary>The counts that the answer tells.</summary>
    public IReadOnlyList<ToldCount> Told { get; private set; }

    /// <summary>Until when to wait, where the error says so.</summary>
    public ExchangeTime? RetryAt { get; private set; }

    /// <summary>The exchange's time, where the error tells it.</summary>
    public ExchangeTime? ServerTime { get; private set; }

    /// <summary>How long to wait, where the error says so.</summary>
    public TimeSpan? RetryAfter { get; private set; }

    /// <summary>Takes a message apart.</summary>
    /// <param name="message">Its bytes, which <see cref="Body"/> points into.</param>
    /// <param name="serverNow">The exchange's time, which a moment to wait for is compared with.</param>
    /// <param name="frame">The parts.</param>
    /// <returns>False where it is neither.</returns>
    public static bool TryRead(ReadOnlySpan<byte> message, ExchangeTime serverNow, out ApiFrame frame)
    {
        frame = new ApiFrame { Told = [] };
        try
        {
            var reader = new Utf8JsonReader(message);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                frame.ReadMember(ref reader, message, serverNow);
            }

            return frame.IsEvent || frame.Status > 0;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    private void ReadMember(ref Utf8JsonReader reader, ReadOnlySpan<byte> message, ExchangeTime serverNow)
    {
        if (reader.ValueTextEquals("id"u8))
        {
            reader.Read();
            Id = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var id) ? id : null;
        }
        else if (reader.ValueTextEquals("status"u8))
        {
            reader.Read();
            Status = reader.GetInt32();
        }
        else if (reader.ValueTextEquals("result"u8))
        {
            Body = Skip(ref reader);
        }
        else if (reader.ValueTextEquals("error"u8))
        {
            Body = Skip(ref reader);
            ReadRetry(message[Body], serverNow);
        }
        else if (reader.ValueTextEquals("rateLimits"u8))
        {
            reader.Read();
            Told = RateLimitReader.ReadCounts(ref reader);
        }
        else if (reader.ValueTextEquals("event"u8))
        {
            IsEvent = true;
            Shutdown = ServerShutdown.TryRead(message[Skip(ref reader)], out var shutdown) ? shutdown : null;
        }
        else
        {
            reader.Read();
            reader.Skip();
        }
    }

    /// <summary>Passes over a value and says where it is.</summary>
    private static Range Skip(ref Utf8JsonReader reader)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return start..(int)reader.BytesConsumed;
    }

    /// <summary>The moment in <c>data.retryAfter</c>, less <c>data.serverTime</c> or else the clock.</summary>
    private void ReadRetry(ReadOnlySpan<byte> error, ExchangeTime serverNow)
    {
        var reader = new Utf8JsonReader(error);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 2)
            {
                continue;
            }

            var isMoment = reader.ValueTextEquals("retryAfter"u8);
            var isNow = reader.ValueTextEquals("serverTime"u8);
            reader.Read();
            if ((isMoment || isNow) && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var time))
            {
                RetryAt = isMoment ? WireTime.FromWire(time) : RetryAt;
                ServerTime = isNow ? WireTime.FromWire(time) : ServerTime;
            }
        }

        RetryAfter = RetryAt is { } moment
            ? TimeSpan.FromMicroseconds(
                Math.Max(0, moment.UnixMicroseconds - (ServerTime ?? serverNow).UnixMicroseconds))
            : null;
    }
}
