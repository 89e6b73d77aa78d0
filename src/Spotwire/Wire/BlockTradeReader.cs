using Spotwire.Streams;

namespace Spotwire.Wire;

/// <summary>Reads <c>blockTrade</c> messages.</summary>
internal static class BlockTradeReader
{
    /// <summary>Reads the message's data; false when it is no complete, sound block trade.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out BlockTradeEvent trade)
    {
        trade = default;
        var fields = new MessageFields(payload);
        Symbol symbol = default;
        ExchangeTime eventTime = default, tradeTime = default;
        long id = 0;
        decimal price = 0, quantity = 0;
        var isBuyerMaker = false;
        while (fields.Next(out var key))
        {
            _ = key switch
            {
                'e' => fields.TextIs("blockTrade"u8),
                'E' => fields.Time(out eventTime),
                's' => fields.Symbol(out symbol),
                't' => fields.Integer(out id),
                'p' => fields.Decimal(out price),
                'q' => fields.Decimal(out quantity),
                'T' => fields.Time(out tradeTime),
                'm' => fields.Boolean(out isBuyerMaker),
                _ => fields.Skip(),
            };
        }

        if (!fields.IsComplete() || !fields.Has("eEstpqTm"u8) || price < 0 || quantity < 0)
        {
            return false;
        }

        trade = new BlockTradeEvent
        {
            Symbol = symbol,
            EventTime = eventTime,
            BlockTradeId = id,
            Price = price,
            Quantity = quantity,
            TradeTime = tradeTime,
            IsBuyerMaker = isBuyerMaker,
        };
        return true;
    }
}
