namespace Spotwire.Simulator.MarketData;

internal sealed partial class SymbolMarketData
{
    /// <summary>Best prices and quantities now.</summary>
    public BookTop Top => new(LastUpdateId, _bids.BestTicks, _bids.BestSteps, _asks.BestTicks, _asks.BestSteps);

    /// <summary>Best prices and quantities now, in decimals; an empty side is zero.</summary>
    public BookTopRow TopRow => new(
        _bids.BestTicks * TickSize, _bids.BestSteps * StepSize, _asks.BestTicks * TickSize, _asks.BestSteps * StepSize);

    /// <summary>Price of the last trade, null before the first.</summary>
    public decimal? LastPrice => TradeCount == 0 ? null : Newest.PriceTicks * TickSize;

    /// <summary>The volume-weighted price of the last minutes, in which seconds count whole; the last price where
    /// nothing was traded in them, null before the first trade.</summary>
    public decimal? AveragePrice(long nowMicros, int minutes)
    {
        var second = nowMicros - (nowMicros % KlineCalendar.Second) + KlineCalendar.Second;
        var sum = _klines.Sum(KlineInterval.OneSecond, second - (minutes * KlineCalendar.Minute), second);
        return sum.Volume == 0 ? LastPrice : sum.QuoteVolume / sum.Volume;
    }

    /// <summary>The newest trade; meaningless before the first.</summary>
    public PublicTrade Newest => _recent[(TradeCount - 1) % RecentTradesKept];

    /// <summary>The book down to a number of levels a side.</summary>
    public DepthView Depth(int limit) => new(LastUpdateId, Levels(_bids, limit), Levels(_asks, limit));

    /// <summary>The newest trades, the oldest of them first.</summary>
    public IReadOnlyList<TradeRow> RecentTrades(int limit)
    {
        var count = (int)Math.Min(Math.Min(limit, RecentTradesKept), TradeCount);
        var rows = new TradeRow[count];
        for (var i = 0; i < count; i++)
        {
            var trade = _recent[(TradeCount - count + i) % RecentTradesKept];
            var price = trade.PriceTicks * TickSize;
            var quantity = trade.QuantitySteps * StepSize;
            rows[i] = new TradeRow(
                trade.TradeId, price, quantity, price * quantity, trade.TimeMicros, trade.IsBuyerMaker);
        }

        return rows;
    }

    /// <summary>Klines in order of time, those without trades included, from the first trade to now.</summary>
    public IReadOnlyList<KlineRow> Klines(in KlineQuery query, long nowMicros)
    {
        var oldest = _klines.Oldest(query.Interval);
        if (oldest is null || query.Limit < 1)
        {
            return [];
        }

        var firstOpen = KlineCalendar.OpenTime(query.Interval, oldest.Value, query.OffsetMinutes);
        var lastOpen = KlineCalendar.OpenTime(query.Interval, nowMicros, query.OffsetMinutes);
        if (query.EndMicros < lastOpen)
        {
            lastOpen = KlineCalendar.OpenTime(query.Interval, query.EndMicros.Value, query.OffsetMinutes);
        }

        if (query.StartMicros > firstOpen)
        {
            var open = KlineCalendar.OpenTime(query.Interval, query.StartMicros.Value, query.OffsetMinutes);
            firstOpen = open >= query.StartMicros.Value
                ? open
                : KlineCalendar.NextOpen(query.Interval, open, query.OffsetMinutes);
        }

        if (query.StartMicros is null)
        {
            firstOpen = Math.Max(firstOpen, BackFrom(lastOpen, query));
        }

        var rows = new List<KlineRow>();
        for (var open = firstOpen; open <= lastOpen && rows.Count < query.Limit;)
        {
            var row = Kline(query.Interval, open, query.OffsetMinutes);
            rows.Add(row);
            open = row.EndMicros;
        }

        return rows;
    }

    /// <summary>One kline by its open time; flat at the price before where it has no trade.</summary>
    public KlineRow Kline(KlineInterval interval, long openMicros, int offsetMinutes)
    {
        var end = KlineCalendar.NextOpen(interval, openMicros, offsetMinutes);
        var sum = _klines.Sum(interval, openMicros, end);
        if (sum.Count == 0)
        {
            var flat = (_klines.CloseBefore(interval, openMicros) ?? 0) * TickSize;
            return new KlineRow
            {
                OpenMicros = openMicros, EndMicros = end, Open = flat, High = flat, Low = flat, Close = flat,
            };
        }

        return new KlineRow
        {
            OpenMicros = openMicros,
            EndMicros = end,
            Open = sum.Open * TickSize,
            High = sum.High * TickSize,
            Low = sum.Low * TickSize,
            Close = sum.Close * TickSize,
            Volume = sum.Volume,
            QuoteVolume = sum.QuoteVolume,
            TakerBuyVolume = sum.TakerBuyVolume,
            TakerBuyQuoteVolume = sum.TakerBuyQuoteVolume,
            Count = sum.Count,
            FirstTradeId = sum.FirstTradeId,
            LastTradeId = sum.LastTradeId,
        };
    }

    /// <summary>Statistics of the 24 hours before an instant; the window moves by whole minutes.</summary>
    public TickerRow Ticker24h(long nowMicros)
    {
        var from = nowMicros - KlineCalendar.Day;
        var sum = _klines.SumMinutesAfter(from);
        var row = new TickerRow
        {
            Symbol = Symbol, Top = TopRow, OpenTimeMicros = from, CloseTimeMicros = nowMicros,
            LastPrice = LastPrice ?? 0, PreviousClosePrice = LastPrice ?? 0,
            LastQuantity = TradeCount == 0 ? 0 : Newest.QuantitySteps * StepSize,
        };
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
            PreviousClosePrice = (_klines.CloseBefore(KlineInterval.OneMinute, from) ?? sum.Open) * TickSize,
            Volume = sum.Volume,
            QuoteVolume = sum.QuoteVolume,
            FirstTradeId = sum.FirstTradeId,
            LastTradeId = sum.LastTradeId,
            Count = sum.Count,
        };
    }

    private static long BackFrom(long lastOpen, in KlineQuery query)
    {
        var open = lastOpen;
        for (var i = 1; i < query.Limit; i++)
        {
            open = KlineCalendar.OpenTime(query.Interval, open - 1, query.OffsetMinutes);
        }

        return open;
    }

    private DepthLevel[] Levels(LevelSide side, int limit)
    {
        var count = Math.Max(0, Math.Min(limit, side.Count));
        var levels = new DepthLevel[count];
        for (var i = 0; i < count; i++)
        {
            var (ticks, steps) = side[i];
            levels[i] = new DepthLevel(ticks * TickSize, steps * StepSize);
        }

        return levels;
    }
}
