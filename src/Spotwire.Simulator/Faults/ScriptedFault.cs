using System.Globalization;

namespace Spotwire.Simulator.Faults;

/// <summary>A fault that waits for what it fits, strikes once, and is gone.</summary>
public sealed record ScriptedFault
{
    /// <summary>Longest that the matching engine may take: rest-api.md, "General API Information".</summary>
    internal static readonly TimeSpan EngineTime = TimeSpan.FromSeconds(10);

    /// <summary>What goes wrong.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>Path that the request must have, e.g. <c>/api/v3/order</c>, or method of the WebSocket API, e.g.
    /// <c>order.place</c>; null fits every request. Only for faults of requests.</summary>
    public string? Path { get; init; }

    /// <summary>HTTP method that the request must have, in upper case; null fits all, and the WebSocket API. Only for
    /// faults of requests.</summary>
    public string? Method { get; init; }

    /// <summary>How late <see cref="FaultKind.DelayAnswer"/> answers, or <see cref="FaultKind.ExecuteLate"/> carries
    /// out (at most 10 seconds); how long a <see cref="FaultKind.Ban"/> or a <see cref="FaultKind.Limit"/> lasts, or
    /// connections are refused after a <see cref="FaultKind.Restart"/>. Zero or more. Null for the standard: 1 s, 1 s,
    /// 120 s, 5 s, none.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>HTTP status of <see cref="FaultKind.FailBefore"/> and <see cref="FaultKind.FailAfter"/>, 500 to 599, of
    /// <see cref="FaultKind.ErrorCode"/> and <see cref="FaultKind.UnknownCode"/>, 400 to 599; null for the standard:
    /// 503; 504 for -1007, 500 for the other errors, 400 for an unknown code.</summary>
    public int? Status { get; init; }

    /// <summary>Code of <see cref="FaultKind.ErrorCode"/>, null for -1000, or of <see cref="FaultKind.UnknownCode"/>,
    /// null for -9999.</summary>
    public int? Code { get; init; }

    /// <summary>Whether the request is carried out by <see cref="FaultKind.ErrorCode"/> and
    /// <see cref="FaultKind.UnknownCode"/>; by <see cref="FaultKind.Restart"/> also whatever waits to be carried out
    /// late, which is lost otherwise. Default true.</summary>
    public bool CarriedOut { get; init; } = true;

    /// <summary>The kind's duration, given or standard.</summary>
    internal TimeSpan EffectiveDuration => Duration ?? Kind switch
    {
        FaultKind.DelayAnswer or FaultKind.ExecuteLate => TimeSpan.FromSeconds(1),
        FaultKind.Ban => TimeSpan.FromMinutes(2),
        FaultKind.Limit => TimeSpan.FromSeconds(5),
        _ => TimeSpan.Zero,
    };

    /// <summary>What a kind comes along with.</summary>
    internal static FaultOccasion OccasionOf(FaultKind kind) => kind switch
    {
        FaultKind.ForgetOrder or FaultKind.BookTwice or FaultKind.ReuseClientOrderId => FaultOccasion.Order,
        FaultKind.RefuseConnection => FaultOccasion.Connection,
        _ => FaultOccasion.Request,
    };

    /// <summary>What is wrong with it, in words; null for nothing.</summary>
    internal string? FindMistake()
    {
        if (!Enum.IsDefined(Kind))
        {
            return "There is no such kind of fault.";
        }

        if (OccasionOf(Kind) != FaultOccasion.Request && (Path ?? Method) is not null)
        {
            return $"{Kind} strikes no request: it takes neither path nor method.";
        }

        if (Duration is { } duration && (duration < TimeSpan.Zero || !HasDuration(duration)))
        {
            return $"{Kind} does not take a duration of {duration.TotalMilliseconds.ToString(
                CultureInfo.InvariantCulture)} ms.";
        }

        if (Status is { } status && (status < LeastStatus || status > 599))
        {
            return $"{Kind} does not take the status {status.ToString(CultureInfo.InvariantCulture)}.";
        }

        return Code is { } code && !TakesCode(code)
            ? $"{Kind} does not take the code {code.ToString(CultureInfo.InvariantCulture)}."
            : null;
    }

    /// <summary>Whether it applies to a request.</summary>
    internal bool Fits(string method, string path) =>
        OccasionOf(Kind) == FaultOccasion.Request
        && (Path is null || string.Equals(Path, path, StringComparison.Ordinal))
        && (Method is null || string.Equals(Method, method, StringComparison.Ordinal));

    private int LeastStatus => Kind switch
    {
        FaultKind.FailBefore or FaultKind.FailAfter => 500,
        FaultKind.ErrorCode or FaultKind.UnknownCode => 400,
        _ => int.MaxValue,
    };

    private bool HasDuration(TimeSpan duration) => Kind switch
    {
        FaultKind.ExecuteLate => duration <= EngineTime,
        FaultKind.DelayAnswer or FaultKind.Ban or FaultKind.Limit or FaultKind.Restart => true,
        _ => false,
    };

    private bool TakesCode(int code) => Kind switch
    {
        FaultKind.ErrorCode => FaultAnswer.TextOf(code) is not null,
        FaultKind.UnknownCode => code < 0 && FaultAnswer.TextOf(code) is null,
        _ => false,
    };
}
