namespace Spotwire.Simulator.MarketData;

/// <content>What was traded in a span of time.</content>
internal sealed partial class SymbolMarketData
{
    /// <summary>The volume-weighted price of the last minutes, in which seconds count whole; the last price where
    /// nothing was traded in them, null before the first trade.</summary>
    public decimal? AveragePrice(long nowMicros, int minutes)
    {
        var second = nowMicros - (nowMicros % KlineCalendar.Second) + KlineCalendar.Second;
        var sum = _klines.Sum(KlineInterval.OneSecond, second - (minutes * KlineCalendar.Minute), second);
        return sum.Volume == 0 ? LastPrice : sum.QuoteVolume / sum.Volume;
    }

    /// <summary>Statistics of the 24 hours before an instant.</summary>
    public TickerRow Ticker24h(long nowMicros) => Statistics(nowMicros - KlineCalendar.Day, nowMicros);

    /// <summary>Statistics of a window that begins on a minute: up to a minute longer than asked for.</summary>
    public TickerRow RollingWindow(long nowMicros, long windowMicros)
    {
        var from = nowMicros - windowMicros;
        return Statistics(from - (from % KlineCalendar.Minute), nowMicros);
    }

    /// <summary>Statistics of the day that an instant lies in.</summary>
    public TickerRow TradingDay(long nowMicros, int offsetMinutes)
    {
        var open = KlineCalendar.OpenTime(KlineInterval.OneDay, nowMicros, offsetMinutes);
        return Statistics(open, KlineCalendar.NextOpen(KlineInterval.OneDay, open, offsetMinutes));
    }

    /// <summary>Statistics of all trades since an instant.</summary>
    private TickerRow Statistics(long from, long closeMicros)
    {
        var row = new TickerRow
        {
            Symbol = Symbol, Top = TopRow, OpenTimeMicros = from, CloseTimeMicros = closeMicros,
            LastPrice = LastPrice ?? 0, PreviousClosePrice = LastPrice ?? 0,
            LastQuantity = TradeCount == 0 ? 0 : Newest.QuantitySteps * StepSize,
        };
        var sum = SumSince(from);
        if (sum.Count == 0)
        {
            return row;
        }

        var open = sum.Open * TickSize;
        var change = row.LastPrice - open;
        return row with
        {
            OpenPrice = open,
            HighPrice = sum.High * TickSize,
            LowPrice = sum.Low * TickSize,
            PriceChange = change,
            PriceChangePercent = decimal.Round(change * 100 / open, 3, MidpointRounding.AwayFromZero),
            WeightedAveragePrice = sum.Volume == 0 ? 0 : sum.QuoteVolume / sum.Volume,
            PreviousClosePrice = (CloseBefore(from) ?? sum.Open) * TickSize,
            Volume = sum.Volume,
            QuoteVolume = sum.QuoteVolume,
            FirstTradeId = sum.FirstTradeId,
            LastTradeId = sum.LastTradeId,
            Count = sum.Count,
        };
    }

    /// <summary>All trades since an instant added up: one by one up to the next full minute, by minutes from
    /// there.</summary>
    private KlineBucket SumSince(long from)
    {
        var minute = from - (from % KlineCalendar.Minute);
        minute += minute == from ? 0 : KlineCalendar.Minute;
        var sum = new KlineBucket(from);
        for (var i = _trades.FirstAt(from); i < _trades.Count && _trades[i].TimeMicros < minute; i++)
        {
            var trade = _trades[i];
            var quantity = trade.QuantitySteps * StepSize;
            sum.Add(trade, quantity, trade.PriceTicks * TickSize * quantity);
        }

        var rest = _klines.SumMinutesAfter(minute);
        if (rest.Count > 0)
        {
            sum.Merge(rest);
        }

        return sum;
    }

    private long? CloseBefore(long micros)
    {
        var index = _trades.FirstAt(micros);
        return index > 0 ? _trades[index - 1].PriceTicks : _klines.CloseBefore(KlineInterval.OneMinute, micros);
    }
}
