using Spotwire.Streams;

namespace Spotwire.Wire;

/// <summary>Reads just the id and the time of a message, from its first fields.</summary>
internal static class StreamIdReader
{
    /// <summary>The rising id of a message with the time it was sent, or, where it carries none, that of its
    /// arrival.</summary>
    public static bool TryRead(
        StreamKind kind, ReadOnlySpan<byte> payload, ExchangeTime receivedAt, out long id, out ExchangeTime time)
    {
        time = receivedAt;
        var cursor = new WireCursor(payload);
        var isKnown = kind switch
        {
            StreamKind.Trade => cursor.Take("{\"e\":\"trade\",\"E\":"u8) && Rest(ref cursor, "\"t\":"u8, ref time),
            StreamKind.AggregateTrade =>
                cursor.Take("{\"e\":\"aggTrade\",\"E\":"u8) && Rest(ref cursor, "\"a\":"u8, ref time),
            StreamKind.Depth => cursor.Take("{\"e\":\"depthUpdate\",\"E\":"u8)
                && Rest(ref cursor, "\"U\":"u8, ref time) && cursor.TakeInteger(out _) && cursor.Take(",\"u\":"u8),
            StreamKind.BlockTrade =>
                cursor.Take("{\"e\":\"blockTrade\",\"E\":"u8) && Rest(ref cursor, "\"t\":"u8, ref time),
            _ => cursor.Take("{\"u\":"u8),
        };
        return (isKnown && cursor.TakeInteger(out id)) || TryReadGenerally(kind, payload, ref time, out id);
    }

    /// <summary>When the engine made a trade, or the fallback for a message that is none.</summary>
    public static ExchangeTime TradeTime(StreamKind kind, ReadOnlySpan<byte> payload, ExchangeTime fallback)
    {
        if (kind == StreamKind.Trade)
        {
            return TradeReader.TryRead(payload, out var trade) ? trade.TradeTime : fallback;
        }

        if (kind == StreamKind.BlockTrade)
        {
            return BlockTradeReader.TryRead(payload, out var block) ? block.TradeTime : fallback;
        }

        return AggregateTradeReader.TryRead(payload, out var aggregate) ? aggregate.TradeTime : fallback;
    }

    private static bool Rest(ref WireCursor cursor, ReadOnlySpan<byte> key, ref ExchangeTime time)
    {
        if (!cursor.TakeTime(out var sent) || !cursor.Take(",\"s\":\""u8) || !cursor.TakeSymbol(out _)
            || !cursor.Take((byte)',') || !cursor.Take(key))
        {
            return false;
        }

        time = sent;
        return true;
    }

    private static bool TryReadGenerally(
        StreamKind kind, ReadOnlySpan<byte> payload, ref ExchangeTime time, out long id)
    {
        var wanted = kind switch
        {
            StreamKind.Trade or StreamKind.BlockTrade => 't',
            StreamKind.AggregateTrade => 'a',
            _ => 'u',
        };
        var fields = new MessageFields(payload);
        id = 0;
        var hasId = false;
        while (fields.Next(out var key))
        {
            if (key == wanted)
            {
                hasId = fields.Integer(out id);
            }
            else if (key == 'E' && kind != StreamKind.BookTicker)
            {
                fields.Time(out time);
            }
            else
            {
                fields.Skip();
            }
        }

        return hasId && fields.IsComplete();
    }
}
