using Spotwire.Simulator.MarketData;

namespace Spotwire.Simulator.Streams;

/// <content>Statistics and the prices made of trades.</content>
internal sealed partial class StreamJson
{
    public byte[] Ticker(bool micros, TickerRow row)
    {
        Begin("24hrTicker", Time(micros, row.CloseTimeMicros), row.Symbol);
        WriteChange(row);
        WireNumber.Write(_json, "w"u8, row.WeightedAveragePrice);
        WireNumber.Write(_json, "x"u8, row.PreviousClosePrice);
        WireNumber.Write(_json, "c"u8, row.LastPrice);
        WireNumber.Write(_json, "Q"u8, row.LastQuantity);
        WireNumber.Write(_json, "b"u8, row.Top.BidPrice);
        WireNumber.Write(_json, "B"u8, row.Top.BidQuantity);
        WireNumber.Write(_json, "a"u8, row.Top.AskPrice);
        WireNumber.Write(_json, "A"u8, row.Top.AskQuantity);
        WriteRange(row);
        WriteTotals(micros, row);
        return End();
    }

    public byte[] MiniTicker(bool micros, TickerRow row)
    {
        WriteMiniTicker(micros, row);
        return Take();
    }

    public byte[] WindowTicker(bool micros, string window, TickerRow row)
    {
        WriteWindowTicker(micros, window, row);
        return Take();
    }

    /// <summary>Rows of many symbols: short statistics without a window, else those of the window.</summary>
    public byte[] Tickers(bool micros, string? window, IEnumerable<TickerRow> rows)
    {
        _json.WriteStartArray();
        foreach (var row in rows)
        {
            if (window is null)
            {
                WriteMiniTicker(micros, row);
            }
            else
            {
                WriteWindowTicker(micros, window, row);
            }
        }

        _json.WriteEndArray();
        return Take();
    }

    public byte[] AveragePrice(bool micros, SymbolMarketData market, decimal price, long nowMicros)
    {
        Begin("avgPrice", Time(micros, nowMicros), market.Symbol);
        _json.WriteString("i"u8, "5m"u8);
        WireNumber.Write(_json, "w"u8, price);
        _json.WriteNumber("T"u8, Time(micros, market.Newest.TimeMicros));
        return End();
    }

    public byte[] ReferencePrice(bool micros, string symbol, decimal? price, long timeMicros)
    {
        _json.WriteStartObject();
        _json.WriteString("e"u8, "referencePrice"u8);
        _json.WriteString("s"u8, symbol);
        if (price is { } known)
        {
            WireNumber.Write(_json, "r"u8, known);
        }
        else
        {
            _json.WriteNull("r"u8);
        }

        _json.WriteNumber("t"u8, Time(micros, timeMicros));
        return End();
    }

    private void WriteMiniTicker(bool micros, TickerRow row)
    {
        Begin("24hrMiniTicker", Time(micros, row.CloseTimeMicros), row.Symbol);
        WireNumber.Write(_json, "c"u8, row.LastPrice);
        WriteRange(row);
        WireNumber.Write(_json, "v"u8, row.Volume);
        WireNumber.Write(_json, "q"u8, row.QuoteVolume);
        _json.WriteEndObject();
    }

    private void WriteWindowTicker(bool micros, string window, TickerRow row)
    {
        Begin(window + "Ticker", Time(micros, row.CloseTimeMicros), row.Symbol);
        WriteChange(row);
        WriteRange(row);
        WireNumber.Write(_json, "c"u8, row.LastPrice);
        WireNumber.Write(_json, "w"u8, row.WeightedAveragePrice);
        WriteTotals(micros, row);
        _json.WriteEndObject();
    }

    private void WriteChange(TickerRow row)
    {
        WireNumber.Write(_json, "p"u8, row.PriceChange);
        WireNumber.WritePercent(_json, "P"u8, row.PriceChangePercent);
    }

    private void WriteRange(TickerRow row)
    {
        WireNumber.Write(_json, "o"u8, row.OpenPrice);
        WireNumber.Write(_json, "h"u8, row.HighPrice);
        WireNumber.Write(_json, "l"u8, row.LowPrice);
    }

    private void WriteTotals(bool micros, TickerRow row)
    {
        WireNumber.Write(_json, "v"u8, row.Volume);
        WireNumber.Write(_json, "q"u8, row.QuoteVolume);
        _json.WriteNumber("O"u8, Time(micros, row.OpenTimeMicros));
        _json.WriteNumber("C"u8, Time(micros, row.CloseTimeMicros));
        _json.WriteNumber("F"u8, row.FirstTradeId);
        _json.WriteNumber("L"u8, row.LastTradeId);
        _json.WriteNumber("n"u8, row.Count);
    }
}
