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
        Change(rules, static (machine, rules, now) => machine.Learn(rules, now));

    public void Settle(LimitReservation reservation, LimitAnswer answer) => Change(
        (reservation, answer),
        static (machine, settled, now) => machine.Settle(settled.reservation, settled.answer, now));

    public void Release(LimitReservation reservation) =>
        Change(reservation, static (machine, released, now) => machine.Release(released, now));

    public void Stop(TimeSpan wait, bool isBan) =>
        Change((wait, isBan), static (machine, stop, now) => machine.Stop(now, stop.wait, stop.isBan));

    public void StopOrders(string account, TimeSpan wait) =>
        Change((account, wait), static (machine, stop, now) => machine.StopOrders(now, stop.account, stop.wait));

    public IReadOnlyList<RateLimitUsage> Usage(string? account)
    {
        lock (_gate)
        {
            return _machine.Usage(clock.Read(), account);
        }
    }

    private void Change<T>(T what, Action<LimitMachine, T, ClockReading> change)
    {
        TaskCompletionSource[] rung;
        lock (_gate)
        {
            change(_machine, what, clock.Read());
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
