using Spotwire.Streams;

namespace Spotwire.Wire;

/// <summary>Reads <c>bookTicker</c> messages, which carry neither an event type nor a time.</summary>
internal static class BookTickerReader
{
    /// <summary>Reads the message's data; false when it is no complete, sound book ticker.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out BookTickerEvent ticker) =>
        TryReadKnownLayout(payload, out ticker) || TryReadGenerally(payload, out ticker);

    internal static bool TryReadKnownLayout(ReadOnlySpan<byte> payload, out BookTickerEvent ticker)
    {
        var cursor = new WireCursor(payload);
        if (cursor.Take("{\"u\":"u8) && cursor.TakeInteger(out var id)
            && cursor.Take(",\"s\":\""u8) && cursor.TakeSymbol(out var symbol)
            && cursor.Take(",\"b\":\""u8) && cursor.TakeNumber(out var bidPrice)
            && cursor.Take(",\"B\":\""u8) && cursor.TakeNumber(out var bidQuantity)
            && cursor.Take(",\"a\":\""u8) && cursor.TakeNumber(out var askPrice)
            && cursor.Take(",\"A\":\""u8) && cursor.TakeNumber(out var askQuantity)
            && cursor.Take((byte)'}') && cursor.IsAtEnd)
        {
            ticker = new BookTickerEvent
            {
                UpdateId = id,
                Symbol = symbol,
                ScaledBidPrice = new ScaledNumber(bidPrice, 8),
                ScaledBidQuantity = new ScaledNumber(bidQuantity, 8),
                ScaledAskPrice = new ScaledNumber(askPrice, 8),
                ScaledAskQuantity = new ScaledNumber(askQuantity, 8),
            };
            return true;
        }

        ticker = default;
        return false;
    }

    internal static bool TryReadGenerally(ReadOnlySpan<byte> payload, out BookTickerEvent ticker)
    {
        ticker = default;
        var fields = new MessageFields(payload);
        Symbol symbol = default;
        long id = 0;
        ScaledNumber bidPrice = default, bidQuantity = default, askPrice = default, askQuantity = default;
        ScaleGroup prices = default, quantities = default;
        while (fields.Next(out var key))
        {
            _ = key switch
            {
                'u' => fields.Integer(out id),
                's' => fields.Symbol(out symbol),
                'b' => fields.Scaled(ref prices, out bidPrice),
                'B' => fields.Scaled(ref quantities, out bidQuantity),
                'a' => fields.Scaled(ref prices, out askPrice),
                'A' => fields.Scaled(ref quantities, out askQuantity),
                _ => fields.Skip(),
            };
        }

        if (!fields.IsComplete() || !fields.Has("usbBaA"u8)
            || !prices.TryGetScale(out var priceScale) || !quantities.TryGetScale(out var quantityScale))
        {
            return false;
        }

        ticker = new BookTickerEvent
        {
            UpdateId = id,
            Symbol = symbol,
            ScaledBidPrice = ScaleGroup.Lift(bidPrice, priceScale),
            ScaledBidQuantity = ScaleGroup.Lift(bidQuantity, quantityScale),
            ScaledAskPrice = ScaleGroup.Lift(askPrice, priceScale),
            ScaledAskQuantity = ScaleGroup.Lift(askQuantity, quantityScale),
        };
        return true;
    }
}
