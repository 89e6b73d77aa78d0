using Spotwire.Simulator.MarketData;

namespace Spotwire.Simulator.Streams;

/// <summary>The streams of one symbol: hears its market and tells those who have subscribed.</summary>
internal sealed class SymbolStreams : IMarketDataListener
{
    private const int AverageMinutes = 5;
    private static readonly bool[] Units = [false, true];

    private readonly StreamJson _json;
    private readonly List<StreamTopic> _timed = [];
    private readonly DepthChanges _slowChanges = new();
    private readonly DepthChanges _fastChanges = new();
    private StreamTopic? _trade;
    private StreamTopic? _aggregateTrade;
    private StreamTopic? _blockTrade;
    private StreamTopic? _bookTicker;
    private StreamTopic? _slowDepth;
    private StreamTopic? _fastDepth;

    public SymbolStreams(SymbolMarketData market, StreamJson json)
    {
        Market = market;
        _json = json;
        market.Listener = this;
    }

    public SymbolMarketData Market { get; }

    /// <summary>Takes up a topic that has got its first session.</summary>
    public void Activate(StreamTopic topic)
    {
        switch (topic.Parsed.Kind)
        {
            case StreamKind.Trade:
                _trade = topic;
                break;
            case StreamKind.AggregateTrade:
                _aggregateTrade = topic;
                break;
            case StreamKind.BlockTrade:
                _blockTrade = topic;
                break;
            case StreamKind.BookTicker:
                _bookTicker = topic;
                break;
            case StreamKind.Depth when topic.Parsed.IsFast:
                _fastDepth = topic;
                break;
            case StreamKind.Depth:
                _slowDepth = topic;
                break;
            default:
                _timed.Add(topic);
                break;
        }
    }

    /// <summary>Lets go of a topic that has lost its last session.</summary>
    public void Deactivate(StreamTopic topic)
    {
        _trade = _trade == topic ? null : _trade;
        _aggregateTrade = _aggregateTrade == topic ? null : _aggregateTrade;
        _blockTrade = _blockTrade == topic ? null : _blockTrade;
        _bookTicker = _bookTicker == topic ? null : _bookTicker;
        if (_fastDepth == topic)
        {
            _fastDepth = null;
            _fastChanges.Clear();
        }

        if (_slowDepth == topic)
        {
            _slowDepth = null;
            _slowChanges.Clear();
        }

        _timed.Remove(topic);
    }

    /// <summary>Sends what is due at a tick of the hub's clock.</summary>
    public void Tick(in StreamTick tick)
    {
        Flush(_fastDepth, _fastChanges, tick.ShownMicros);
        if (tick.IsSecond)
        {
            Flush(_slowDepth, _slowChanges, tick.ShownMicros);
        }

        foreach (var topic in _timed)
        {
            switch (topic.Parsed.Kind)
            {
                case StreamKind.PartialDepth when topic.Parsed.IsFast || tick.IsSecond:
                    SendPartialDepth(topic);
                    break;
                case StreamKind.Kline when topic.Parsed.Interval == KlineInterval.OneSecond
                    ? tick.IsSecond : tick.IsTwoSeconds:
                    SendKlines(topic, tick.ShownMicros);
                    break;
                case StreamKind.Ticker or StreamKind.MiniTicker when tick.IsSecond:
                    SendTicker(topic, tick.ShownMicros);
                    break;
                case StreamKind.WindowTicker when tick.IsSecond:
                    SendWindowTicker(topic, tick.ShownMicros);
                    break;
                case StreamKind.AveragePrice when tick.IsSecond:
                    SendAveragePrice(topic, tick.ShownMicros);
                    break;
                case StreamKind.ReferencePrice when tick.IsSecond:
                    SendReferencePrice(topic, tick.ShownMicros);
                    break;
            }
        }
    }

    public void OnTrade(SymbolMarketData market, in PublicTrade trade)
    {
        for (var unit = 0; unit < 2 && _trade is not null; unit++)
        {
            if (_trade.Needs(unit == 1))
            {
                _trade.Send(unit == 1, _json.Trade(unit == 1, market, trade));
            }
        }
    }

    public void OnAggregateTrade(SymbolMarketData market, in AggregateTrade trade)
    {
        for (var unit = 0; unit < 2 && _aggregateTrade is not null; unit++)
        {
            if (_aggregateTrade.Needs(unit == 1))
            {
                _aggregateTrade.Send(unit == 1, _json.AggregateTrade(unit == 1, market, trade));
            }
        }
    }

    public void OnBlockTrade(SymbolMarketData market, in BlockTrade trade)
    {
        for (var unit = 0; unit < 2 && _blockTrade is not null; unit++)
        {
            if (_blockTrade.Needs(unit == 1))
            {
                _blockTrade.Send(unit == 1, _json.BlockTrade(unit == 1, market, trade));
            }
        }
    }

    public void OnLevel(SymbolMarketData market, bool isBid, long ticks, long steps)
    {
        if (_fastDepth is not null)
        {
            _fastChanges.Set(isBid, ticks, steps);
        }

        if (_slowDepth is not null)
        {
            _slowChanges.Set(isBid, ticks, steps);
        }
    }

    public void OnUpdate(SymbolMarketData market, long firstUpdateId, long finalUpdateId, long nowMicros)
    {
        if (_slowDepth is not null)
        {
            _slowChanges.Close(firstUpdateId, finalUpdateId);
        }

        if (_fastDepth is not null)
        {
            _fastChanges.Close(firstUpdateId, finalUpdateId);
            if (market.IsReplayed)
            {
                Flush(_fastDepth, _fastChanges, market.EventMicros ?? nowMicros);
            }
        }
    }

    public void OnHistoryBreak(SymbolMarketData market, long nowMicros) => Flush(_slowDepth, _slowChanges, nowMicros);

    public void OnBookTop(SymbolMarketData market, in BookTop top, long nowMicros)
    {
        if (_bookTicker is null)
        {
            return;
        }

        var payload = _json.BookTicker(market, top);
        _bookTicker.Send(microseconds: false, payload);
        _bookTicker.Send(microseconds: true, payload);
    }

    private void Flush(StreamTopic? topic, DepthChanges changes, long eventMicros)
    {
        if (topic is null || changes.IsEmpty)
        {
            return;
        }

        for (var unit = 0; unit < 2; unit++)
        {
            if (topic.Needs(unit == 1))
            {
                topic.Send(unit == 1, _json.Depth(unit == 1, Market, changes, eventMicros));
            }
        }

        changes.Clear();
    }

    private void SendPartialDepth(StreamTopic topic)
    {
        if (topic.SentVersion == Market.LastUpdateId)
        {
            return;
        }

        topic.SentVersion = Market.LastUpdateId;
        var payload = _json.PartialDepth(Market, topic.Parsed.Levels);
        topic.Send(microseconds: false, payload);
        topic.Send(microseconds: true, payload);
    }

    private void SendKlines(StreamTopic topic, long shownMicros)
    {
        if (Market.TradeCount == 0)
        {
            return;
        }

        var (interval, offset) = (topic.Parsed.Interval, topic.Parsed.OffsetMinutes);
        var current = KlineCalendar.OpenTime(interval, shownMicros, offset);

        // Klines that have ended since the last message are told once more, closed.
        var open = topic.SentOpenMicros < 0 ? current : topic.SentOpenMicros;
        for (; open < current; open = KlineCalendar.NextOpen(interval, open, offset))
        {
            SendKline(topic, open, shownMicros);
        }

        if (topic.SentVersion != Market.TradeCount || topic.SentOpenMicros != current)
        {
            SendKline(topic, current, shownMicros);
        }

        topic.SentVersion = Market.TradeCount;
        topic.SentOpenMicros = current;
    }

    private void SendKline(StreamTopic topic, long openMicros, long shownMicros)
    {
        var row = Market.Kline(topic.Parsed.Interval, openMicros, topic.Parsed.OffsetMinutes);
        for (var unit = 0; unit < 2; unit++)
        {
            if (topic.Needs(unit == 1))
            {
                topic.Send(unit == 1, _json.Kline(unit == 1, Market.Symbol, topic.Parsed.Interval, row, shownMicros));
            }
        }
    }

    private void SendTicker(StreamTopic topic, long shownMicros)
    {
        if (topic.SentVersion == Market.Version || Market.TradeCount == 0)
        {
            return;
        }

        topic.SentVersion = Market.Version;
        var row = Market.Ticker24h(shownMicros);
        Send(topic, micros => topic.Parsed.Kind == StreamKind.Ticker
            ? _json.Ticker(micros, row) : _json.MiniTicker(micros, row));
    }

    // A window changes when a trade comes in, and when its first one leaves: both numbers only rise.
    private void SendWindowTicker(StreamTopic topic, long shownMicros)
    {
        if (Market.TradeCount == 0)
        {
            return;
        }

        var row = Market.RollingWindow(shownMicros, topic.Parsed.WindowMicros);
        var state = Market.TradeCount + row.FirstTradeId;
        if (topic.SentVersion != state)
        {
            topic.SentVersion = state;
            Send(topic, micros => _json.WindowTicker(micros, topic.Parsed.Window, row));
        }
    }

    private void SendAveragePrice(StreamTopic topic, long shownMicros)
    {
        if (Market.AveragePrice(shownMicros, AverageMinutes) is { } price)
        {
            Send(topic, micros => _json.AveragePrice(micros, Market, price, shownMicros));
        }
    }

    private void SendReferencePrice(StreamTopic topic, long shownMicros)
    {
        if (Market.Reference.WasEverSet)
        {
            var (price, timeMicros) = Market.Reference.Read(shownMicros);
            Send(topic, micros => _json.ReferencePrice(micros, Market.Symbol, price, timeMicros));
        }
    }

    private static void Send(StreamTopic topic, Func<bool, byte[]> payload)
    {
        foreach (var micros in Units)
        {
            if (topic.Needs(micros))
            {
                topic.Send(micros, payload(micros));
            }
        }
    }
}
