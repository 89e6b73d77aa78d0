namespace Spotwire.Simulator.MarketData;

/// <summary>What everybody may know of one symbol: book with update ids, recent trades, klines, 24 hour statistics.
/// Fed by the market command by command (or by a replay), asked by the REST answers and the streams. Integer ticks and
/// steps inside. Pure: time comes in as microseconds since 1970.</summary>
internal sealed partial class SymbolMarketData : IMarketListener
{
    private const int TradesKept = 500_000;

    private readonly EventHistory<PublicTrade> _trades =
        new(static trade => trade.TradeId, static trade => trade.TimeMicros, TradesKept);

    private readonly EventHistory<AggregateTrade> _aggregates =
        new(static trade => trade.Id, static trade => trade.Trade.TimeMicros, TradesKept);

    private readonly EventHistory<BlockTrade> _blockTrades =
        new(static trade => trade.Id, static trade => trade.TimeMicros, TradesKept);

    private readonly KlineHistory _klines = new();
    private readonly LevelSide _bids = new(isBid: true);
    private readonly LevelSide _asks = new(isBid: false);
    private AggregateTrade _aggregate;
    private bool _aggregateOpen;
    private BookTop _lastTop;
    private bool _levelsChanged;
    private long _lastBlockTradeId;

    /// <summary>Starts empty.</summary>
    /// <param name="symbol">Name in upper case.</param>
    /// <param name="tickSize">Value of one price tick; a multiple of 0.00000001.</param>
    /// <param name="stepSize">Value of one quantity step; a multiple of 0.00000001.</param>
    /// <param name="referencePrice">How its reference price comes about; null where it has none.</param>
    public SymbolMarketData(
        string symbol, decimal tickSize, decimal stepSize, ReferencePriceRule? referencePrice = null)
    {
        Reference = new ReferencePrice(referencePrice);
        Symbol = symbol;
        TickSize = tickSize;
        StepSize = stepSize;
        TickFactor = checked((long)(tickSize * 100_000_000m));
        StepFactor = checked((long)(stepSize * 100_000_000m));
        if (TickFactor < 1 || StepFactor < 1)
        {
            throw new ArgumentException($"Sizes of {symbol} must be at least 0.00000001.", nameof(tickSize));
        }
    }

    public string Symbol { get; }

    public decimal TickSize { get; }

    public decimal StepSize { get; }

    /// <summary>Units of 0.00000001 in a tick: the wire shows eight decimals.</summary>
    public long TickFactor { get; }

    /// <summary>Units of 0.00000001 in a step.</summary>
    public long StepFactor { get; }

    /// <summary>The reference price.</summary>
    public ReferencePrice Reference { get; }

    public LevelSide Bids => _bids;

    public LevelSide Asks => _asks;

    /// <summary>Id of the last change of the book.</summary>
    public long LastUpdateId { get; private set; }

    /// <summary>Id of the last trade, 0 before the first.</summary>
    public long LastTradeId { get; private set; }

    public long LastAggregateId { get; private set; }

    /// <summary>Trades recorded since the start.</summary>
    public long TradeCount { get; private set; }

    /// <summary>Grows with every change of trades or top of book: statistics must be sent again.</summary>
    public long Version { get; private set; }

    /// <summary>Whether the messages come from a capture, which has its own rhythm.</summary>
    public bool IsReplayed { get; init; }

    /// <summary>Event time of what is being recorded, where it is not the time of the command; microseconds since
    /// 1970.</summary>
    public long? EventMicros { get; set; }

    /// <summary>Told of everything as commands complete; null where nobody listens.</summary>
    public IMarketDataListener? Listener { get; set; }

    /// <summary>Records a trade. Trades of one command at one price and side are one aggregate.</summary>
    public void OnTrade(in PublicTrade trade)
    {
        LastTradeId = trade.TradeId;
        _trades.Add(trade);
        TradeCount++;
        Version++;
        var quantity = trade.QuantitySteps * StepSize;
        _klines.Add(trade, quantity, trade.PriceTicks * TickSize * quantity);
        Reference.Add((Int128)trade.PriceTicks * TickFactor, trade.TimeMicros);
        Listener?.OnTrade(this, trade);
        if (_aggregateOpen && _aggregate.Trade.PriceTicks == trade.PriceTicks
            && _aggregate.Trade.IsBuyerMaker == trade.IsBuyerMaker)
        {
            var sum = _aggregate.Trade with
            {
                QuantitySteps = checked(_aggregate.Trade.QuantitySteps + trade.QuantitySteps),
            };
            _aggregate = _aggregate with { Trade = sum, LastTradeId = trade.TradeId };
            return;
        }

        CloseAggregate();
        LastAggregateId++;
        _aggregate = new AggregateTrade(LastAggregateId, trade, trade.TradeId, trade.TradeId);
        _aggregateOpen = true;
    }

    /// <summary>Records a trade agreed outside the book.</summary>
    /// <param name="price">In the quote asset, above zero.</param>
    /// <param name="quantity">In the base asset, above zero.</param>
    /// <param name="timeMicros">When.</param>
    /// <param name="isBuyerMaker">Whether the seller came to the buyer.</param>
    public BlockTrade OnBlockTrade(decimal price, decimal quantity, long timeMicros, bool isBuyerMaker)
    {
        var trade = new BlockTrade(_lastBlockTradeId + 1, price, quantity, timeMicros, isBuyerMaker);
        _lastBlockTradeId = trade.Id;
        _blockTrades.Add(trade);
        Listener?.OnBlockTrade(this, trade);
        return trade;
    }

    /// <summary>Sets the total resting at a price; zero removes it.</summary>
    public void OnLevel(bool isBid, long priceTicks, long quantitySteps)
    {
        (isBid ? _bids : _asks).Set(priceTicks, quantitySteps);
        _levelsChanged = true;
        Listener?.OnLevel(this, isBid, priceTicks, quantitySteps);
    }

    /// <summary>Ends a command: one update id where the book has changed, then trades and top of book go out.</summary>
    public void OnCommandDone(long nowMicros)
    {
        CloseAggregate();
        if (!_levelsChanged)
        {
            return;
        }

        _levelsChanged = false;
        LastUpdateId++;
        Listener?.OnUpdate(this, LastUpdateId, LastUpdateId, nowMicros);
        var top = Top;
        if (!top.SameLevels(_lastTop))
        {
            PublishTop(top, nowMicros);
        }
    }

    /// <summary>Tells a level that comes from elsewhere; the book may know better already.</summary>
    public void ReplayLevel(bool isBid, long ticks, long steps, bool apply)
    {
        if (apply)
        {
            (isBid ? _bids : _asks).Set(ticks, steps);
        }

        Listener?.OnLevel(this, isBid, ticks, steps);
    }

    /// <summary>Ends a range of update ids that come from elsewhere; the top of book is told apart.</summary>
    public void CompleteUpdate(long firstUpdateId, long finalUpdateId, long nowMicros)
    {
        LastUpdateId = Math.Max(LastUpdateId, finalUpdateId);
        Version++;
        Listener?.OnUpdate(this, firstUpdateId, finalUpdateId, nowMicros);
    }

    /// <summary>The next update does not follow the one before.</summary>
    public void BreakHistory(long nowMicros) => Listener?.OnHistoryBreak(this, nowMicros);

    /// <summary>Tells a top of book to those who listen.</summary>
    public void PublishTop(in BookTop top, long nowMicros)
    {
        _lastTop = top;
        Version++;
        Listener?.OnBookTop(this, top, nowMicros);
    }

    /// <summary>Replaces the whole book without telling anybody, as a replay does with its snapshot.</summary>
    public void ResetBook(long lastUpdateId)
    {
        _bids.Clear();
        _asks.Clear();
        LastUpdateId = lastUpdateId;
    }

    /// <summary>Sets a level without telling anybody.</summary>
    public void SetLevel(bool isBid, long ticks, long totalSteps) => (isBid ? _bids : _asks).Set(ticks, totalSteps);

    private void CloseAggregate()
    {
        if (_aggregateOpen)
        {
            _aggregateOpen = false;
            _aggregates.Add(_aggregate);
            Listener?.OnAggregateTrade(this, _aggregate);
        }
    }
}
