using Spotwire.Time;
using Spotwire.Wire;

namespace Spotwire.Limits;

/// <summary>Keeps every call within the exchange's limits. The limits are read from exchangeInfo, the counts are
/// corrected by every answer; all clients of the process with the same environment and address share them, and orders
/// are counted by API key.</summary>
/// <remarks>Documentation: rest-api.md, "LIMITS".</remarks>
public sealed class RateLimitLedger
{
    private readonly SharedLedger _shared;
    private readonly SharedClock _clock;
    private readonly SpotwireOptions _options;
    private readonly string? _account;

    internal RateLimitLedger(SharedLedger shared, SharedClock clock, SpotwireOptions options)
    {
        _shared = shared;
        _clock = clock;
        _options = options;
        _account = options.Credentials?.ApiKey;
    }

    /// <summary>Whether the limits have been read; the first call of a client does so.</summary>
    public bool IsInformed => _shared.IsInformed;

    /// <summary>How long the exchange has told this address to stop (429) or has banned it (418); zero where it has
    /// not.</summary>
    public TimeSpan StoppedFor => _shared.StoppedFor;

    /// <summary>Every limit as it stands: those of the address, and where the client has a key those of its orders.
    /// Empty until the limits have been read.</summary>
    public IReadOnlyList<RateLimitUsage> GetUsage() => _shared.Usage(_account);

    /// <summary>Takes the limits of an answer of exchangeInfo.</summary>
    internal void Learn(IReadOnlyList<LimitRule> rules) => _shared.Learn(rules);

    /// <summary>Waits for room, as long as the options allow, and takes it.</summary>
    /// <exception cref="SpotwireException">There is no room in time (<see cref="ErrorKind.LimitReached"/>), or the
    /// address is banned (<see cref="ErrorKind.Banned"/>); nothing was sent.</exception>
    internal ValueTask<LimitReservation> AcquireAsync(RequestCost cost, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return TryAcquire(cost) is { } reservation
            ? ValueTask.FromResult(reservation)
            : WaitForRoomAsync(cost, cancellationToken);
    }

    /// <summary>Takes room if there is some at once; null where there is none.</summary>
    internal LimitReservation? TryAcquire(RequestCost cost) => _shared.Reserve(_account, cost, null).Reservation;

    /// <summary>Counts an attempt to open a stream connection, which costs no weight; where there is no room for it,
    /// the error says when there will be.</summary>
    internal SpotwireError? TakeConnection()
    {
        var cost = new RequestCost(0, 0, 0) { RawRequests = 0, Connections = 1 };
        var decision = _shared.Reserve(null, cost, null);
        if (decision.Reservation is not { } reservation)
        {
            return Refused(decision).Error;
        }

        // The exchange counts attempts, whatever comes of them; this one is about to leave.
        Settle(reservation, new LimitAnswer { RawRequests = 0, Connections = 1, MayStillArrive = true });
        return null;
    }

    /// <summary>An answer came, or will not come.</summary>
    internal void Settle(LimitReservation reservation, LimitAnswer answer) => _shared.Settle(reservation, answer);

    /// <summary>Nothing left the machine.</summary>
    internal void Release(LimitReservation reservation) => _shared.Release(reservation);

    /// <summary>The exchange has told everybody at this address to stop, or has banned it.</summary>
    internal void Stop(TimeSpan wait, bool isBan) => _shared.Stop(wait, isBan);

    /// <summary>The exchange takes no more orders of this client's account.</summary>
    internal void StopOrders(TimeSpan wait) => _shared.StopOrders(_account ?? "", wait);

    private static SpotwireException Refused(in LimitDecision decision) => new(new SpotwireError
    {
        Kind = decision.IsBan ? ErrorKind.Banned : ErrorKind.LimitReached,
        Message = $"Not sent: {decision.Cause}.",
        IsTransient = decision.Wait is not null,
        RetryAfter = decision.Wait,
        Hint = decision.Wait is null
            ? "The limit is smaller than this one call."
            : "Wait for RetryAfter, or allow a longer LimitWait.",
    });

    private async ValueTask<LimitReservation> WaitForRoomAsync(
        RequestCost cost, CancellationToken cancellationToken)
    {
        var deadline = _clock.LocalMicros() + (_options.LimitWait.Ticks / TimeSpan.TicksPerMicrosecond);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var left = TimeSpan.FromTicks((deadline - _clock.LocalMicros()) * TimeSpan.TicksPerMicrosecond);
            var bell = left > TimeSpan.Zero ? NewBell() : null;
            var decision = _shared.Reserve(_account, cost, bell);
            if (decision.Reservation is { } reservation)
            {
                return reservation;
            }

            var isWorthWaiting = decision.MayBeSooner || decision.Wait <= left;
            if (bell is null || !isWorthWaiting)
            {
                if (bell is not null)
                {
                    _shared.Forget(bell);
                }

                throw Refused(decision);
            }

            // Timers count whole milliseconds and cut what is below.
            var pause = decision.Wait is { } wait && wait < left ? wait : left;
            pause = TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(pause.TotalMilliseconds)));
            await WaitAsync(bell, pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private TaskCompletionSource NewBell() => new(_options.RunContinuationsInline
        ? TaskCreationOptions.None
        : TaskCreationOptions.RunContinuationsAsynchronously);

    private async ValueTask WaitAsync(TaskCompletionSource bell, TimeSpan pause, CancellationToken cancellationToken)
    {
        using var timer = _options.TimeProvider.CreateTimer(
            static state => ((TaskCompletionSource)state!).TrySetResult(), bell, pause, Timeout.InfiniteTimeSpan);
        await using var cancelled = cancellationToken.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), bell)
            .ConfigureAwait(false);
        try
        {
            await bell.Task.ConfigureAwait(false);
        }
        finally
        {
            _shared.Forget(bell);
        }
    }
}
