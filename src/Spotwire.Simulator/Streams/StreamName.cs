using Spotwire.Simulator.MarketData;

namespace Spotwire.Simulator.Streams;

/// <summary>A stream name taken apart.</summary>
internal readonly record struct StreamName
{
    private static readonly char[] At = ['@'];

    public required StreamKind Kind { get; init; }

    /// <summary>The symbol as in the name, lower case; empty for the streams of all markets.</summary>
    public string Symbol { get; init; }

    /// <summary>5, 10 or 20 for partial depth.</summary>
    public int Levels { get; init; }

    /// <summary>Whether it is the 100 ms variant of a depth stream.</summary>
    public bool IsFast { get; init; }

    public KlineInterval Interval { get; init; }

    /// <summary><c>1h</c>, <c>4h</c> or <c>1d</c> for statistics of a rolling window.</summary>
    public string Window { get; init; }

    /// <summary>Length of <see cref="Window"/>, microseconds.</summary>
    public long WindowMicros => Window switch
    {
        "1h" => KlineCalendar.Hour,
        "4h" => 4 * KlineCalendar.Hour,
        _ => KlineCalendar.Day,
    };

    /// <summary>Time zone of the klines, minutes east of UTC.</summary>
    public int OffsetMinutes { get; init; }

    /// <summary>Takes a name apart; a name that is not one of ours is <see cref="StreamKind.Unknown"/>.</summary>
    public static StreamName Parse(string text)
    {
        if (text == "!miniTicker@arr")
        {
            return new StreamName { Kind = StreamKind.AllMiniTickers, Symbol = "" };
        }

        if (text is "!ticker_1h@arr" or "!ticker_4h@arr" or "!ticker_1d@arr")
        {
            return new StreamName { Kind = StreamKind.AllWindowTickers, Symbol = "", Window = text[8..10] };
        }

        var parts = text.Split(At);
        var symbol = parts[0];
        if (parts.Length is < 2 or > 3 || symbol.Length == 0)
        {
            return Unknown(symbol);
        }

        if (parts[1].StartsWith("kline_", StringComparison.Ordinal))
        {
            return ParseKline(symbol, parts);
        }

        if (parts[1].StartsWith("depth", StringComparison.Ordinal))
        {
            return ParseDepth(symbol, parts);
        }

        if (parts.Length == 2 && parts[1] is ("ticker_1h" or "ticker_4h" or "ticker_1d"))
        {
            return new StreamName { Kind = StreamKind.WindowTicker, Symbol = symbol, Window = parts[1][7..] };
        }

        var kind = parts.Length == 3 ? StreamKind.Unknown : parts[1] switch
        {
            "trade" => StreamKind.Trade,
            "aggTrade" => StreamKind.AggregateTrade,
            "ticker" => StreamKind.Ticker,
            "miniTicker" => StreamKind.MiniTicker,
            "bookTicker" => StreamKind.BookTicker,
            "avgPrice" => StreamKind.AveragePrice,
            "referencePrice" => StreamKind.ReferencePrice,
            "blockTrade" => StreamKind.BlockTrade,
            _ => StreamKind.Unknown,
        };
        return new StreamName { Kind = kind, Symbol = symbol };
    }

    private static StreamName ParseKline(string symbol, string[] parts)
    {
        var interval = parts[1]["kline_".Length..];
        var offset = parts.Length == 3 ? KlineCalendar.ParseOffset(parts[2]) : 0;
        if (interval.Length == 0 || !KlineInterval.FromWire(interval).IsKnown || offset is null)
        {
            return Unknown(symbol);
        }

        return new StreamName
        {
            Kind = StreamKind.Kline,
            Symbol = symbol,
            Interval = KlineInterval.FromWire(interval),
            OffsetMinutes = offset.Value,
        };
    }

    private static StreamName ParseDepth(string symbol, string[] parts)
    {
        if (parts.Length == 3 && parts[2] is not ("100ms" or "1000ms"))
        {
            return Unknown(symbol);
        }

        var levels = parts[1] switch
        {
            "depth" => 0,
            "depth5" => 5,
            "depth10" => 10,
            "depth20" => 20,
            _ => -1,
        };
        return levels < 0 ? Unknown(symbol) : new StreamName
        {
            Kind = levels == 0 ? StreamKind.Depth : StreamKind.PartialDepth,
            Symbol = symbol,
            Levels = levels,
            IsFast = parts.Length == 3 && parts[2] == "100ms",
        };
    }

    private static StreamName Unknown(string symbol) => new() { Kind = StreamKind.Unknown, Symbol = symbol };
}
