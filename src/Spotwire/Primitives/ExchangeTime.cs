using System.Globalization;

namespace Spotwire;

/// <summary>A point in time on the exchange's clock: microseconds since 1970-01-01 UTC, whatever unit the wire
/// had.</summary>
/// <remarks>Documentation: rest-api.md, "General API Information" (X-MBX-TIME-UNIT).</remarks>
/// <param name="UnixMicroseconds">Microseconds since 1970-01-01 00:00 UTC.</param>
public readonly record struct ExchangeTime(long UnixMicroseconds) : IComparable<ExchangeTime>
{
    /// <summary>Milliseconds since 1970-01-01 UTC, rounded down.</summary>
    public long UnixMilliseconds => (UnixMicroseconds - (((UnixMicroseconds % 1000) + 1000) % 1000)) / 1000;

    /// <summary>The time given in milliseconds since 1970-01-01 UTC.</summary>
    public static ExchangeTime FromMilliseconds(long milliseconds) => new(checked(milliseconds * 1000L));

    /// <summary>The same instant as a <see cref="DateTimeOffset"/>, whose ticks below a microsecond are cut.</summary>
    public static ExchangeTime FromDateTimeOffset(DateTimeOffset value) =>
        new((value.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);

    /// <summary>The same instant as a <see cref="DateTimeOffset"/> in UTC.</summary>
    public DateTimeOffset ToDateTimeOffset() =>
        new(DateTime.UnixEpoch.Ticks + (UnixMicroseconds * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    /// <summary>Order in time.</summary>
    public int CompareTo(ExchangeTime other) => UnixMicroseconds.CompareTo(other.UnixMicroseconds);

    /// <summary>Later by a span, cut to microseconds.</summary>
    public static ExchangeTime operator +(ExchangeTime left, TimeSpan right) =>
        new(left.UnixMicroseconds + (right.Ticks / TimeSpan.TicksPerMicrosecond));

    /// <summary>Earlier by a span, cut to microseconds.</summary>
    public static ExchangeTime operator -(ExchangeTime left, TimeSpan right) =>
        new(left.UnixMicroseconds - (right.Ticks / TimeSpan.TicksPerMicrosecond));

    /// <summary>The span between two times.</summary>
    public static TimeSpan operator -(ExchangeTime left, ExchangeTime right) =>
        TimeSpan.FromTicks((left.UnixMicroseconds - right.UnixMicroseconds) * TimeSpan.TicksPerMicrosecond);

    /// <summary>Whether the first is earlier.</summary>
    public static bool operator <(ExchangeTime left, ExchangeTime right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first is later.</summary>
    public static bool operator >(ExchangeTime left, ExchangeTime right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first is not later.</summary>
    public static bool operator <=(ExchangeTime left, ExchangeTime right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first is not earlier.</summary>
    public static bool operator >=(ExchangeTime left, ExchangeTime right) => left.CompareTo(right) >= 0;

    /// <summary>ISO 8601 with microseconds, in UTC.</summary>
    public override string ToString() =>
        ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
}
