using Spotwire.Time;
using Spotwire.Wire;

namespace Spotwire.Limits;

/// <summary>The decisions that all clients of one environment and address have in common: a lock around the machine,
/// and a bell for those who wait.</summary>
internal sealed class SharedLedger(SharedClock clock)
{
    private readonly Lock _gate = new();
    private readonly LimitMachine _machine = new();
    private readonly List<TaskCompletionSource> _waiting = [];

    public bool IsInformed
    {
        get
        {
            lock (_gate)
            {
                return _machine.IsInformed;
            }
        }
    }

    public TimeSpan StoppedFor
    {
        get
        {
            lock (_gate)
            {
                return _machine.StoppedFor(clock.Read());
            }
        }
    }

    /// <summary>Decides; where the answer is to wait, <paramref name="bell"/> is rung as soon as it is worth asking
    /// again before the time is up.</summary>
    public LimitDecision Reserve(string? account, in RequestCost cost, TaskCompletionSource? bell)
    {
        lock (_gate)
        {
            var weight = Math.Max(cost.OnSuccess, cost.OnFailure);
            var decision = _machine.Reserve(
                clock.Read(), account, weight, cost.Orders, cost.RawRequests, cost.Connections);
            if (decision.Reservation is null && bell is not null)
            {
                _waiting.Add(bell);
            }

            return decision;
        }
    }

    /// <summary>Nobody waits for the bell any longer.</summary>
    public void Forget(TaskCompletionSource bell)
    {
        lock (_gate)
        {
            _waiting.Remove(bell);
        }
    }

    public void Learn(IReadOnlyList<LimitRule> rules) =>
        Change((machine, now) => machine.Learn(rules, now));

    public void Settle(LimitReservation reservation, LimitAnswer answer) =>
        Change((machine, now) => machine.Settle(reservation, answer, now));

    public void Release(LimitReservation reservation) =>
        Change((machine, now) => machine.Release(reservation, now));

    public void Stop(TimeSpan wait, bool isBan) => Change((machine, now) => machine.Stop(now, wait, isBan));

    public void StopOrders(string account, TimeSpan wait) =>
        Change((machine, now) => machine.StopOrders(now, account, wait));

    public IReadOnlyList<RateLimitUsage> Usage(string? account)
    {
        lock (_gate)
        {
            return _machine.Usage(clock.Read(), account);
        }
    }

    private void Change(Action<LimitMachine, ClockReading> change)
    {
        TaskCompletionSource[] rung;
        lock (_gate)
        {
            change(_machine, clock.Read());
            if (_waiting.Count == 0)
            {
                return;
            }

            rung = [.. _waiting];
            _waiting.Clear();
        }

        // Outside the lock: whoever waited may go on right here.
        foreach (var bell in rung)
        {
            bell.TrySetResult();
        }
    }
}
