using System.Text.Json;
using Spotwire.Wire;

namespace Spotwire.Books;

/// <summary>Tells what kind of message lies before us, from its first bytes where they are as usual.</summary>
internal static class MessageSniffer
{
    /// <summary>Takes the frame of a combined stream off, if there is one, and names the kind of what is
    /// inside.</summary>
    public static MessageKind Classify(ReadOnlySpan<byte> message, out ReadOnlySpan<byte> data)
    {
        var isStream = CombinedFrame.TrySplit(message, out _, out data);
        if (!isStream)
        {
            data = message;
        }

        var kind = data.StartsWith("{\"e\":\"depthUpdate\""u8) ? MessageKind.DepthUpdate
            : data.StartsWith("{\"e\":\"trade\""u8) ? MessageKind.Trade
            : data.StartsWith("{\"u\":"u8) && data.IndexOf(",\"b\":\""u8) > 0 ? MessageKind.BookTicker
            : data.StartsWith("{\"lastUpdateId\":"u8) ? MessageKind.Snapshot
            : ByProperties(data);

        // What looks like a snapshot inside a stream is a partial depth message: it is no book to build upon.
        return isStream && kind == MessageKind.Snapshot ? MessageKind.Other : kind;
    }

    private static MessageKind ByProperties(ReadOnlySpan<byte> data)
    {
        try
        {
            var json = new Utf8JsonReader(data);
            var (hasEvent, hasId, hasQuantities) = (false, false, 0);
            json.Read();
            if (json.TokenType != JsonTokenType.StartObject)
            {
                return MessageKind.Other;
            }

            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                if (json.ValueTextEquals("lastUpdateId"u8))
                {
                    return MessageKind.Snapshot;
                }

                var isEvent = json.ValueTextEquals("e"u8);
                hasId |= json.ValueTextEquals("u"u8);
                hasQuantities += json.ValueTextEquals("B"u8) || json.ValueTextEquals("A"u8) ? 1 : 0;
                json.Read();
                if (isEvent && json.TokenType == JsonTokenType.String)
                {
                    hasEvent = true;
                    if (json.ValueTextEquals("depthUpdate"u8) || json.ValueTextEquals("trade"u8))
                    {
                        return json.ValueTextEquals("trade"u8) ? MessageKind.Trade : MessageKind.DepthUpdate;
                    }
                }

                json.Skip();
            }

            return !hasEvent && hasId && hasQuantities == 2 ? MessageKind.BookTicker : MessageKind.Other;
        }
        catch (JsonException)
        {
            return MessageKind.Other;
        }
    }
}
