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

    public static string Kline(Symbol symbol, KlineInterval interval) => $"{Lower(symbol)}@kline_{interval.Value}";

    public static string Depth(Symbol symbol, DepthSpeed speed) => Lower(symbol) + "@depth" + Suffix(speed);

    public static string PartialDepth(Symbol symbol, int levels, DepthSpeed speed) =>
        string.Create(CultureInfo.InvariantCulture, $"{Lower(symbol)}@depth{levels}{Suffix(speed)}");

    public static StreamKind KindOf(string name) => name[(name.IndexOf('@', StringComparison.Ordinal) + 1)..] switch
    {
        "trade" => StreamKind.Trade,
        "aggTrade" => StreamKind.AggregateTrade,
        "bookTicker" => StreamKind.BookTicker,
        "depth" or "depth@100ms" => StreamKind.Depth,
        _ => StreamKind.Other,
    };

    private static string Suffix(DepthSpeed speed) => speed == DepthSpeed.Every100Milliseconds ? "@100ms" : "";

    private static string Lower(Symbol symbol) => symbol.Value.ToLowerInvariant();
}
