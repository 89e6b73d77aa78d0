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

    /// <summary>The newest trade; meaningless before the first.</summary>
    public PublicTrade Newest => _trades[^1];

    /// <summary>The book down to a number of levels a side.</summary>
    public DepthView Depth(int limit) => new(LastUpdateId, Levels(_bids, limit), Levels(_asks, limit));

    /// <summary>The newest trades, the oldest of them first.</summary>
    public IReadOnlyList<TradeRow> RecentTrades(int limit) => Rows(_trades.Newest(limit));

    /// <summary>Trades from a number on, the oldest first; the newest ones where there is no number.</summary>
    public IReadOnlyList<TradeRow> HistoricalTrades(long? fromId, int limit) =>
        Rows(fromId is { } id ? _trades.FromId(id, limit) : _trades.Newest(limit));

    /// <summary>Aggregates from a number on, the oldest first.</summary>
    public IReadOnlyList<AggregateTrade> AggregatesFrom(long fromId, int limit) => _aggregates.FromId(fromId, limit);

    /// <summary>Aggregates between two instants (both included, microseconds since 1970): the oldest where there is a
    /// start, else the newest.</summary>
    public IReadOnlyList<AggregateTrade> AggregatesBetween(long? startMicros, long? endMicros, int limit) =>
        _aggregates.Between(startMicros, endMicros, limit);

    /// <summary>Block trades from a number on, the oldest first.</summary>
    public IReadOnlyList<BlockTrade> BlockTradesFrom(long fromId, int limit) => _blockTrades.FromId(fromId, limit);

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

    private TradeRow[] Rows(IReadOnlyList<PublicTrade> trades)
    {
        var rows = new TradeRow[trades.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var trade = trades[i];
            var price = trade.PriceTicks * TickSize;
            var quantity = trade.QuantitySteps * StepSize;
            rows[i] = new TradeRow(
                trade.TradeId, price, quantity, price * quantity, trade.TimeMicros, trade.IsBuyerMaker);
        }

        return rows;
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
