using System.Globalization;

namespace Spotwire.Simulator.Limits;

/// <summary>The limits that the simulated exchange keeps and tells in exchangeInfo.</summary>
public sealed record LimitSpec
{
    private static readonly RateLimitRule[] DefaultRules =
    [
        new(RateLimitType.RequestWeight, RateLimitInterval.Minute, 1, 6_000),
        new(RateLimitType.Orders, RateLimitInterval.Second, 10, 100),
        new(RateLimitType.Orders, RateLimitInterval.Day, 1, 200_000),
        new(RateLimitType.RawRequests, RateLimitInterval.Minute, 5, 300_000),
        new(RateLimitType.Connections, RateLimitInterval.Minute, 5, 300),
    ];

    private LimitSpec(IReadOnlyList<RateLimitRule> rules) => Rules = rules;

    /// <summary>Binance's figures: REQUEST_WEIGHT 6000/1m, RAW_REQUESTS 300000/5m, ORDERS 100/10s and 200000/1d,
    /// CONNECTIONS 300/5m.</summary>
    public static LimitSpec Default { get; } = new(DefaultRules);

    /// <summary>No limit at all.</summary>
    public static LimitSpec Off { get; } = new([]);

    /// <summary>The limits, in the order that exchangeInfo tells them.</summary>
    public IReadOnlyList<RateLimitRule> Rules { get; }

    /// <summary>Reads <c>default</c>, <c>off</c> or <c>TYPE=N/INTERVAL,…</c>, for example
    /// <c>REQUEST_WEIGHT=100/1m,ORDERS=5/10s</c>.</summary>
    /// <param name="text">A type that is named has only the limits named for it; the others keep their defaults.
    /// Intervals end with s, m, h or d.</param>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static LimitSpec Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        switch (text.Trim())
        {
            case "default":
                return Default;
            case "off":
                return Off;
        }

        var named = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(ParseRule)
            .ToArray();
        if (named.Length == 0)
        {
            throw new FormatException("Limits are default, off or TYPE=N/INTERVAL,…");
        }

        var rules = DefaultRules
            .Select(rule => rule.Type)
            .Distinct()
            .SelectMany(type => named.Any(rule => rule.Type == type)
                ? named.Where(rule => rule.Type == type)
                : DefaultRules.Where(rule => rule.Type == type));
        return new LimitSpec([.. rules]);
    }

    private static RateLimitRule ParseRule(string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        var slash = part.IndexOf('/', StringComparison.Ordinal);
        if (equals < 1 || slash < equals + 2 || slash + 2 >= part.Length)
        {
            throw Malformed(part);
        }

        var type = RateLimitType.FromWire(part[..equals]);
        RateLimitInterval? interval = part[^1] switch
        {
            's' => RateLimitInterval.Second,
            'm' => RateLimitInterval.Minute,
            'h' => RateLimitInterval.Hour,
            'd' => RateLimitInterval.Day,
            _ => null,
        };
        var invariant = CultureInfo.InvariantCulture;
        if (!type.IsKnown
            || interval is null
            || !int.TryParse(part.AsSpan(equals + 1, slash - equals - 1), NumberStyles.None, invariant, out var limit)
            || !int.TryParse(part.AsSpan(slash + 1, part.Length - slash - 2), NumberStyles.None, invariant, out var num)
            || limit < 1
            || num is < 1 or > 366)
        {
            throw Malformed(part);
        }

        return new RateLimitRule(type, interval.Value, num, limit);
    }

    private static FormatException Malformed(string part) => new(
        $"'{part}' is no limit: write TYPE=N/INTERVAL, e.g. REQUEST_WEIGHT=100/1m; types are REQUEST_WEIGHT, "
        + "RAW_REQUESTS, ORDERS, CONNECTIONS, intervals end with s, m, h or d.");
}
