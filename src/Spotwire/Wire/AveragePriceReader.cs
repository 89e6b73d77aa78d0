using Spotwire.Streams;

namespace Spotwire.Wire;

/// <summary>Reads <c>avgPrice</c> messages.</summary>
internal static class AveragePriceReader
{
    /// <summary>Reads the message's data; false when it is no complete, sound average price.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out AveragePriceEvent average)
    {
        average = default;
        var fields = new MessageFields(payload);
        Symbol symbol = default;
        ExchangeTime eventTime = default, tradeTime = default;
        var window = "";
        decimal price = 0;
        while (fields.Next(out var key))
        {
            _ = key switch
            {
                'e' => fields.TextIs("avgPrice"u8),
                'E' => fields.Time(out eventTime),
                's' => fields.Symbol(out symbol),
                'i' => fields.Text(out window),
                'w' => fields.Decimal(out price),
                'T' => fields.Time(out tradeTime),
                _ => fields.Skip(),
            };
        }

        if (!fields.IsComplete() || !fields.Has("eEsiwT"u8) || window.Length == 0 || price < 0)
        {
            return false;
        }

        average = new AveragePriceEvent
        {
            Symbol = symbol,
            EventTime = eventTime,
            Window = WindowSize.FromWire(window),
            Price = price,
            LastTradeTime = tradeTime,
        };
        return true;
    }
}
