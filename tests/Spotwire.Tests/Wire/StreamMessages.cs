using System.Globalization;
using System.Text;
using CsCheck;

namespace Spotwire.Tests.Wire;

/// <summary>Random stream messages as lists of (key, JSON value), so that tests can shuffle, extend and cut
/// them.</summary>
internal static class StreamMessages
{
    public static readonly Gen<string> Symbol =
        Gen.OneOf(Pick("BTCUSDT", "1000SATSUSDT", "BTC", "币安人生USDT", "ABCDEFGHIJKLMNOP", "ABCDEFGHIJKLMNO"),
            Gen.Char['A', 'Z'].Array[1, 20].Select(c => new string(c)));

    /// <summary>In Binance's shape: eight digits after the point.</summary>
    public static readonly Gen<string> UsualNumber =
        Gen.Select(Gen.Int[0, 8], Gen.ULong, Gen.Int[0, 99_999_999]).Select((digits, whole, part) =>
            string.Create(CultureInfo.InvariantCulture, $"{whole % (ulong)Math.Pow(10, digits)}.{part:D8}"));

    /// <summary>Mostly in Binance's shape, sometimes in another.</summary>
    public static readonly Gen<string> Number = Gen.Frequency(
        (12, UsualNumber),
        (1, Gen.Select(Gen.Long[0, 200_000_000_000], Gen.Int[0, 99_999_999]).Select((whole, part) =>
            string.Create(CultureInfo.InvariantCulture, $"{whole}.{part:D8}"))),
        (1, Gen.Select(
            Gen.Long[0, 999_999], Gen.Int[0, 12], Gen.Long[0, 999_999_999_999]).Select((whole, digits, part) =>
            digits == 0 ? whole.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture,
                $"{whole}.{part.ToString("D12", CultureInfo.InvariantCulture)[..digits]}"))));

    public static readonly Gen<string> Id = Gen.OneOf(
        Gen.Long[0, 99], Gen.Long[0, 99_999_999_999], Gen.Long[0, 999_999_999_999_999_999])
        .Select(v => v.ToString(CultureInfo.InvariantCulture));

    public static readonly Gen<string> Time = Gen.OneOf(
        Gen.Long[1_600_000_000_000, 1_999_999_999_999], Gen.Long[1_600_000_000_000_000, 1_999_999_999_999_999])
        .Select(v => v.ToString(CultureInfo.InvariantCulture));

    public static readonly Gen<string> Boolean = Gen.Bool.Select(v => v ? "true" : "false");

    private static Gen<string> Pick(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<string> Text(Gen<string> gen) => gen.Select(v => $"\"{v}\"");

    private static Gen<string> Levels => Gen.Frequency((3, LevelsOf(UsualNumber)), (1, LevelsOf(Number)));

    private static Gen<string> LevelsOf(Gen<string> number) => Gen.Select(number, number)
        .Select((p, q) => $"[\"{p}\",\"{q}\"]").Array[0, 12].Select(v => $"[{string.Join(',', v)}]");

    public static Gen<List<KeyValuePair<string, string>>> Of(
        string type, params (string Key, Gen<string> Value)[] fields) =>
        Gen.Int[0, 0].SelectMany(_ => fields.Aggregate(
            Gen.Const(new List<KeyValuePair<string, string>>()),
            (all, field) => Gen.Select(all, field.Value)
                .Select((list, value) => new List<KeyValuePair<string, string>>(list) { new(field.Key, value) })))
        .Select(list => type.Length == 0 ? list : [new("e", $"\"{type}\""), .. list]);

    public static readonly Gen<List<KeyValuePair<string, string>>> Trade = Of("trade",
        ("E", Time), ("s", Text(Symbol)), ("t", Id), ("p", Text(Number)), ("q", Text(Number)), ("T", Time),
        ("m", Boolean), ("M", Boolean));

    public static readonly Gen<List<KeyValuePair<string, string>>> AggregateTrade = Of("aggTrade",
        ("E", Time), ("s", Text(Symbol)), ("a", Id), ("p", Text(Number)), ("q", Text(Number)), ("f", Id), ("l", Id),
        ("T", Time), ("m", Boolean), ("M", Boolean));

    public static readonly Gen<List<KeyValuePair<string, string>>> BookTicker = Of("",
        ("u", Id), ("s", Text(Symbol)), ("b", Text(Number)), ("B", Text(Number)), ("a", Text(Number)),
        ("A", Text(Number)));

    public static readonly Gen<List<KeyValuePair<string, string>>> Depth = Of("depthUpdate",
        ("E", Time), ("s", Text(Symbol)), ("U", Id), ("u", Id), ("b", Levels), ("a", Levels));

    public static readonly Gen<List<KeyValuePair<string, string>>> Snapshot = Of("",
        ("lastUpdateId", Id), ("bids", Levels), ("asks", Levels));

    public static readonly Gen<List<KeyValuePair<string, string>>> MiniTicker = Of("24hrMiniTicker",
        ("E", Time), ("s", Text(Symbol)), ("c", Text(Number)), ("o", Text(Number)), ("h", Text(Number)),
        ("l", Text(Number)), ("v", Text(Number)), ("q", Text(Number)));

    public static readonly Gen<List<KeyValuePair<string, string>>> Ticker = Of("24hrTicker",
        ("E", Time), ("s", Text(Symbol)), ("p", Text(Gen.Select(Pick("", "-"), Number).Select((a, b) => a + b))),
        ("P", Pick("\"-1.234\"", "\"0.000\"", "\"12.500\"")), ("w", Text(Number)), ("x", Text(Number)),
        ("c", Text(Number)), ("Q", Text(Number)), ("b", Text(Number)), ("B", Text(Number)), ("a", Text(Number)),
        ("A", Text(Number)), ("o", Text(Number)), ("h", Text(Number)), ("l", Text(Number)), ("v", Text(Number)),
        ("q", Text(Number)), ("O", Time), ("C", Time), ("F", Gen.OneOf(Id, Gen.Const("-1"))),
        ("L", Gen.OneOf(Id, Gen.Const("-1"))), ("n", Id));

    private static Gen<List<KeyValuePair<string, string>>> Bucket => Of("",
        ("t", Time), ("T", Time), ("s", Gen.Const("\"BTCUSDT\"")), ("i", Pick("\"1m\"", "\"1M\"", "\"7m\"")),
        ("f", Gen.OneOf(Id, Gen.Const("-1"))), ("L", Gen.OneOf(Id, Gen.Const("-1"))), ("o", Text(Number)),
        ("c", Text(Number)), ("h", Text(Number)), ("l", Text(Number)), ("v", Text(Number)), ("n", Id), ("x", Boolean),
        ("q", Text(Number)), ("V", Text(Number)), ("Q", Text(Number)), ("B", Pick("\"0\"", "\"123456\"")));

    public static readonly Gen<List<KeyValuePair<string, string>>> Kline = Of("kline",
        ("E", Time), ("s", Gen.Const("\"BTCUSDT\"")), ("k", Bucket.Select(b => Write(b, ""))));

    /// <summary>The message as Binance sends it, or with white space between all tokens.</summary>
    public static string Write(IEnumerable<KeyValuePair<string, string>> fields, string space)
    {
        var text = new StringBuilder("{").Append(space);
        var first = true;
        foreach (var (key, value) in fields)
        {
            text.Append(first ? "" : "," + space).Append('"').Append(key).Append('"').Append(space).Append(':')
                .Append(space).Append(value);
            first = false;
        }

        return text.Append(space).Append('}').ToString();
    }
}
