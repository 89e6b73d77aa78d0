using CsCheck;
using Spotwire.Limits;
using Spotwire.Time;

namespace Spotwire.Tests.Limits;

/// <summary>Two clients of one process from their first question on: neither the limits nor the exchange's clock is
/// known yet, the clock is measured over a network of any speed and again later, and calls are given up while their
/// requests are still on their way. The exchange, which counts on arrival, never counts more than its
/// limit.</summary>
public sealed class LimitStartSimulationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public void The_exchange_never_counts_more_than_its_limit(int mostGivenUp) => Run(300, mostGivenUp);

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [Trait("Tier", "Long")]
    public void The_exchange_never_counts_more_than_its_limit_in_many_runs(int mostGivenUp) =>
        Run(20_000, mostGivenUp);

    [Fact]
    public void What_is_free_is_used()
    {
        // A quick network and nothing given up: nearly everything that the windows allow is sent; the first and the
        // last are cut.
        var sent = new Simulation(1, slowest: 5_000, givenUpPercent: 0, ppm: 50).Run();
        Assert.InRange(sent, 10 * Simulation.Limit, 11 * Simulation.Limit);
    }

    private static void Run(int runs, int mostGivenUp) =>
        Gen.Select(Gen.Int, Gen.Long[1_000, 1_500_000], Gen.Int[0, mostGivenUp], Gen.Int[-90, 90]).Sample(
            (seed, slowest, givenUp, ppm) => new Simulation(seed, slowest, givenUp, ppm).Run(), iter: runs);

    private sealed class Simulation
    {
        public const int Limit = 100;
        private const long Window = 2_000_000;
        private const int ExchangeInfoWeight = 20;
        private const long LatestArrival = 5_000_000;
        private static readonly LimitRule Rule =
            new(RateLimitType.RequestWeight, RateLimitInterval.Second, 2, Limit);

        private readonly Random _random;
        private readonly long _slowest;
        private readonly int _givenUpPercent;
        private readonly int _ppm;
        private readonly long _start;
        private readonly long _wallError;
        private readonly LimitMachine _machine = new();
        private readonly ClockEstimate _clock = new();
        private readonly PriorityQueue<Action, (long At, long Sequence)> _events = new();
        private long _sequence;
        private long _now;
        private long _exchangeWindow;
        private int _exchangeCount;
        private int _counted;

        public Simulation(int seed, long slowest, int givenUpPercent, int ppm)
        {
            _random = new Random(seed);
            (_slowest, _givenUpPercent, _ppm) = (slowest, givenUpPercent, ppm);
            _start = 1_753_099_200_000_000 + _random.NextInt64(Window);
            _wallError = _random.NextInt64(-Window, Window);
        }

        /// <summary>What the exchange has counted in all.</summary>
        public int Run()
        {
            for (var client = 0; client < 2; client++)
            {
                At(_start + _random.NextInt64(50_000), () => MeasureClock(left: 3, ReadLimits));
            }

            for (var i = 0; i < 8; i++)
            {
                At(_start + _random.NextInt64(10 * Window), () => MeasureClock(left: 3, () => { }));
            }

            for (var at = _start; at < _start + (10 * Window); at += 1 + _random.NextInt64(60_000))
            {
                At(at, TrySend);
            }

            while (_events.TryDequeue(out var happen, out var when))
            {
                _now = when.At;
                happen();
            }

            return _counted;
        }

        private void MeasureClock(int left, Action done)
        {
            var sent = Local();
            Ask(1, cost => cost, answered: at =>
            {
                _clock.Offer(sent, Local(), at / 1000 * 1000, 1000);
                if (left > 1 && Local() - sent > 20_000)
                {
                    MeasureClock(left - 1, done);
                }
                else
                {
                    done();
                }
            });
        }

        /// <summary>Each client by itself, as long as nobody knows them.</summary>
        private void ReadLimits()
        {
            if (!_machine.IsInformed)
            {
                Ask(ExchangeInfoWeight, cost => cost, answered: _ => _machine.Learn([Rule], Clock()));
            }
        }

        private void TrySend()
        {
            if (_machine.IsInformed)
            {
                Ask(1 + _random.Next(25), worst => _random.Next(4) == 0 ? 0 : worst, answered: _ => { });
            }
        }

        private void Ask(int worst, Func<int, int> costOf, Action<long> answered)
        {
            if (_machine.Reserve(Clock(), null, worst, 0).Reservation is not { } reservation)
            {
                return;
            }

            if (_random.Next(100) < _givenUpPercent)
            {
                var givenUp = _random.NextInt64(_slowest);
                At(_now + givenUp, () => _machine.Settle(
                    reservation, new LimitAnswer { Weight = worst, MayStillArrive = true }, Clock()));
                At(_now + givenUp + _random.NextInt64(LatestArrival), () => Count(worst));
                return;
            }

            At(_now + Leg(), () =>
            {
                var cost = costOf(worst);
                Count(cost);
                var (at, told) = (_now, _exchangeCount);
                At(_now + Leg(), () =>
                {
                    answered(at);
                    var count = new ToldCount(Rule.Type, Rule.Interval, Rule.IntervalNumber, told);
                    _machine.Settle(reservation, new LimitAnswer { Weight = cost, Told = [count] }, Clock());
                });
            });
        }

        private void Count(int cost)
        {
            var window = _now / Window;
            if (window != _exchangeWindow)
            {
                (_exchangeWindow, _exchangeCount) = (window, 0);
            }

            _exchangeCount += cost;
            _counted += cost;
            Assert.True(_exchangeCount <= Limit, $"the exchange counted {_exchangeCount} of {Limit}");
        }

        private void At(long at, Action happen) => _events.Enqueue(happen, (at, ++_sequence));

        /// <summary>One way through the network: mostly quick.</summary>
        private long Leg() => 1 + _random.NextInt64(_random.Next(4) == 0 ? _slowest : 1 + (_slowest / 20));

        /// <summary>The machine's monotonic clock, which is fast or slow.</summary>
        private long Local() => (_now - _start) + ((_now - _start) * _ppm / 1_000_000);

        private ClockReading Clock() => new()
        {
            ServerMicros = _clock.HasSample ? _clock.Now(Local()) : _now + _wallError,
            UncertaintyMicros = _clock.HasSample ? _clock.Uncertainty(Local()) : 0,
            LocalMicros = Local(),
            Generation = _clock.Generation,
        };
    }
}
