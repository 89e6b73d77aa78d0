namespace Spotwire;

/// <summary>An error as a value: what an exception and an order's outcome carry alike. It never contains a key, a
/// secret or a signature.</summary>
/// <remarks>Documentation: errors.md; rest-api.md, "HTTP Return Codes".</remarks>
public sealed record SpotwireError
{
    /// <summary>What went wrong, coarse enough to act on.</summary>
    public required ErrorKind Kind { get; init; }

    /// <summary>What happened, in words; Binance's own text where Binance answered.</summary>
    public required string Message { get; init; }

    /// <summary>Binance's code, e.g. -2010; null where Binance was not asked or gave none.</summary>
    public int? Code { get; init; }

    /// <summary>The HTTP status; null where there was no answer.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>Whether the same call may succeed later without being changed.</summary>
    public bool IsTransient { get; init; }

    /// <summary>How long to wait before trying again; null when nobody said.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Why the engine refused, for -2010, -2011, -2038 and -1013; otherwise null.</summary>
    public RejectionReason? Reason { get; init; }

    /// <summary>What the caller can do about it; null when there is nothing useful to say.</summary>
    public string? Hint { get; init; }

    /// <summary>The rules that the order breaks, with the nearest valid value; empty unless our own check
    /// refused.</summary>
    public IReadOnlyList<Rules.RuleViolation> Violations { get; init; } = [];

    /// <summary>The errors that this one sums up: of a cancel-replace that failed (-2022) that of the cancel and, where
    /// it was attempted, that of the new order. Empty otherwise.</summary>
    public IReadOnlyList<SpotwireError> Causes { get; init; } = [];

    /// <summary>The <c>data</c> of Binance's error, as JSON; null where it had none. Cancel-replace tells there what
    /// became of each half.</summary>
    internal string? Data { get; init; }
}
