using Spotwire.Rules;

namespace Spotwire.Market;

/// <summary>What the exchange says about itself: limits and symbols. An immutable snapshot.</summary>
/// <remarks>Documentation: rest-api.md, "Exchange information".</remarks>
public sealed record ExchangeInfo
{
    /// <summary>The exchange's time zone; always <c>UTC</c>.</summary>
    public string TimeZone { get => field ?? ""; init; }

    /// <summary>When the exchange answered.</summary>
    public required ExchangeTime ServerTime { get; init; }

    /// <summary>The limits that hold for every caller.</summary>
    public IReadOnlyList<RateLimit> RateLimits { get => field ?? []; init; }

    /// <summary>Filters that count over all symbols of an account.</summary>
    public IReadOnlyList<Filter> ExchangeFilters { get => field ?? []; init; }

    /// <summary>The symbols asked for.</summary>
    public required IReadOnlyList<SymbolInfo> Symbols { get; init; }

    /// <summary>The symbols between which smart order routing chooses; empty where it is off.</summary>
    public IReadOnlyList<SmartOrderRoute> SmartOrderRoutes { get => field ?? []; init; }
}
