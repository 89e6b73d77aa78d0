namespace Spotwire.Rules;

/// <summary>A rule of the symbol that an order breaks.</summary>
public sealed record RuleViolation
{
    /// <summary>Binance's name of the filter, e.g. <c>LOT_SIZE</c>, or of the part of exchangeInfo that says what the
    /// symbol takes, e.g. <c>orderTypes</c> or <c>icebergAllowed</c>.</summary>
    public required string Filter { get; init; }

    /// <summary>The glossary's name of the offending value in camelCase, e.g. <c>quantity</c> or
    /// <c>stopPrice</c>.</summary>
    public required string Field { get; init; }

    /// <summary>The offending value; null where it is no number.</summary>
    public required decimal? Value { get; init; }

    /// <summary>The limit that it breaks, e.g. the minimum, or the increment; null where it is no number.</summary>
    public required decimal? Limit { get; init; }

    /// <summary>The nearest value that this filter takes; null when none exists.</summary>
    public required decimal? NearestValid { get; init; }

    /// <summary>The violation in words.</summary>
    public required string Message { get; init; }
}
