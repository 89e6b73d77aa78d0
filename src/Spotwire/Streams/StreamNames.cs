using System.Globalization;

namespace Spotwire.Streams;

/// <summary>Names of streams. Documentation: web-socket-streams.md, "Detailed Stream information".</summary>
internal static class StreamNames
{
    /// <summary>Longest name taken; Binance's own are far shorter.</summary>
    public const int MaxLength = 200;

    public static string Trade(Symbol symbol) => Lower(symbol) + "@trade";

    public static string AggregateTrade(Symbol symbol) => Lower(symbol) + "@aggTrade";

    public static string BookTicker(Symbol symbol) => Lower(symbol) + "@bookTicker";

    public static string Ticker(Symbol symbol) => Lower(symbol) + "@ticker";

    public static string MiniTicker(Symbol symbol) => Lower(symbol) + "@miniTicker";

    /// <summary>Klines of UTC, or of the one other zone that Binance has.</summary>
    public static string Kline(Symbol symbol, KlineInterval interval, bool isEastAsian = false) =>
        $"{Lower(symbol)}@kline_{interval.Value}{(isEastAsian ? "@+08:00" : "")}";

    public static string BlockTrade(Symbol symbol) => Lower(symbol) + "@blockTrade";

    public static string RollingWindowTicker(Symbol symbol, WindowSize window) =>
        $"{Lower(symbol)}@ticker_{window.Value}";

    public static string AveragePrice(Symbol symbol) => Lower(symbol) + "@avgPrice";

    public static string ReferencePrice(Symbol symbol) => Lower(symbol) + "@referencePrice";

    public static string AllMiniTickers() => "!miniTicker@arr";

    public static string AllRollingWindowTickers(WindowSize window) => $"!ticker_{window.Value}@arr";

    public static string Depth(Symbol symbol, DepthSpeed speed) => Lower(symbol) + "@depth" + Suffix(speed);

    public static string PartialDepth(Symbol symbol, int levels, DepthSpeed speed) =>
        string.Create(CultureInfo.InvariantCulture, $"{Lower(symbol)}@depth{levels}{Suffix(speed)}");

    public static StreamKind KindOf(string name) => name[(name.IndexOf('@', StringComparison.Ordinal) + 1)..] switch
    {
        "trade" => StreamKind.Trade,
        "aggTrade" => StreamKind.AggregateTrade,
        "blockTrade" => StreamKind.BlockTrade,
        "bookTicker" => StreamKind.BookTicker,
        "depth" or "depth@100ms" => StreamKind.Depth,
        _ => StreamKind.Other,
    };

    private static string Suffix(DepthSpeed speed) => speed == DepthSpeed.Every100Milliseconds ? "@100ms" : "";

    private static string Lower(Symbol symbol) => symbol.Value.ToLowerInvariant();
}
