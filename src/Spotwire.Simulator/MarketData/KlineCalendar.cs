namespace Spotwire.Simulator.MarketData;

/// <summary>Where klines open. Days start at midnight of the time zone, weeks on Monday, months on the first.</summary>
internal static class KlineCalendar
{
    public const long Second = 1_000_000;
    public const long Minute = 60 * Second;
    public const long Hour = 60 * Minute;
    public const long Day = 24 * Hour;

    // 1970-01-05, the first Monday.
    private const long FirstMonday = 4 * Day;

    /// <summary>Open time of the kline that holds an instant; microseconds since 1970.</summary>
    public static long OpenTime(KlineInterval interval, long micros, int offsetMinutes)
    {
        var shift = offsetMinutes * Minute;
        var local = micros + shift;
        if (interval == KlineInterval.OneMonth)
        {
            var date = new ExchangeTime(local).ToDateTimeOffset();
            return MonthStart(date.Year, date.Month) - shift;
        }

        var length = Length(interval);
        var origin = interval == KlineInterval.OneWeek ? FirstMonday : 0;
        return Floor(local - origin, length) + origin - shift;
    }

    /// <summary>Open time of the following kline.</summary>
    public static long NextOpen(KlineInterval interval, long openMicros, int offsetMinutes)
    {
        if (interval != KlineInterval.OneMonth)
        {
            return openMicros + Length(interval);
        }

        var shift = offsetMinutes * Minute;
        var next = new ExchangeTime(openMicros + shift).ToDateTimeOffset().AddMonths(1);
        return MonthStart(next.Year, next.Month) - shift;
    }

    private static long Length(KlineInterval interval)
    {
        var text = interval.Value;
        var number = int.Parse(text.AsSpan(0, text.Length - 1), System.Globalization.CultureInfo.InvariantCulture);
        return number * text[^1] switch
        {
            's' => Second,
            'm' => Minute,
            'h' => Hour,
            'd' => Day,
            'w' => 7 * Day,
            _ => throw new ArgumentException("Unknown kline interval " + text, nameof(interval)),
        };
    }

    private static long MonthStart(int year, int month) =>
        ExchangeTime.FromDateTimeOffset(new DateTimeOffset(year, month, 1, 0, 0, 0, TimeSpan.Zero)).UnixMicroseconds;

    private static long Floor(long value, long length) => value - (((value % length) + length) % length);
}
