using System.Globalization;
using System.Text;

namespace Spotwire.Allocation;

/// <summary>Messages like the exchange's on a combined connection, made from counters, always the same.</summary>
internal static class Messages
{
    public const int Count = 2_000;
    public const long FirstId = 72_614_532_901;
    private const long Time = 1_753_437_600_000;
    private const int Middle = 6_183_763;
    private static readonly string[] Symbols = ["BTCUSDT", "ETHUSDT", "1000SATSUSDT", "这是测试币456"];

    public static byte[][] Trades() => Make("trade", i => $$"""
        "e":"trade","E":{{Time + i}},"s":"{{Symbol(i)}}","t":{{5_123_456_789 + i}},"p":"{{Price(i)}}",
        "q":"{{Quantity(i)}}","T":{{Time + i}},"m":{{Flag(i)}},"M":true
        """);

    /// <summary>Trades as no one sends them today: other order, a new field, other scales.</summary>
    public static byte[][] UnusualTrades() => Make("trade", i => $$"""
        "M":true,"new":[1,{"x":"y"}],"q":"1.5","p":"{{Middle + i}}","t":{{5_123_456_789 + i}},"m":{{Flag(i)}},
        "T":{{Time + i}},"E":{{Time + i}},"s":"{{Symbol(i)}}","e":"trade"
        """);

    public static byte[][] AggregateTrades() => Make("aggTrade", i => $$"""
        "e":"aggTrade","E":{{Time + i}},"s":"{{Symbol(i)}}","a":{{3_612_345_678 + i}},"p":"{{Price(i)}}",
        "q":"{{Quantity(i)}}","f":{{i}},"l":{{i + 2}},"T":{{Time + i}},"m":{{Flag(i)}},"M":true
        """);

    public static byte[][] BookTickers() => Make("bookTicker", i => $$"""
        "u":{{FirstId + i}},"s":"{{Symbol(i)}}","b":"{{Price(i)}}","B":"{{Quantity(i)}}","a":"{{Price(i + 1)}}",
        "A":"{{Quantity(i + 7)}}"
        """);

    public static byte[][] Klines() => Make("kline_1m", i => $$"""
        "e":"kline","E":{{Time + i}},"s":"{{Symbol(i)}}","k":{"t":{{Time}},"T":{{Time + 59_999}},"s":"{{Symbol(i)}}",
        "i":"1m","f":{{i}},"L":{{i + 900}},"o":"{{Price(i)}}","c":"{{Price(i + 5)}}","h":"{{Price(i + 9)}}",
        "l":"{{Price(i - 9)}}","v":"{{Quantity(i * 31)}}","n":901,"x":{{Flag(i)}},"q":"8901234567.12345678",
        "V":"{{Quantity(i * 7)}}","Q":"123456789.00000000","B":"0"}
        """);

    public static byte[][] MiniTickers() => Make("miniTicker", i => $$"""
        "e":"24hrMiniTicker","E":{{Time + i}},"s":"{{Symbol(i)}}","c":"{{Price(i)}}","o":"{{Price(i + 70)}}",
        "h":"{{Price(i + 99)}}","l":"{{Price(i - 99)}}","v":"{{Quantity(i * 31)}}","q":"8901234567.12345678"
        """);

    public static byte[][] Tickers() => Make("ticker", i => $$"""
        "e":"24hrTicker","E":{{Time + i}},"s":"{{Symbol(i)}}","p":"-{{Price(i)}}","P":"-2.345","w":"{{Price(i + 3)}}",
        "x":"{{Price(i)}}","c":"{{Price(i)}}","Q":"{{Quantity(i)}}","b":"{{Price(i)}}","B":"{{Quantity(i)}}",
        "a":"{{Price(i + 1)}}","A":"{{Quantity(i)}}","o":"{{Price(i)}}","h":"{{Price(i + 99)}}","l":"{{Price(i - 99)}}",
        "v":"{{Quantity(i * 31)}}","q":"8901234567.12345678","O":{{Time - 86_400_000}},"C":{{Time + i}},"F":{{i}},
        "L":{{i + 900_000}},"n":900001
        """);

    /// <summary>The answer of <c>GET /api/v3/depth</c>: 1,000 levels a side on every third cent.</summary>
    public static byte[] Snapshot()
    {
        var bids = Enumerable.Range(0, 1_000).Select(i => Level(-3 * i, i + 1));
        var asks = Enumerable.Range(0, 1_000).Select(i => Level((3 * i) + 10, i + 1));
        return Encoding.UTF8.GetBytes(
            $"{{\"lastUpdateId\":{FirstId},\"bids\":[{string.Join(',', bids)}],\"asks\":[{string.Join(',', asks)}]}}");
    }

    /// <summary>Changes that follow the snapshot without a gap, ten levels a side, put in, changed and
    /// removed.</summary>
    public static byte[][] Changes() => Make("depth@100ms", i =>
    {
        var bids = Enumerable.Range(0, 10).Select(n => Level(-(((i * 37) + (n * n * 11)) % 3_000), (i + n) % 4));
        var asks = Enumerable.Range(0, 10).Select(n => Level((((i * 53) + (n * n * 7)) % 3_000) + 10, (i + n) % 3));
        return $$"""
            "e":"depthUpdate","E":{{Time + i}},"s":"BTCUSDT","U":{{FirstId + 1 + (2 * i)}},
            "u":{{FirstId + 2 + (2 * i)}},"b":[{{string.Join(',', bids)}}],"a":[{{string.Join(',', asks)}}]
            """;
    });

    /// <summary>Book tickers between the changes, at the ids where the book stands after each.</summary>
    public static byte[][] TickersBetween() => Make("bookTicker", i => $$"""
        "u":{{FirstId + 2 + (2 * i)}},"s":"BTCUSDT","b":"{{Price(i)}}","B":"1.00000000","a":"{{Price(i)}}",
        "A":"1.00000000"
        """);

    private static byte[][] Make(string stream, Func<int, string> fields) =>
        [.. Enumerable.Range(0, Count).Select(i => Encoding.UTF8.GetBytes(
            $"{{\"stream\":\"btcusdt@{stream}\",\"data\":{{{fields(i).ReplaceLineEndings("")}}}}}"))];

    private static string Symbol(int i) => Symbols[i % Symbols.Length];

    private static string Flag(int i) => i % 2 == 0 ? "true" : "false";

    private static string Level(int cents, int steps) => $"[\"{Price(cents)}\",\"{Quantity(steps)}\"]";

    private static string Price(int cents) => string.Create(
        CultureInfo.InvariantCulture, $"{(Middle + cents) / 100}.{(Middle + cents) % 100:00}000000");

    private static string Quantity(int steps) => string.Create(
        CultureInfo.InvariantCulture, $"{steps / 1_000}.{steps % 1_000:000}00000");
}
