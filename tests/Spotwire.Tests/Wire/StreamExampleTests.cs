using System.Text;
using System.Text.Json;
using Spotwire.Streams;
using Spotwire.TestSupport;
using Spotwire.Wire;

namespace Spotwire.Tests.Wire;

/// <summary>The documentation's examples, read into typed members, as they stand and as they would come over the
/// wire.</summary>
public sealed class StreamExampleTests
{
    private static byte[] Example(string name, bool compact)
    {
        var text = File.ReadAllBytes(
            SharedData.Require("binance-docs", "examples", "web-socket-streams", name + ".json"));
        using var document = JsonDocument.Parse(text);
        return compact ? JsonSerializer.SerializeToUtf8Bytes(document.RootElement) : text;
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Trade(bool compact)
    {
        Assert.True(TradeReader.TryRead(Example("trade-streams-1", compact), out var e));
        Assert.Equal(("BNBBTC", 12345L, 0.001m, 100m, true),
            (e.Symbol.Value, e.TradeId, e.Price, e.Quantity, e.IsBuyerMaker));
        Assert.Equal(1672515782136, e.EventTime.UnixMilliseconds);
        Assert.Equal(1672515782136, e.TradeTime.UnixMilliseconds);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Aggregate_trade(bool compact)
    {
        Assert.True(AggregateTradeReader.TryRead(Example("aggregate-trade-streams-1", compact), out var e));
        Assert.Equal(("BNBBTC", 12345L, 0.001m, 100m, 100L, 105L, true),
            (e.Symbol.Value, e.AggregateTradeId, e.Price, e.Quantity, e.FirstTradeId, e.LastTradeId, e.IsBuyerMaker));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Book_ticker(bool compact)
    {
        Assert.True(BookTickerReader.TryRead(Example("individual-symbol-book-ticker-streams-1", compact), out var e));
        Assert.Equal(("BNBUSDT", 400900217L, 25.3519m, 31.21m, 25.3652m, 40.66m),
            (e.Symbol.Value, e.UpdateId, e.BidPrice, e.BidQuantity, e.AskPrice, e.AskQuantity));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Depth_update(bool compact)
    {
        var buffer = new DepthBuffer();
        Assert.True(DepthReader.TryRead(Example("diff-depth-stream-1", compact), buffer));
        Assert.Equal(("BNBBTC", 157L, 160L, 1, 1),
            (buffer.Symbol.Value, buffer.FirstUpdateId, buffer.FinalUpdateId, buffer.BidCount, buffer.AskCount));
        Assert.Equal(0.0024m, new ScaledNumber(buffer.Bids[0].Price, buffer.PriceScale).ToDecimal());
        Assert.Equal(100m, new ScaledNumber(buffer.Asks[0].Quantity, buffer.QuantityScale).ToDecimal());
        Assert.Equal(8, buffer.PriceScale);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Partial_depth(bool compact)
    {
        var buffer = new DepthBuffer();
        Assert.True(SnapshotReader.TryRead(Example("partial-book-depth-streams-1", compact), buffer));
        Assert.Equal((160L, 1, 1), (buffer.FinalUpdateId, buffer.BidCount, buffer.AskCount));
        Assert.Equal(10m, new ScaledNumber(buffer.Bids[0].Quantity, buffer.QuantityScale).ToDecimal());
    }

    [Theory]
    [InlineData("kline-candlestick-streams-for-utc-1")]
    [InlineData("kline-candlestick-streams-with-timezone-offset-1")]
    public void Kline(string name)
    {
        Assert.True(KlineReader.TryRead(Example(name, compact: true), out var e));
        Assert.Equal(("BNBBTC", "1m", 100L, 200L, 100L, false),
            (e.Symbol.Value, e.Interval.Value, e.FirstTradeId, e.LastTradeId, e.TradeCount, e.IsClosed));
        Assert.Equal((0.0010m, 0.0020m, 0.0025m, 0.0015m), (e.OpenPrice, e.ClosePrice, e.HighPrice, e.LowPrice));
        Assert.Equal((1000m, 1m, 500m, 0.5m), (e.Volume, e.QuoteVolume, e.TakerBuyVolume, e.TakerBuyQuoteVolume));
        Assert.Equal(1672515839999, e.CloseTime.UnixMilliseconds);
    }

    [Fact]
    public void Ticker()
    {
        Assert.True(TickerReader.TryRead(Example("individual-symbol-ticker-streams-1", compact: true), out var e));
        Assert.Equal((0.0015m, 250.00m, 0.0018m, 0.0009m, 0.0025m, 10m),
            (e.PriceChange, e.PriceChangePercent, e.WeightedAveragePrice, e.PreviousClosePrice, e.LastPrice,
                e.LastQuantity));
        Assert.Equal((0.0024m, 10m, 0.0026m, 100m), (e.BidPrice, e.BidQuantity, e.AskPrice, e.AskQuantity));
        Assert.Equal((10000m, 18m, 0L, 18150L, 18151L),
            (e.Volume, e.QuoteVolume, e.FirstTradeId, e.LastTradeId, e.TradeCount));
        Assert.Equal(86400000, e.CloseTime.UnixMilliseconds);
    }

    [Fact]
    public void Mini_ticker()
    {
        Assert.True(MiniTickerReader.TryRead(
            Example("individual-symbol-mini-ticker-stream-1", compact: true), out var e));
        Assert.Equal((0.0025m, 0.0010m, 0.0025m, 0.0010m, 10000m, 18m),
            (e.ClosePrice, e.OpenPrice, e.HighPrice, e.LowPrice, e.Volume, e.QuoteVolume));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Block_trade(bool compact)
    {
        Assert.True(BlockTradeReader.TryRead(Example("block-trade-streams-1", compact), out var e));
        Assert.Equal(("BNBBTC", 582L, 0.052m, 5838m, true),
            (e.Symbol.Value, e.BlockTradeId, e.Price, e.Quantity, e.IsBuyerMaker));
        Assert.Equal((1772506983582, 1772506983321), (e.EventTime.UnixMilliseconds, e.TradeTime.UnixMilliseconds));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Average_price(bool compact)
    {
        Assert.True(AveragePriceReader.TryRead(Example("average-price-1", compact), out var e));
        Assert.Equal(("BTCUSDT", "5m", 25776.86m), (e.Symbol.Value, e.Window.Value, e.Price));
        Assert.Equal((1693907033000, 1693907032213), (e.EventTime.UnixMilliseconds, e.LastTradeTime.UnixMilliseconds));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Reference_price(bool compact)
    {
        Assert.True(ReferencePriceReader.TryRead(Example("reference-price-streams-1", compact), out var e));
        Assert.Equal(("BAZUSD", 1m, 1770313263917), (e.Symbol.Value, e.Price, e.ValidTime.UnixMilliseconds));
        Assert.True(ReferencePriceReader.TryRead(
            "{\"e\":\"referencePrice\",\"s\":\"BAZUSD\",\"r\":null,\"t\":5}"u8, out e));
        Assert.Equal((null, 5L), (e.Price, e.ValidTime.UnixMilliseconds));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Rolling_window_ticker(bool compact)
    {
        var example = Example("individual-symbol-rolling-window-statistics-streams-1", compact);
        Assert.True(RollingWindowTickerReader.TryRead(example, out var e));
        Assert.Equal(("BNBBTC", "1h", 0.0015m, 250m, 0.0018m),
            (e.Symbol.Value, e.Window.Value, e.PriceChange, e.PriceChangePercent, e.WeightedAveragePrice));
        Assert.Equal((0.0010m, 0.0025m, 0.0010m, 0.0025m), (e.OpenPrice, e.HighPrice, e.LowPrice, e.LastPrice));
        Assert.Equal((10000m, 18m, 0L, 18150L, 18151L),
            (e.Volume, e.QuoteVolume, e.FirstTradeId, e.LastTradeId, e.TradeCount));
        Assert.Equal((0L, 1675216573749), (e.OpenTime.UnixMilliseconds, e.CloseTime.UnixMilliseconds));
        Assert.False(RollingWindowTickerReader.TryRead(
            Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(example).Replace("1hTicker", "24hrTicker")), out _));
    }

    [Fact]
    public void All_markets_come_as_arrays()
    {
        var one = Encoding.UTF8.GetString(Example("individual-symbol-mini-ticker-stream-1", compact: true));
        var window = Encoding.UTF8.GetString(
            Example("individual-symbol-rolling-window-statistics-streams-1", compact: true));
        Assert.True(ArrayReader.TryRead<MiniTickerEvent>(
            Encoding.UTF8.GetBytes($"[{one}, {one}]"), MiniTickerReader.TryRead, out var tickers));
        Assert.Equal([0.0025m, 0.0025m], tickers.Select(ticker => ticker.ClosePrice));
        Assert.True(ArrayReader.TryRead<RollingWindowTickerEvent>(
            Encoding.UTF8.GetBytes($"[{window}]"), RollingWindowTickerReader.TryRead, out var windows));
        Assert.Equal(18151, Assert.Single(windows).TradeCount);
        Assert.True(ArrayReader.TryRead<MiniTickerEvent>("[]"u8, MiniTickerReader.TryRead, out tickers));
        Assert.Empty(tickers);
        foreach (var broken in new[] { one, $"[{one}", $"[{one}]]", $"[{one},1]", $"[{window}]", "[{}]", "" })
        {
            Assert.False(ArrayReader.TryRead<MiniTickerEvent>(
                Encoding.UTF8.GetBytes(broken), MiniTickerReader.TryRead, out _));
        }
    }

    [Theory]
    [InlineData("{\"stream\":\"a@trade\",\"data\":{\"e\":1}}", "a@trade", "{\"e\":1}")]
    [InlineData("{\"stream\":\"!miniTicker@arr\",\"data\":[{}]}", "!miniTicker@arr", "[{}]")]
    [InlineData("{ \"data\" : {\"e\":[1,2]}, \"x\":null, \"stream\" : \"币@trade\" } ", "币@trade", "{\"e\":[1,2]}")]
    public void Combined_frames_come_apart(string frame, string name, string data)
    {
        Assert.True(CombinedFrame.TrySplit(Encoding.UTF8.GetBytes(frame), out var streamName, out var payload));
        Assert.Equal(name, Encoding.UTF8.GetString(streamName));
        Assert.Equal(data, Encoding.UTF8.GetString(payload));
    }

    [Theory]
    [InlineData("{\"result\":null,\"id\":1}")]
    [InlineData("{\"stream\":\"a@trade\",\"data\":{\"e\":1}")]
    [InlineData("{\"stream\":\"a@trade\"}")]
    [InlineData("{\"stream\":\"\",\"data\":{}}")]
    [InlineData("{\"stream\":\"a\",\"stream\":\"b\",\"data\":{}}")]
    [InlineData("")]
    [InlineData("[]")]
    public void Other_frames_do_not(string frame)
    {
        // The quick way looks at both ends only; then the payload's reader must refuse.
        var split = CombinedFrame.TrySplit(Encoding.UTF8.GetBytes(frame), out _, out var data);
        Assert.False(split && TradeReader.TryRead(data, out _));
    }
}
