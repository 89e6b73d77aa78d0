using Spotwire.Streams;

namespace Spotwire.Wire;

/// <summary>Reads <c>24hrMiniTicker</c> messages.</summary>
internal static class MiniTickerReader
{
    /// <summary>Reads the message's data; false when it is no complete, sound mini ticker.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out MiniTickerEvent ticker) =>
        TryReadKnownLayout(payload, out ticker) || TryReadGenerally(payload, out ticker);

    internal static bool TryReadKnownLayout(ReadOnlySpan<byte> payload, out MiniTickerEvent ticker)
    {
        ticker = default;
        var cursor = new WireCursor(payload);
        if (!cursor.Take("{\"e\":\"24hrMiniTicker\",\"E\":"u8) || !cursor.TakeTime(out var eventTime)
            || !cursor.Take(",\"s\":\""u8) || !cursor.TakeSymbol(out var symbol)
            || !cursor.TakeNumberField('c', out var close)
            || !cursor.TakeNumberField('o', out var open)
            || !cursor.TakeNumberField('h', out var high)
            || !cursor.TakeNumberField('l', out var low)
            || !cursor.TakeDecimalField('v', out var volume)
            || !cursor.TakeDecimalField('q', out var quoteVolume)
            || !cursor.Take((byte)'}') || !cursor.IsAtEnd)
        {
            return false;
        }

        ticker = new MiniTickerEvent
        {
            Symbol = symbol,
            EventTime = eventTime,
            ScaledClosePrice = new ScaledNumber(close, 8),
            ScaledOpenPrice = new ScaledNumber(open, 8),
            ScaledHighPrice = new ScaledNumber(high, 8),
            ScaledLowPrice = new ScaledNumber(low, 8),
            Volume = volume,
            QuoteVolume = quoteVolume,
        };
        return true;
    }

    internal static bool TryReadGenerally(ReadOnlySpan<byte> payload, out MiniTickerEvent ticker)
    {
        ticker = default;
        var fields = new MessageFields(payload);
        Symbol symbol = default;
        ExchangeTime eventTime = default;
        ScaleGroup prices = default;
        ScaledNumber close = default, open = default, high = default, low = default;
        decimal volume = 0, quoteVolume = 0;
        while (fields.Next(out var key))
        {
            _ = key switch
            {
                'e' => fields.TextIs("24hrMiniTicker"u8),
                'E' => fields.Time(out eventTime),
                's' => fields.Symbol(out symbol),
                'c' => fields.Scaled(ref prices, out close),
                'o' => fields.Scaled(ref prices, out open),
                'h' => fields.Scaled(ref prices, out high),
                'l' => fields.Scaled(ref prices, out low),
                'v' => fields.Decimal(out volume),
                'q' => fields.Decimal(out quoteVolume),
                _ => fields.Skip(),
            };
        }

        if (!fields.IsComplete() || !fields.Has("eEscohlvq"u8) || !prices.TryGetScale(out var scale))
        {
            return false;
        }

        ticker = new MiniTickerEvent
        {
            Symbol = symbol,
            EventTime = eventTime,
            ScaledClosePrice = ScaleGroup.Lift(close, scale),
            ScaledOpenPrice = ScaleGroup.Lift(open, scale),
            ScaledHighPrice = ScaleGroup.Lift(high, scale),
            ScaledLowPrice = ScaleGroup.Lift(low, scale),
            Volume = volume,
            QuoteVolume = quoteVolume,
        };
        return true;
    }
}
