using Spotwire.Streams;

namespace Spotwire.Wire;

/// <summary>Reads <c>trade</c> messages.</summary>
internal static class TradeReader
{
    /// <summary>Reads the message's data; false when it is no complete, sound trade.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out TradeEvent trade) =>
        TryReadKnownLayout(payload, out trade) || TryReadGenerally(payload, out trade);

    internal static bool TryReadKnownLayout(ReadOnlySpan<byte> payload, out TradeEvent trade)
    {
        var cursor = new WireCursor(payload);
        if (cursor.Take("{\"e\":\"trade\",\"E\":"u8) && cursor.TakeTime(out var eventTime)
            && cursor.Take(",\"s\":\""u8) && cursor.TakeSymbol(out var symbol)
            && cursor.Take(",\"t\":"u8) && cursor.TakeInteger(out var id)
            && cursor.Take(",\"p\":\""u8) && cursor.TakeNumber(out var price)
            && cursor.Take(",\"q\":\""u8) && cursor.TakeNumber(out var quantity)
            && cursor.Take(",\"T\":"u8) && cursor.TakeTime(out var tradeTime)
            && cursor.Take(",\"m\":"u8) && cursor.TakeBoolean(out var isBuyerMaker)
            && cursor.Take(",\"M\":"u8) && cursor.TakeBoolean(out _)
            && cursor.Take((byte)'}') && cursor.IsAtEnd)
        {
            trade = new TradeEvent
            {
                Symbol = symbol,
                EventTime = eventTime,
                TradeId = id,
                ScaledPrice = new ScaledNumber(price, 8),
                ScaledQuantity = new ScaledNumber(quantity, 8),
                TradeTime = tradeTime,
                IsBuyerMaker = isBuyerMaker,
            };
            return true;
        }

        trade = default;
        return false;
    }

    internal static bool TryReadGenerally(ReadOnlySpan<byte> payload, out TradeEvent trade)
    {
        trade = default;
        var fields = new MessageFields(payload);
        Symbol symbol = default;
        ExchangeTime eventTime = default, tradeTime = default;
        long id = 0;
        ScaledNumber price = default, quantity = default;
        ScaleGroup prices = default, quantities = default;
        var isBuyerMaker = false;
        while (fields.Next(out var key))
        {
            _ = key switch
            {
                'e' => fields.TextIs("trade"u8),
                'E' => fields.Time(out eventTime),
                's' => fields.Symbol(out symbol),
                't' => fields.Integer(out id),
                'p' => fields.Scaled(ref prices, out price),
                'q' => fields.Scaled(ref quantities, out quantity),
                'T' => fields.Time(out tradeTime),
                'm' => fields.Boolean(out isBuyerMaker),
                _ => fields.Skip(),
            };
        }

        if (!fields.IsComplete() || !fields.Has("eEstpqTm"u8)
            || !prices.TryGetScale(out var priceScale) || !quantities.TryGetScale(out var quantityScale))
        {
            return false;
        }

        trade = new TradeEvent
        {
            Symbol = symbol,
            EventTime = eventTime,
            TradeId = id,
            ScaledPrice = ScaleGroup.Lift(price, priceScale),
            ScaledQuantity = ScaleGroup.Lift(quantity, quantityScale),
            TradeTime = tradeTime,
            IsBuyerMaker = isBuyerMaker,
        };
        return true;
    }
}
