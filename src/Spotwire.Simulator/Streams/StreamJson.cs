using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spotwire.Simulator.MarketData;

namespace Spotwire.Simulator.Streams;

/// <summary>Writes the payloads of the streams, fields in the order of the documentation
/// (web-socket-streams.md).</summary>
internal sealed partial class StreamJson : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly Utf8JsonWriter _json;

    public StreamJson() => _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = Escaping });

    /// <summary>Escapes only what JSON must have escaped: names go out in UTF-8.</summary>
    public static JavaScriptEncoder Escaping { get; } = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public byte[] Trade(bool micros, SymbolMarketData market, in PublicTrade trade)
    {
        Begin("trade", Time(micros, market.EventMicros ?? trade.TimeMicros), market.Symbol);
        _json.WriteNumber("t"u8, trade.TradeId);
        WriteTrade(micros, market, trade, null);
        return End();
    }

    public byte[] AggregateTrade(bool micros, SymbolMarketData market, in AggregateTrade trade)
    {
        Begin("aggTrade", Time(micros, market.EventMicros ?? trade.Trade.TimeMicros), market.Symbol);
        _json.WriteNumber("a"u8, trade.Id);
        WriteTrade(micros, market, trade.Trade, (trade.FirstTradeId, trade.LastTradeId));
        return End();
    }

    public byte[] BlockTrade(bool micros, SymbolMarketData market, in BlockTrade trade)
    {
        Begin("blockTrade", Time(micros, market.EventMicros ?? trade.TimeMicros), market.Symbol);
        _json.WriteNumber("t"u8, trade.Id);
        WireNumber.Write(_json, "p"u8, trade.Price);
        WireNumber.Write(_json, "q"u8, trade.Quantity);
        _json.WriteNumber("T"u8, Time(micros, trade.TimeMicros));
        _json.WriteBoolean("m"u8, trade.IsBuyerMaker);
        return End();
    }

    public byte[] BookTicker(SymbolMarketData market, in BookTop top)
    {
        _json.WriteStartObject();
        _json.WriteNumber("u"u8, top.UpdateId);
        _json.WriteString("s"u8, market.Symbol);
        WireNumber.Write(_json, "b"u8, top.BidTicks, market.TickFactor);
        WireNumber.Write(_json, "B"u8, top.BidSteps, market.StepFactor);
        WireNumber.Write(_json, "a"u8, top.AskTicks, market.TickFactor);
        WireNumber.Write(_json, "A"u8, top.AskSteps, market.StepFactor);
        return End();
    }

    public byte[] Depth(bool micros, SymbolMarketData market, DepthChanges changes, long eventMicros)
    {
        Begin("depthUpdate", Time(micros, eventMicros), market.Symbol);
        _json.WriteNumber("U"u8, changes.FirstId);
        _json.WriteNumber("u"u8, changes.FinalId);
        WriteLevels("b"u8, market, changes.Levels(isBid: true));
        WriteLevels("a"u8, market, changes.Levels(isBid: false));
        return End();
    }

    public byte[] PartialDepth(SymbolMarketData market, int levels)
    {
        _json.WriteStartObject();
        _json.WriteNumber("lastUpdateId"u8, market.LastUpdateId);
        WriteBest("bids"u8, market, market.Bids, levels);
        WriteBest("asks"u8, market, market.Asks, levels);
        return End();
    }

    public byte[] Kline(bool micros, string symbol, KlineInterval interval, KlineRow row, long nowMicros)
    {
        Begin("kline", Time(micros, nowMicros), symbol);
        _json.WriteStartObject("k"u8);
        _json.WriteNumber("t"u8, Time(micros, row.OpenMicros));
        _json.WriteNumber("T"u8, Time(micros, row.EndMicros) - 1);
        _json.WriteString("s"u8, symbol);
        _json.WriteString("i"u8, interval.Value);
        _json.WriteNumber("f"u8, row.FirstTradeId);
        _json.WriteNumber("L"u8, row.LastTradeId);
        WireNumber.Write(_json, "o"u8, row.Open);
        WireNumber.Write(_json, "c"u8, row.Close);
        WireNumber.Write(_json, "h"u8, row.High);
        WireNumber.Write(_json, "l"u8, row.Low);
        WireNumber.Write(_json, "v"u8, row.Volume);
        _json.WriteNumber("n"u8, row.Count);
        _json.WriteBoolean("x"u8, nowMicros >= row.EndMicros);
        WireNumber.Write(_json, "q"u8, row.QuoteVolume);
        WireNumber.Write(_json, "V"u8, row.TakerBuyVolume);
        WireNumber.Write(_json, "Q"u8, row.TakerBuyQuoteVolume);
        _json.WriteString("B"u8, "0"u8);
        _json.WriteEndObject();
        return End();
    }

    public void Dispose() => _json.Dispose();

    private static long Time(bool micros, long value) => micros ? value : new ExchangeTime(value).UnixMilliseconds;

    private void WriteTrade(
        bool micros, SymbolMarketData market, in PublicTrade trade, (long First, long Last)? range)
    {
        WireNumber.Write(_json, "p"u8, trade.PriceTicks, market.TickFactor);
        WireNumber.Write(_json, "q"u8, trade.QuantitySteps, market.StepFactor);
        if (range is { } ids)
        {
            _json.WriteNumber("f"u8, ids.First);
            _json.WriteNumber("l"u8, ids.Last);
        }

        _json.WriteNumber("T"u8, Time(micros, trade.TimeMicros));
        _json.WriteBoolean("m"u8, trade.IsBuyerMaker);
        _json.WriteBoolean("M"u8, true);
    }

    private void WriteLevels(
        ReadOnlySpan<byte> name, SymbolMarketData market, IEnumerable<KeyValuePair<long, long>> levels)
    {
        _json.WriteStartArray(name);
        foreach (var (ticks, steps) in levels)
        {
            WriteLevel(market, ticks, steps);
        }

        _json.WriteEndArray();
    }

    private void WriteBest(ReadOnlySpan<byte> name, SymbolMarketData market, LevelSide side, int levels)
    {
        _json.WriteStartArray(name);
        for (var i = 0; i < side.Count && i < levels; i++)
        {
            var (ticks, steps) = side[i];
            WriteLevel(market, ticks, steps);
        }

        _json.WriteEndArray();
    }

    private void WriteLevel(SymbolMarketData market, long ticks, long steps)
    {
        _json.WriteStartArray();
        WireNumber.WriteValue(_json, ticks, market.TickFactor);
        WireNumber.WriteValue(_json, steps, market.StepFactor);
        _json.WriteEndArray();
    }

    private void Begin(string type, long time, string symbol)
    {
        _json.WriteStartObject();
        _json.WriteString("e"u8, type);
        _json.WriteNumber("E"u8, time);
        _json.WriteString("s"u8, symbol);
    }

    private byte[] End()
    {
        _json.WriteEndObject();
        return Take();
    }

    private byte[] Take()
    {
        _json.Flush();
        var bytes = _buffer.WrittenSpan.ToArray();
        _buffer.ResetWrittenCount();
        _json.Reset();
        return bytes;
    }
}
