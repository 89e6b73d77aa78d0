using System.Runtime.CompilerServices;

namespace Spotwire.Wire;

/// <summary>Times as the wire has them: milliseconds, or microseconds where they were asked for.</summary>
internal static class WireTime
{
    /// <summary>From here on a number is microseconds: as milliseconds it would be the year 5138, as microseconds it is
    /// 1973.</summary>
    private const long FirstMicroseconds = 100_000_000_000_000;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ExchangeTime FromWire(long value) =>
        new(value >= FirstMicroseconds ? value : value * 1000);
}
