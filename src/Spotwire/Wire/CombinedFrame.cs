using System.Text.Json;

namespace Spotwire.Wire;

/// <summary>Takes <c>{"stream":"&lt;name&gt;","data":&lt;payload&gt;}</c> apart.</summary>
internal static class CombinedFrame
{
    private static ReadOnlySpan<byte> Head => "{\"stream\":\""u8;

    private static ReadOnlySpan<byte> Middle => "\",\"data\":"u8;

    /// <summary>Gives the name and the payload as they stand in the message; false when it is no such message or the
    /// name is spelled with escapes. The payload is only as checked as its reader checks it: the quick way takes what
    /// stands between the head and the last brace.</summary>
    public static bool TrySplit(
        ReadOnlySpan<byte> frame, out ReadOnlySpan<byte> streamName, out ReadOnlySpan<byte> data)
    {
        if (frame.StartsWith(Head) && frame[^1] == '}')
        {
            var rest = frame[Head.Length..];
            var end = rest.IndexOf((byte)'"');
            if (end > 0 && rest[end..].StartsWith(Middle) && rest.Length > end + Middle.Length)
            {
                streamName = rest[..end];
                data = rest[(end + Middle.Length)..^1];
                return !streamName.Contains((byte)'\\') && data.Length > 1;
            }
        }

        return TrySplitGenerally(frame, out streamName, out data);
    }

    private static bool TrySplitGenerally(
        ReadOnlySpan<byte> frame, out ReadOnlySpan<byte> streamName, out ReadOnlySpan<byte> data)
    {
        streamName = default;
        data = default;
        try
        {
            var json = new Utf8JsonReader(frame, isFinalBlock: true, state: default);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var isName = json.ValueTextEquals("stream"u8);
                var isData = json.ValueTextEquals("data"u8);
                if (!json.Read())
                {
                    return false;
                }

                var start = (int)json.TokenStartIndex;
                if ((isName && (json.TokenType != JsonTokenType.String || json.ValueIsEscaped || !streamName.IsEmpty))
                    || (isData && !data.IsEmpty))
                {
                    return false;
                }

                streamName = isName ? json.ValueSpan : streamName;
                json.Skip();
                data = isData ? frame[start..(int)json.BytesConsumed] : data;
            }

            return json.TokenType == JsonTokenType.EndObject && !json.Read() && !streamName.IsEmpty && !data.IsEmpty;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
