using CsCheck;
using Spotwire.Limits;
using Spotwire.Time;

namespace Spotwire.Tests.Limits;

/// <summary>Many requests on their way at once, with answers that are late, overtake each other or are lost, over a
/// clock that is behind: the exchange never counts more than its limit.</summary>
public sealed class LimitSimulationTests
{
    private const long Start = 1_753_099_200_000_000;

    [Fact]
    public void The_exchange_never_counts_more_than_its_limit() => Run(200);

    [Fact]
    [Trait("Tier", "Long")]
    public void The_exchange_never_counts_more_than_its_limit_in_many_runs() => Run(20_000);

    [Fact]
    public void What_is_free_is_used()
    {
        // Nothing lost, nothing late: nearly everything that the limits allow is sent.
        var sent = new Simulation(1, uncertainty: 2_000, slowest: 5_000, lossPercent: 0, creditPercent: 0).Run();
        Assert.InRange(sent, 10 * 48, 10 * 50);
    }

    private static void Run(int runs) =>
        Gen.Select(Gen.Int, Gen.Long[0, 900_000], Gen.Long[1_000, 3_000_000], Gen.Int[0, 20], Gen.Int[0, 50])
            .Sample(
                (seed, uncertainty, slowest, loss, credit) =>
                    new Simulation(seed, uncertainty, slowest, loss, credit).Run(),
                iter: runs);

    private sealed class Simulation(int seed, long uncertainty, long slowest, int lossPercent, int creditPercent)
    {
        private const int Limit = 50;
        private const long Window = 10_000_000;
        private static readonly LimitRule Rule =
            new(RateLimitType.RequestWeight, RateLimitInterval.Second, 10, Limit);

        private readonly Random _random = new(seed);
        private readonly LimitMachine _machine = new();
        private readonly PriorityQueue<Action, long> _events = new();
        private long _now = Start;
        private long _lag;
        private long _exchangeWindow;
        private int _exchangeCount;
        private int _counted;

        public int Run()
        {
            _lag = uncertainty == 0 ? 0 : _random.NextInt64(uncertainty + 1);
            _machine.Learn([Rule], Clock());
            for (var at = Start; at < Start + (10 * Window); at += 1 + _random.NextInt64(150_000))
            {
                _events.Enqueue(TrySend, at);
            }

            while (_events.TryDequeue(out var happen, out _now))
            {
                happen();
            }

            return _counted;
        }

        private void TrySend()
        {
            var worst = 1 + _random.Next(10);
            if (_machine.Reserve(Clock(), null, worst, 0).Reservation is not { } reservation)
            {
                return;
            }

            if (_random.Next(100) < lossPercent)
            {
                _machine.Release(reservation, Clock());
                return;
            }

            var there = _random.NextInt64(slowest);
            var cost = _random.Next(4) == 0 ? 0 : worst;
            _events.Enqueue(() => Arrive(reservation, worst, cost), _now + there);
        }

        private void Arrive(LimitReservation reservation, int worst, int cost)
        {
            var window = _now / Window;
            if (window != _exchangeWindow)
            {
                (_exchangeWindow, _exchangeCount) = (window, 0);
            }

            _exchangeCount += cost;
            _counted += cost;
            Assert.True(_exchangeCount <= Limit, $"the exchange counted {_exchangeCount} of {Limit}");
            if (_random.Next(100) < creditPercent)
            {
                _exchangeCount = Math.Max(0, _exchangeCount - 1);
            }

            var told = new ToldCount(Rule.Type, Rule.Interval, Rule.IntervalNumber, _exchangeCount);
            var isLost = _random.Next(100) < lossPercent;
            _events.Enqueue(
                () => _machine.Settle(
                    reservation,
                    isLost ? new LimitAnswer { Weight = worst } : new LimitAnswer { Weight = cost, Told = [told] },
                    Clock()),
                _now + _random.NextInt64(slowest));
        }

        private ClockReading Clock() => new()
        {
            ServerMicros = _now - _lag,
            UncertaintyMicros = uncertainty,
            LocalMicros = _now - Start,
        };
    }
}
