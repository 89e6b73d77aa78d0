namespace Spotwire;

/// <summary>What is known after a trading call: accepted, rejected or unknown. The hierarchy is closed.</summary>
/// <remarks>Documentation: rest-api.md, "HTTP Return Codes"; errors.md.</remarks>
/// <typeparam name="T">What Binance answers when it accepts.</typeparam>
public abstract record OrderOutcome<T>
{
    private OrderOutcome()
    {
    }

    /// <summary>Whether Binance accepted.</summary>
    public bool IsAccepted => this is Accepted;

    /// <summary>Whether it is certain that Binance did not, and will not, act on the call.</summary>
    public bool IsRejected => this is Rejected;

    /// <summary>Whether it is not known if Binance acted: never send the same thing again before asking.</summary>
    public bool IsUnknown => this is Unknown;

    /// <summary>The answer, or an exception with the error where there is none.</summary>
    /// <exception cref="SpotwireException">The outcome is rejected or unknown.</exception>
    public T RequireAccepted() => this switch
    {
        Accepted accepted => accepted.Value,
        Rejected rejected => throw new SpotwireException(rejected.Error),
        Unknown unknown => throw new SpotwireException(unknown.Error),
        _ => throw new InvalidOperationException("The hierarchy is closed."),
    };

    /// <summary>The same outcome with another value.</summary>
    internal OrderOutcome<TResult> Map<TResult>(Func<T, TResult> change) => this switch
    {
        Accepted accepted => new OrderOutcome<TResult>.Accepted(change(accepted.Value)),
        Rejected rejected => new OrderOutcome<TResult>.Rejected(rejected.Error, rejected.WasSent),
        Unknown unknown => new OrderOutcome<TResult>.Unknown(unknown.Error, unknown.ClientOrderId),
        _ => throw new InvalidOperationException("The hierarchy is closed."),
    };

    /// <summary>Binance accepted.</summary>
    /// <param name="Value">Its answer.</param>
    public sealed record Accepted(T Value) : OrderOutcome<T>;

    /// <summary>Binance refused with a code that the table knows as a refusal, or nothing was sent.</summary>
    /// <param name="Error">Why.</param>
    /// <param name="WasSent">False where our own check or ledger refused and nothing left the machine.</param>
    public sealed record Rejected(SpotwireError Error, bool WasSent) : OrderOutcome<T>;

    /// <summary>It was sent, or may have been, and no answer says what came of it: a time-out, a cut connection, an
    /// unreadable answer, HTTP 5XX, or a code that does not tell.</summary>
    /// <param name="Error">What is known.</param>
    /// <param name="ClientOrderId">The name to ask by; null for calls that name no single order.</param>
    public sealed record Unknown(SpotwireError Error, ClientOrderId? ClientOrderId) : OrderOutcome<T>;
}
