using Spotwire.Streams;

namespace Spotwire.Wire;

/// <summary>Reads <c>aggTrade</c> messages.</summary>
internal static class AggregateTradeReader
{
    /// <summary>Reads the message's data; false when it is no complete, sound aggregate trade.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out AggregateTradeEvent trade) =>
        TryReadKnownLayout(payload, out trade) || TryReadGenerally(payload, out trade);

    internal static bool TryReadKnownLayout(ReadOnlySpan<byte> payload, out AggregateTradeEvent trade)
    {
        var cursor = new WireCursor(payload);
        if (cursor.Take("{\"e\":\"aggTrade\",\"E\":"u8) && cursor.TakeTime(out var eventTime)
            && cursor.Take(",\"s\":\""u8) && cursor.TakeSymbol(out var symbol)
            && cursor.Take(",\"a\":"u8) && cursor.TakeInteger(out var id)
            && cursor.Take(",\"p\":\""u8) && cursor.TakeNumber(out var price)
            && cursor.Take(",\"q\":\""u8) && cursor.TakeNumber(out var quantity)
            && cursor.Take(",\"f\":"u8) && cursor.TakeInteger(out var first)
            && cursor.Take(",\"l\":"u8) && cursor.TakeInteger(out var last)
            && cursor.Take(",\"T\":"u8) && cursor.TakeTime(out var tradeTime)
            && cursor.Take(",\"m\":"u8) && cursor.TakeBoolean(out var isBuyerMaker)
            && cursor.Take(",\"M\":"u8) && cursor.TakeBoolean(out _)
            && cursor.Take((byte)'}') && cursor.IsAtEnd)
        {
            trade = new AggregateTradeEvent
            {
                Symbol = symbol,
                EventTime = eventTime,
                AggregateTradeId = id,
                ScaledPrice = new ScaledNumber(price, 8),
                ScaledQuantity = new ScaledNumber(quantity, 8),
                FirstTradeId = first,
                LastTradeId = last,
                TradeTime = tradeTime,
                IsBuyerMaker = isBuyerMaker,
            };
            return true;
        }

        trade = default;
        return false;
    }

    internal static bool TryReadGenerally(ReadOnlySpan<byte> payload, out AggregateTradeEvent trade)
    {
        trade = default;
        var fields = new MessageFields(payload);
        Symbol symbol = default;
        ExchangeTime eventTime = default, tradeTime = default;
        long id = 0, first = 0, last = 0;
        ScaledNumber price = default, quantity = default;
        ScaleGroup prices = default, quantities = default;
        var isBuyerMaker = false;
        while (fields.Next(out var key))
        {
            _ = key switch
            {
                'e' => fields.TextIs("aggTrade"u8),
                'E' => fields.Time(out eventTime),
                's' => fields.Symbol(out symbol),
                'a' => fields.Integer(out id),
                'p' => fields.Scaled(ref prices, out price),
                'q' => fields.Scaled(ref quantities, out quantity),
                'f' => fields.Integer(out first),
                'l' => fields.Integer(out last),
                'T' => fields.Time(out tradeTime),
                'm' => fields.Boolean(out isBuyerMaker),
                _ => fields.Skip(),
            };
        }

        if (!fields.IsComplete() || !fields.Has("eEsapqflTm"u8)
            || !prices.TryGetScale(out var priceScale) || !quantities.TryGetScale(out var quantityScale))
        {
            return false;
        }

        trade = new AggregateTradeEvent
        {
            Symbol = symbol,
            EventTime = eventTime,
            AggregateTradeId = id,
            ScaledPrice = ScaleGroup.Lift(price, priceScale),
            ScaledQuantity = ScaleGroup.Lift(quantity, quantityScale),
            FirstTradeId = first,
            LastTradeId = last,
            TradeTime = tradeTime,
            IsBuyerMaker = isBuyerMaker,
        };
        return true;
    }
}
