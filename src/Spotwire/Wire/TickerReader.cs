using Spotwire.Streams;

namespace Spotwire.Wire;

/// <summary>Reads <c>24hrTicker</c> messages.</summary>
internal static class TickerReader
{
    /// <summary>Reads the message's data; false when it is no complete, sound ticker.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out TickerEvent ticker) =>
        TryReadKnownLayout(payload, out ticker) || TryReadGenerally(payload, out ticker);

    internal static bool TryReadKnownLayout(ReadOnlySpan<byte> payload, out TickerEvent ticker)
    {
        ticker = default;
        var cursor = new WireCursor(payload);
        if (!cursor.Take("{\"e\":\"24hrTicker\",\"E\":"u8) || !cursor.TakeTime(out var eventTime)
            || !cursor.Take(",\"s\":\""u8) || !cursor.TakeSymbol(out var symbol)
            || !cursor.TakeSignedNumberField('p', out var change)
            || !cursor.TakeDecimalField('P', out var percent)
            || !cursor.TakeNumberField('w', out var average)
            || !cursor.TakeNumberField('x', out var previous)
            || !cursor.TakeNumberField('c', out var last)
            || !cursor.TakeNumberField('Q', out var lastQuantity)
            || !cursor.TakeNumberField('b', out var bid)
            || !cursor.TakeNumberField('B', out var bidQuantity)
            || !cursor.TakeNumberField('a', out var ask)
            || !cursor.TakeNumberField('A', out var askQuantity)
            || !cursor.TakeNumberField('o', out var open)
            || !cursor.TakeNumberField('h', out var high)
            || !cursor.TakeNumberField('l', out var low)
            || !cursor.TakeDecimalField('v', out var volume)
            || !cursor.TakeDecimalField('q', out var quoteVolume)
            || !cursor.TakeTimeField('O', out var openTime)
            || !cursor.TakeTimeField('C', out var closeTime)
            || !cursor.TakeIntegerField('F', out var firstId)
            || !cursor.TakeIntegerField('L', out var lastId)
            || !cursor.TakeIntegerField('n', out var count)
            || !cursor.Take((byte)'}') || !cursor.IsAtEnd)
        {
            return false;
        }

        ticker = new TickerEvent
        {
            Symbol = symbol,
            EventTime = eventTime,
            ScaledPriceChange = new ScaledNumber(change, 8),
            PriceChangePercent = percent,
            ScaledWeightedAveragePrice = new ScaledNumber(average, 8),
            ScaledPreviousClosePrice = new ScaledNumber(previous, 8),
            ScaledLastPrice = new ScaledNumber(last, 8),
            ScaledLastQuantity = new ScaledNumber(lastQuantity, 8),
            ScaledBidPrice = new ScaledNumber(bid, 8),
            ScaledBidQuantity = new ScaledNumber(bidQuantity, 8),
            ScaledAskPrice = new ScaledNumber(ask, 8),
            ScaledAskQuantity = new ScaledNumber(askQuantity, 8),
            ScaledOpenPrice = new ScaledNumber(open, 8),
            ScaledHighPrice = new ScaledNumber(high, 8),
            ScaledLowPrice = new ScaledNumber(low, 8),
            Volume = volume,
            QuoteVolume = quoteVolume,
            OpenTime = openTime,
            CloseTime = closeTime,
            FirstTradeId = firstId,
            LastTradeId = lastId,
            TradeCount = count,
        };
        return true;
    }

    internal static bool TryReadGenerally(ReadOnlySpan<byte> payload, out TickerEvent ticker)
    {
        ticker = default;
        var fields = new MessageFields(payload);
        TickerDraft d = default;
        ScaleGroup prices = default, quantities = default;
        while (fields.Next(out var key))
        {
            _ = key switch
            {
                'e' => fields.TextIs("24hrTicker"u8),
                'E' => fields.Time(out d.EventTime),
                's' => fields.Symbol(out d.Symbol),
                'p' => fields.SignedScaled(ref prices, out d.Change),
                'P' => fields.Decimal(out d.Percent),
                'w' => fields.Scaled(ref prices, out d.Average),
                'x' => fields.Scaled(ref prices, out d.Previous),
                'c' => fields.Scaled(ref prices, out d.Last),
                'Q' => fields.Scaled(ref quantities, out d.LastQuantity),
                'b' => fields.Scaled(ref prices, out d.Bid),
                'B' => fields.Scaled(ref quantities, out d.BidQuantity),
                'a' => fields.Scaled(ref prices, out d.Ask),
                'A' => fields.Scaled(ref quantities, out d.AskQuantity),
                'o' => fields.Scaled(ref prices, out d.Open),
                'h' => fields.Scaled(ref prices, out d.High),
                'l' => fields.Scaled(ref prices, out d.Low),
                'v' => fields.Decimal(out d.Volume),
                'q' => fields.Decimal(out d.QuoteVolume),
                'O' => fields.Time(out d.OpenTime),
                'C' => fields.Time(out d.CloseTime),
                'F' => fields.Integer(out d.FirstId),
                'L' => fields.Integer(out d.LastId),
                'n' => fields.Integer(out d.Count),
                _ => fields.Skip(),
            };
        }

        if (!fields.IsComplete() || !fields.Has("eEspPwxcQbBaAohlvqOCFLn"u8)
            || !prices.TryGetScale(out var priceScale) || !quantities.TryGetScale(out var quantityScale))
        {
            return false;
        }

        ticker = d.ToEvent(priceScale, quantityScale);
        return true;
    }

    private struct TickerDraft
    {
        public Symbol Symbol;
        public ExchangeTime EventTime, OpenTime, CloseTime;
        public ScaledNumber Change, Average, Previous, Last, LastQuantity, Bid, BidQuantity, Ask, AskQuantity;
        public ScaledNumber Open, High, Low;
        public decimal Percent, Volume, QuoteVolume;
        public long FirstId, LastId, Count;

        public readonly TickerEvent ToEvent(byte priceScale, byte quantityScale) => new()
        {
            Symbol = Symbol,
            EventTime = EventTime,
            ScaledPriceChange = ScaleGroup.Lift(Change, priceScale),
            PriceChangePercent = Percent,
            ScaledWeightedAveragePrice = ScaleGroup.Lift(Average, priceScale),
            ScaledPreviousClosePrice = ScaleGroup.Lift(Previous, priceScale),
            ScaledLastPrice = ScaleGroup.Lift(Last, priceScale),
            ScaledLastQuantity = ScaleGroup.Lift(LastQuantity, quantityScale),
            ScaledBidPrice = ScaleGroup.Lift(Bid, priceScale),
            ScaledBidQuantity = ScaleGroup.Lift(BidQuantity, quantityScale),
            ScaledAskPrice = ScaleGroup.Lift(Ask, priceScale),
            ScaledAskQuantity = ScaleGroup.Lift(AskQuantity, quantityScale),
            ScaledOpenPrice = ScaleGroup.Lift(Open, priceScale),
            ScaledHighPrice = ScaleGroup.Lift(High, priceScale),
            ScaledLowPrice = ScaleGroup.Lift(Low, priceScale),
            Volume = Volume,
            QuoteVolume = QuoteVolume,
            OpenTime = OpenTime,
            CloseTime = CloseTime,
            FirstTradeId = FirstId,
            LastTradeId = LastId,
            TradeCount = Count,
        };
    }
}
