namespace Spotwire.Wire;

/// <summary>Reads a book's levels with its id: the answer of <c>GET /api/v3/depth</c> and the partial depth
/// streams.</summary>
internal static class SnapshotReader
{
    /// <summary>Reads the answer or the message's data into a buffer that is used again and again; false when it is no
    /// complete, sound snapshot, and the buffer's content counts for nothing then.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, DepthBuffer into)
    {
        into.Symbol = default;
        into.EventTime = default;
        into.FirstUpdateId = 0;
        return TryReadKnownLayout(payload, into) || TryReadGenerally(payload, into);
    }

    internal static bool TryReadKnownLayout(ReadOnlySpan<byte> payload, DepthBuffer into)
    {
        var cursor = new WireCursor(payload);
        return cursor.Take("{\"lastUpdateId\":"u8) && cursor.TakeInteger(out into.FinalUpdateId)
            && LevelsReader.ScanSides(cursor.Rest, ",\"bids\":["u8, ",\"asks\":["u8, into);
    }

    internal static bool TryReadGenerally(ReadOnlySpan<byte> payload, DepthBuffer into)
    {
        var fields = new MessageFields(payload);
        ScaleGroup prices = default, quantities = default;
        int ids = 0, bids = 0, asks = 0;
        while (fields.Next(out _))
        {
            if (fields.KeyIs("lastUpdateId"u8))
            {
                ids++;
                fields.Integer(out into.FinalUpdateId);
            }
            else if (fields.KeyIs("bids"u8))
            {
                bids++;
                LevelsReader.Survey(ref fields, ref prices, ref quantities);
            }
            else if (fields.KeyIs("asks"u8))
            {
                asks++;
                LevelsReader.Survey(ref fields, ref prices, ref quantities);
            }
            else
            {
                fields.Skip();
            }
        }

        return fields.IsComplete() && ids == 1 && bids == 1 && asks == 1
            && prices.TryGetScale(out into.PriceScale) && quantities.TryGetScale(out into.QuantityScale)
            && LevelsReader.ReadSides(payload, "bids"u8, "asks"u8, into);
    }
}
