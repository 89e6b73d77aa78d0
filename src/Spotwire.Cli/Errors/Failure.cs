using System.Text.Json.Nodes;
using Spotwire.Rules;

namespace Spotwire.Cli.Errors;

/// <summary>Why a verb did not do what it was asked, as it is told to the caller.</summary>
/// <param name="Kind">A word to branch on.</param>
/// <param name="Message">What happened.</param>
/// <param name="ExitCode">How the program ends.</param>
internal sealed record Failure(string Kind, string Message, int ExitCode)
{
    /// <summary>Binance's code; null where Binance was not asked.</summary>
    public int? Code { get; init; }

    /// <summary>Whether the same call may succeed later without being changed.</summary>
    public bool IsRetryable { get; init; }

    /// <summary>How long to wait before trying again; null when nobody said.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary><c>rejected</c> or <c>unknown</c> for a call that trades; null for all others.</summary>
    public string? OrderState { get; init; }

    /// <summary>The name to ask by when the outcome is unknown.</summary>
    public string? ClientOrderId { get; init; }

    /// <summary>What the caller can do about it.</summary>
    public string? Hint { get; init; }

    /// <summary>The rules that the order breaks.</summary>
    public IReadOnlyList<RuleViolation> Violations { get; init; } = [];

    /// <summary>A command line that cannot be carried out.</summary>
    public static Failure Usage(string message, string? hint = null) =>
        new("Usage", message, Errors.ExitCode.Usage) { Hint = hint };

    /// <summary>A call that failed.</summary>
    public static Failure From(SpotwireError error) => new(Word(error.Kind), error.Message, Errors.ExitCode.Of(error))
    {
        Code = error.Code,
        IsRetryable = error.IsTransient,
        RetryAfter = error.RetryAfter,
        Hint = error.Hint ?? DefaultHint(error),
        Violations = error.Violations,
    };

    /// <summary>A trading call that was not accepted; null where it was.</summary>
    public static Failure? From<T>(OrderOutcome<T> outcome) => outcome switch
    {
        OrderOutcome<T>.Rejected rejected => From(rejected.Error) with { OrderState = "rejected" },
        OrderOutcome<T>.Unknown unknown => From(unknown.Error) with
        {
            ExitCode = Errors.ExitCode.OutcomeUnknown,
            OrderState = "unknown",
            IsRetryable = false,
            ClientOrderId = unknown.ClientOrderId?.Value,
            Hint = unknown.ClientOrderId is { } id
                ? $"Ask before sending again: spotwire order get SYMBOL --client-id {id.Value}"
                : "Ask before sending again: spotwire order open SYMBOL",
        },
        _ => null,
    };

    /// <summary>The object that the JSON modes write.</summary>
    public JsonObject ToJson()
    {
        var error = new JsonObject
        {
            ["kind"] = Kind,
            ["code"] = Code,
            ["message"] = Message,
            ["retryable"] = IsRetryable,
            ["retryAfterMs"] = RetryAfter is { } wait ? (long)Math.Ceiling(wait.TotalMilliseconds) : null,
            ["orderState"] = OrderState,
            ["hint"] = Hint,
        };
        if (ClientOrderId is not null)
        {
            error["clientOrderId"] = ClientOrderId;
        }

        if (Violations.Count > 0)
        {
            error["violations"] = Output.RuleShapes.Of(Violations);
        }

        return new JsonObject { ["error"] = error };
    }

    private static string Word(ErrorKind kind) => kind.ToString();

    private static string? DefaultHint(SpotwireError error) => error.Kind switch
    {
        ErrorKind.MissingKey => "Set BINANCE_API_KEY and BINANCE_API_SECRET, or put them into a .env file here.",
        ErrorKind.LimitReached => "Wait, or allow the call to wait longer with --wait SECONDS.",
        ErrorKind.Network or ErrorKind.Timeout => "Is the exchange that --env names reachable?",
        _ => null,
    };
}
