using System.Text.Json;
using Spotwire.Streams;

namespace Spotwire.Wire;

/// <summary>Reads <c>kline</c> messages.</summary>
internal static class KlineReader
{
    /// <summary>Reads the message's data; false when it is no complete, sound kline.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out KlineEvent kline) =>
        TryReadKnownLayout(payload, out kline) || TryReadGenerally(payload, out kline);

    internal static bool TryReadKnownLayout(ReadOnlySpan<byte> payload, out KlineEvent kline)
    {
        kline = default;
        var cursor = new WireCursor(payload);
        if (!cursor.Take("{\"e\":\"kline\",\"E\":"u8) || !cursor.TakeTime(out var eventTime)
            || !cursor.Take(",\"s\":\""u8) || !cursor.TakeSymbol(out var symbol)
            || !cursor.Take(",\"k\":{\"t\":"u8) || !cursor.TakeTime(out var openTime)
            || !cursor.TakeTimeField('T', out var closeTime)
            || !cursor.Take(",\"s\":\""u8) || !cursor.TakeSymbol(out var inner) || inner != symbol
            || !cursor.Take(",\"i\":\""u8) || !cursor.TakeInterval(out var interval)
            || !cursor.TakeIntegerField('f', out var first)
            || !cursor.TakeIntegerField('L', out var last)
            || !cursor.TakeNumberField('o', out var open)
            || !cursor.TakeNumberField('c', out var close)
            || !cursor.TakeNumberField('h', out var high)
            || !cursor.TakeNumberField('l', out var low)
            || !cursor.TakeDecimalField('v', out var volume)
            || !cursor.TakeIntegerField('n', out var count)
            || !cursor.Take(",\"x\":"u8) || !cursor.TakeBoolean(out var isClosed)
            || !cursor.TakeDecimalField('q', out var quoteVolume)
            || !cursor.TakeDecimalField('V', out var takerVolume)
            || !cursor.TakeDecimalField('Q', out var takerQuoteVolume)
            || !cursor.Take(",\"B\":\"0\"}}"u8) || !cursor.IsAtEnd)
        {
            return false;
        }

        kline = new KlineEvent
        {
            Symbol = symbol,
            EventTime = eventTime,
            OpenTime = openTime,
            CloseTime = closeTime,
            Interval = interval,
            FirstTradeId = first,
            LastTradeId = last,
            ScaledOpenPrice = new ScaledNumber(open, 8),
            ScaledClosePrice = new ScaledNumber(close, 8),
            ScaledHighPrice = new ScaledNumber(high, 8),
            ScaledLowPrice = new ScaledNumber(low, 8),
            Volume = volume,
            QuoteVolume = quoteVolume,
            TakerBuyVolume = takerVolume,
            TakerBuyQuoteVolume = takerQuoteVolume,
            TradeCount = count,
            IsClosed = isClosed,
        };
        return true;
    }

    internal static bool TryReadGenerally(ReadOnlySpan<byte> payload, out KlineEvent kline)
    {
        kline = default;
        var fields = new MessageFields(payload);
        Symbol symbol = default;
        ExchangeTime eventTime = default;
        KlineEvent bucket = default;
        while (fields.Next(out var key))
        {
            _ = key switch
            {
                'e' => fields.TextIs("kline"u8),
                'E' => fields.Time(out eventTime),
                's' => fields.Symbol(out symbol),
                'k' => TryReadBucket(ref fields, out bucket),
                _ => fields.Skip(),
            };
        }

        if (!fields.IsComplete() || !fields.Has("eEsk"u8) || bucket.Symbol != symbol)
        {
            return false;
        }

        kline = bucket with { EventTime = eventTime };
        return true;
    }

    private static bool TryReadBucket(ref MessageFields fields, out KlineEvent bucket)
    {
        bucket = default;
        if (!fields.Enter(JsonTokenType.StartObject))
        {
            return false;
        }

        var outer = fields.TakeSeen();
        Symbol symbol = default;
        ExchangeTime openTime = default, closeTime = default;
        var interval = "";
        long first = 0, last = 0, count = 0;
        ScaleGroup prices = default;
        ScaledNumber open = default, close = default, high = default, low = default;
        decimal volume = 0, quoteVolume = 0, takerVolume = 0, takerQuoteVolume = 0;
        var isClosed = false;
        while (fields.Next(out var key))
        {
            _ = key switch
            {
                't' => fields.Time(out openTime),
                'T' => fields.Time(out closeTime),
                's' => fields.Symbol(out symbol),
                'i' => fields.Text(out interval),
                'f' => fields.Integer(out first),
                'L' => fields.Integer(out last),
                'o' => fields.Scaled(ref prices, out open),
                'c' => fields.Scaled(ref prices, out close),
                'h' => fields.Scaled(ref prices, out high),
                'l' => fields.Scaled(ref prices, out low),
                'v' => fields.Decimal(out volume),
                'n' => fields.Integer(out count),
                'x' => fields.Boolean(out isClosed),
                'q' => fields.Decimal(out quoteVolume),
                'V' => fields.Decimal(out takerVolume),
                'Q' => fields.Decimal(out takerQuoteVolume),
                _ => fields.Skip(),
            };
        }

        if (fields.IsBroken || !fields.Has("tTsifLochlvnxqVQ"u8) || interval.Length == 0
            || !prices.TryGetScale(out var scale))
        {
            return false;
        }

        fields.RestoreSeen(outer);
        bucket = new KlineEvent
        {
            Symbol = symbol,
            OpenTime = openTime,
            CloseTime = closeTime,
            Interval = KlineInterval.FromWire(interval),
            FirstTradeId = first,
            LastTradeId = last,
            ScaledOpenPrice = ScaleGroup.Lift(open, scale),
            ScaledClosePrice = ScaleGroup.Lift(close, scale),
            ScaledHighPrice = ScaleGroup.Lift(high, scale),
            ScaledLowPrice = ScaleGroup.Lift(low, scale),
            Volume = volume,
            QuoteVolume = quoteVolume,
            TakerBuyVolume = takerVolume,
            TakerBuyQuoteVolume = takerQuoteVolume,
            TradeCount = count,
            IsClosed = isClosed,
        };
        return true;
    }
}
