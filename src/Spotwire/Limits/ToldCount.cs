using System.Globalization;

namespace Spotwire.Limits;

/// <summary>A count that an answer tells: a header of REST, or <c>rateLimits</c> of the WebSocket API.</summary>
/// <param name="Type">What was counted.</param>
/// <param name="Interval">Unit of the window.</param>
/// <param name="IntervalNumber">Units in the window.</param>
/// <param name="Count">The count.</param>
internal readonly record struct ToldCount(
    RateLimitType Type, RateLimitInterval Interval, int IntervalNumber, int Count)
{
    private const string WeightPrefix = "X-MBX-USED-WEIGHT-";
    private const string OrdersPrefix = "X-MBX-ORDER-COUNT-";

    /// <summary>The limit that it counts towards; null where only the count is told.</summary>
    public int? Limit { get; init; }


    /// <summary>Reads a header such as <c>X-MBX-USED-WEIGHT-1M: 27</c>.</summary>
    /// <remarks>Documentation: rest-api.md, "IP Limits" and "Unfilled Order Count".</remarks>
    public static bool TryRead(string name, string value, out ToldCount told)
    {
        told = default;
        RateLimitType type;
        int prefix;
        if (name.StartsWith(WeightPrefix, StringComparison.OrdinalIgnoreCase))
        {
            (type, prefix) = (RateLimitType.RequestWeight, WeightPrefix.Length);
        }
        else if (name.StartsWith(OrdersPrefix, StringComparison.OrdinalIgnoreCase))
        {
            (type, prefix) = (RateLimitType.Orders, OrdersPrefix.Length);
        }
        else
        {
            return false;
        }

        var window = name.AsSpan(prefix);
        if (window.Length < 2
            || !int.TryParse(window[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return false;
        }

        RateLimitInterval? interval = window[^1] switch
        {
            'S' or 's' => RateLimitInterval.Second,
            'M' or 'm' => RateLimitInterval.Minute,
            'H' or 'h' => RateLimitInterval.Hour,
            'D' or 'd' => RateLimitInterval.Day,
            _ => null,
        };
        if (interval is null)
        {
            return false;
        }

        told = new ToldCount(type, interval.Value, number, count);
        return true;
    }
}
