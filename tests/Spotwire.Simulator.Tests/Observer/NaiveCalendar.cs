namespace Spotwire.Simulator.Tests.Observer;

/// <summary>Where klines open, by the platform's calendar.</summary>
internal static class NaiveCalendar
{
    private static readonly DateTime Epoch = DateTime.UnixEpoch;

    public static string[] Intervals { get; } =
    [
        "1s", "1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d", "1w", "1M",
    ];

    public static long Open(string interval, long micros, int offsetMinutes)
    {
        var shift = TimeSpan.FromMinutes(offsetMinutes);
        var local = Epoch.AddMicroseconds(micros) + shift;
        DateTime open;
        switch (interval)
        {
            case "1M":
                open = new DateTime(local.Year, local.Month, 1);
                break;
            case "1w":
                open = local.Date;
                while (open.DayOfWeek != DayOfWeek.Monday)
                {
                    open = open.AddDays(-1);
                }

                break;
            default:
                open = local - TimeSpan.FromTicks((local - Epoch).Ticks % Length(interval).Ticks);
                break;
        }

        return Micros(open - shift);
    }

    public static long Next(string interval, long openMicros, int offsetMinutes)
    {
        if (interval != "1M")
        {
            return openMicros + (Length(interval).Ticks / TimeSpan.TicksPerMicrosecond);
        }

        var shift = TimeSpan.FromMinutes(offsetMinutes);
        return Micros((Epoch.AddMicroseconds(openMicros) + shift).AddMonths(1) - shift);
    }

    /// <summary>Length of an interval or of a ticker's window.</summary>
    public static TimeSpan Length(string interval)
    {
        var number = int.Parse(interval.AsSpan(..^1));
        return interval[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            'w' => TimeSpan.FromDays(7 * number),
            _ => throw new ArgumentException(interval, nameof(interval)),
        };
    }

    private static long Micros(DateTime time) => (time - Epoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
