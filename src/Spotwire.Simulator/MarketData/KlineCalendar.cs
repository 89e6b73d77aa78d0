using System.Globalization;

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

    private static long Length(KlineInterval interval)
    {
        var text = interval.Value;
        var number = int.Parse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture);
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
