using System.Globalization;

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

    /// <summary>Time zone of the klines, minutes east of UTC.</summary>
    public int OffsetMinutes { get; init; }

    /// <summary>Takes a name apart; a name that is not one of ours is <see cref="StreamKind.Unknown"/>.</summary>
    public static StreamName Parse(string text)
    {
        if (text == "!miniTicker@arr")
        {
            return new StreamName { Kind = StreamKind.AllMiniTickers, Symbol = "" };
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

        var kind = parts.Length == 3 ? StreamKind.Unknown : parts[1] switch
        {
            "trade" => StreamKind.Trade,
            "aggTrade" => StreamKind.AggregateTrade,
            "ticker" => StreamKind.Ticker,
            "miniTicker" => StreamKind.MiniTicker,
            "bookTicker" => StreamKind.BookTicker,
            _ => StreamKind.Unknown,
        };
        return new StreamName { Kind = kind, Symbol = symbol };
    }

    /// <summary>Minutes east of UTC of <c>+08:00</c>, <c>-3</c> or <c>0</c>; null where the text is not from -12:00 to
    /// +14:00.</summary>
    public static int? ParseOffset(ReadOnlySpan<char> text)
    {
        var sign = 1;
        if (text.Length > 0 && text[0] is '+' or '-')
        {
            sign = text[0] == '-' ? -1 : 1;
            text = text[1..];
        }

        var colon = text.IndexOf(':');
        var hoursText = colon < 0 ? text : text[..colon];
        var minutes = 0;
        if (hoursText.Length is < 1 or > 2
            || !int.TryParse(hoursText, NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || (colon >= 0 && (text.Length != colon + 3
                || !int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out minutes))))
        {
            return null;
        }

        var offset = sign * ((hours * 60) + minutes);
        return minutes > 59 || offset is < -12 * 60 or > 14 * 60 ? null : offset;
    }

    private static StreamName ParseKline(string symbol, string[] parts)
    {
        var interval = parts[1]["kline_".Length..];
        var offset = parts.Length == 3 ? ParseOffset(parts[2]) : 0;
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
