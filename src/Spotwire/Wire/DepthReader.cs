namespace Spotwire.Wire;

/// <summary>Reads <c>depthUpdate</c> messages.</summary>
internal static class DepthReader
{
    /// <summary>Reads the message's data into a buffer that is used again and again; false when it is no complete,
    /// sound depth update, and the buffer's content counts for nothing then.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, DepthBuffer into) =>
        TryReadKnownLayout(payload, into) || TryReadGenerally(payload, into);

    internal static bool TryReadKnownLayout(ReadOnlySpan<byte> payload, DepthBuffer into)
    {
        var cursor = new WireCursor(payload);
        return cursor.Take("{\"e\":\"depthUpdate\",\"E\":"u8) && cursor.TakeTime(out into.EventTime)
            && cursor.Take(",\"s\":\""u8) && cursor.TakeSymbol(out into.Symbol)
            && cursor.Take(",\"U\":"u8) && cursor.TakeInteger(out into.FirstUpdateId)
            && cursor.Take(",\"u\":"u8) && cursor.TakeInteger(out into.FinalUpdateId)
            && LevelsReader.ScanSides(cursor.Rest, ",\"b\":["u8, ",\"a\":["u8, into);
    }

    internal static bool TryReadGenerally(ReadOnlySpan<byte> payload, DepthBuffer into)
    {
        var fields = new MessageFields(payload);
        ScaleGroup prices = default, quantities = default;
        while (fields.Next(out var key))
        {
            _ = key switch
            {
                'e' => fields.TextIs("depthUpdate"u8),
                'E' => fields.Time(out into.EventTime),
                's' => fields.Symbol(out into.Symbol),
                'U' => fields.Integer(out into.FirstUpdateId),
                'u' => fields.Integer(out into.FinalUpdateId),
                'b' or 'a' => LevelsReader.Survey(ref fields, ref prices, ref quantities),
                _ => fields.Skip(),
            };
        }

        return fields.IsComplete() && fields.Has("eEsUuba"u8)
            && prices.TryGetScale(out into.PriceScale) && quantities.TryGetScale(out into.QuantityScale)
            && LevelsReader.ReadSides(payload, "b"u8, "a"u8, into);
    }
}
