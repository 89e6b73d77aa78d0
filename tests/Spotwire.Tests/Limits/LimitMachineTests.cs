using CsCheck;
using Spotwire.Limits;
using Spotwire.Time;

namespace Spotwire.Tests.Limits;

public sealed class LimitMachineTests
{
    private const long Start = 1_753_099_200_000_000;
    private static readonly LimitRule Weight =
        new(RateLimitType.RequestWeight, RateLimitInterval.Minute, 1, 50);

    private static readonly LimitRule Orders = new(RateLimitType.Orders, RateLimitInterval.Second, 10, 5);

    /// <summary>Where every answer comes before the next question, the machine decides as a counter does that anybody
    /// would write.</summary>
    [Fact]
    public void One_call_after_another_it_decides_like_the_naive_model()
    {
        var step = Gen.Select(Gen.Long[0, 25_000_000], Gen.Int[0, 30], Gen.Int[0, 2], Gen.Int[0, 3]);
        step.Array[1, 60].Sample(steps =>
        {
            var machine = new LimitMachine();
            machine.Learn([Weight, Orders], At(Start));
            var naive = new NaiveLimits();
            var now = Start;
            foreach (var (pause, weight, orders, kind) in steps)
            {
                now += pause;
                var decision = machine.Reserve(At(now), "a", weight, orders);
                var isFree = naive.HasRoom(now, weight, orders);
                Assert.Equal(isFree, decision.Reservation is not null);
                if (decision.Reservation is not { } reservation)
                {
                    continue;
                }

                if (kind == 0)
                {
                    machine.Release(reservation, At(now));
                    continue;
                }

                naive.Count(now, weight, orders);
                machine.Settle(
                    reservation,
                    kind == 1
                        ? new LimitAnswer { Weight = weight, Orders = orders }
                        : new LimitAnswer { Weight = 999, Orders = 999, Told = naive.Told(now) },
                    At(now));
            }
        });
    }

    [Fact]
    public void The_exchanges_figure_is_adopted_up_and_down()
    {
        var machine = new LimitMachine();
        machine.Learn([Weight], At(Start));
        Settle(machine, Reserve(machine, Start, 1), Start, weight: 1, told: 40);
        Assert.Equal(40, Used(machine, Start));
        Assert.Null(machine.Reserve(At(Start), null, 11, 0).Reservation);
        Settle(machine, Reserve(machine, Start, 1), Start, weight: 1, told: 7);
        Assert.Equal(7, Used(machine, Start));
    }

    [Fact]
    public void A_window_that_no_answer_tells_of_counts_all_and_costs_the_same_however_many()
    {
        var machine = new LimitMachine();
        machine.Learn([new(RateLimitType.RawRequests, RateLimitInterval.Minute, 5, 1_000_000)], At(Start));
        Count(1000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Count(1000);
        var few = GC.GetAllocatedBytesForCurrentThread() - before;
        Count(20_000);
        before = GC.GetAllocatedBytesForCurrentThread();
        Count(1000);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, few + 1000);
        Assert.Equal(23_000, Used(machine, Start));

        void Count(int calls)
        {
            for (var i = 0; i < calls; i++)
            {
                Settle(machine, Reserve(machine, Start, 1), Start, weight: 1, told: null);
            }
        }
    }

    [Fact]
    public void What_may_have_counted_in_the_next_window_counts_there_beside_what_comes_then()
    {
        var machine = new LimitMachine();
        machine.Learn([Weight], At(Start));
        var end = At(Start + 59_999_000) with { UncertaintyMicros = 5000 };
        for (var i = 0; i < 2; i++)
        {
            machine.Settle(
                machine.Reserve(end, null, 10, 0).Reservation!, new LimitAnswer { Weight = 10 }, end);
        }

        var next = Start + 60_000_000;
        Assert.Equal(20, Used(machine, next));
        Settle(machine, Reserve(machine, next, 1), next, weight: 1, told: null);
        Assert.Equal(21, Used(machine, next));
        Settle(machine, Reserve(machine, next, 1), next, weight: 1, told: 5);
        Assert.Equal(5, Used(machine, next));
    }

    [Fact]
    public void Answers_that_overtake_each_other_do_not_lower_the_count()
    {
        var machine = new LimitMachine();
        machine.Learn([Weight], At(Start));
        var first = Reserve(machine, Start, 10);
        var second = Reserve(machine, Start, 10);
        Settle(machine, second, Start, weight: 10, told: 20);
        Settle(machine, first, Start, weight: 10, told: 10);
        Assert.Equal(20, Used(machine, Start));
    }

    [Fact]
    public void A_refusal_says_when_the_window_ends_and_whether_it_may_be_sooner()
    {
        var machine = new LimitMachine();
        machine.Learn([Weight], At(Start));
        var held = Reserve(machine, Start + 20_000_000, 30);
        var refused = machine.Reserve(At(Start + 20_000_000), null, 30, 0);
        Assert.Equal((TimeSpan.FromSeconds(40), true), (refused.Wait, refused.MayBeSooner));
        Assert.Equal("REQUEST_WEIGHT 0+30 of 50 per 1 MINUTE, 30 more wanted", refused.Cause);

        Settle(machine, held, Start + 30_000_000, weight: 30, told: null);
        refused = machine.Reserve(At(Start + 30_000_000), null, 30, 0);
        Assert.Equal((TimeSpan.FromSeconds(30), false), (refused.Wait, refused.MayBeSooner));
        Assert.NotNull(machine.Reserve(At(Start + 60_000_000), null, 30, 0).Reservation);

        refused = machine.Reserve(At(Start), null, 51, 0);
        Assert.Equal((null, false), (refused.Wait, refused.MayBeSooner));
    }

    [Fact]
    public void Orders_count_by_account_and_weight_by_address()
    {
        var machine = new LimitMachine();
        machine.Learn([Weight, Orders], At(Start));
        for (var i = 0; i < 5; i++)
        {
            Assert.NotNull(machine.Reserve(At(Start), "a", 1, 1).Reservation);
        }

        Assert.Null(machine.Reserve(At(Start), "a", 1, 1).Reservation);
        Assert.NotNull(machine.Reserve(At(Start), "b", 1, 1).Reservation);
        Assert.NotNull(machine.Reserve(At(Start), "a", 1, 0).Reservation);
        Assert.Equal(7, machine.Usage(At(Start), "a").Single(u => u.Type == RateLimitType.RequestWeight).InFlight);
        Assert.Equal(1, machine.Usage(At(Start), "b").Single(u => u.Type == RateLimitType.Orders).InFlight);
    }

    [Fact]
    public void A_stop_holds_everybody_back_and_a_ban_says_so()
    {
        var machine = new LimitMachine();
        machine.Learn([Weight], At(Start));
        machine.Stop(At(Start), TimeSpan.FromSeconds(7), isBan: false);
        var refused = machine.Reserve(At(Start + 1_000_000), "a", 1, 0);
        Assert.Equal((TimeSpan.FromSeconds(6), false), (refused.Wait, refused.IsBan));
        machine.Stop(At(Start + 1_000_000), TimeSpan.FromMinutes(2), isBan: true);
        Assert.True(machine.Reserve(At(Start + 100_000_000), null, 1, 0).IsBan);
        machine.Stop(At(Start + 2_000_000), TimeSpan.FromSeconds(1), isBan: false);
        Assert.True(machine.Reserve(At(Start + 100_000_000), null, 1, 0).IsBan);
        Assert.NotNull(machine.Reserve(At(Start + 121_000_000), null, 1, 0).Reservation);
    }

    [Fact]
    public void An_accounts_exhausted_day_leaves_room_to_cancel()
    {
        var machine = new LimitMachine();
        machine.Learn([Weight, Orders], At(Start));
        machine.StopOrders(At(Start), "a", TimeSpan.FromHours(5));
        Assert.Null(machine.Reserve(At(Start + 59_000_000), "b", 1, 1).Reservation);
        Assert.NotNull(machine.Reserve(At(Start + 60_000_000), "a", 1, 0).Reservation);
        Assert.NotNull(machine.Reserve(At(Start + 60_000_000), "b", 1, 1).Reservation);
        Assert.Null(machine.Reserve(At(Start + 60_000_000), "a", 1, 1).Reservation);
        Assert.NotNull(machine.Reserve(At(Start + (5L * 3_600_000_000)), "a", 1, 1).Reservation);
    }

    [Fact]
    public void Limits_that_are_read_again_keep_the_counts_of_the_windows_that_stay()
    {
        var machine = new LimitMachine();
        machine.Learn([Weight], At(Start));
        Settle(machine, Reserve(machine, Start, 10), Start, weight: 10, told: 10);
        machine.Learn([Weight with { Limit = 12 }, Orders], At(Start));
        Assert.Equal(10, Used(machine, Start));
        Assert.Null(machine.Reserve(At(Start), null, 3, 0).Reservation);
        Assert.NotNull(machine.Reserve(At(Start), null, 2, 0).Reservation);
    }

    [Fact]
    public void Settling_twice_counts_once()
    {
        var machine = new LimitMachine();
        machine.Learn([Weight], At(Start));
        var reservation = Reserve(machine, Start, 10);
        Settle(machine, reservation, Start, weight: 10, told: null);
        Settle(machine, reservation, Start, weight: 10, told: null);
        machine.Release(reservation, At(Start));
        Assert.Equal((10, 0), (Used(machine, Start), machine.Usage(At(Start), null)[0].InFlight));
    }

    [Fact]
    public void What_was_sent_before_the_limits_were_known_counts_once_they_are()
    {
        var machine = new LimitMachine();
        var ofAnother = Reserve(machine, Start, 20);
        var own = Reserve(machine, Start, 20);
        Settle(machine, Reserve(machine, Start, 3), Start, weight: 3, told: 3);
        machine.Learn([Weight], At(Start));
        Settle(machine, own, Start, weight: 20, told: 20);
        Assert.Equal((23, 20), (Used(machine, Start), machine.Usage(At(Start), null)[0].InFlight));
        Assert.Null(machine.Reserve(At(Start), null, 8, 0).Reservation);
        var next = Reserve(machine, Start, 7);
        Settle(machine, ofAnother, Start, weight: 20, told: 43);
        Settle(machine, next, Start, weight: 7, told: 50);
        Assert.Equal(50, Used(machine, Start));
    }

    [Fact]
    public void What_was_answered_long_before_the_limits_were_known_is_told_by_their_answer()
    {
        var machine = new LimitMachine();
        Settle(machine, Reserve(machine, Start, 1), Start, weight: 1, told: 1);
        var limits = Reserve(machine, Start, 20);
        machine.Learn([Weight], At(Start));
        Settle(machine, limits, Start, weight: 20, told: 21);
        Assert.Equal(21, Used(machine, Start));
    }

    [Fact]
    public void What_was_given_up_counts_on_top_as_long_as_it_may_arrive()
    {
        var machine = new LimitMachine();
        machine.Learn([Weight], At(Start));
        const long end = Start + 59_000_000;
        machine.Settle(
            Reserve(machine, end, 10), new LimitAnswer { Weight = 10, MayStillArrive = true }, At(end));
        Settle(machine, Reserve(machine, end, 5), end, weight: 5, told: 5);
        Assert.Equal(15, Used(machine, end));

        // In the next window as well, until it has arrived or never will; then until an answer tells it.
        Settle(machine, Reserve(machine, end + 2_000_000, 1), end + 2_000_000, weight: 1, told: 1);
        Assert.Equal(11, Used(machine, end + 2_000_000));
        Assert.Equal(11, Used(machine, end + 5_000_000));
        Settle(machine, Reserve(machine, end + 5_000_000, 1), end + 5_000_000, weight: 1, told: 2);
        Assert.Equal(2, Used(machine, end + 5_000_000));
    }

    [Fact]
    public void What_was_given_up_in_an_earlier_window_is_over_with_it()
    {
        var machine = new LimitMachine();
        machine.Learn([Weight], At(Start));
        machine.Settle(
            Reserve(machine, Start, 10), new LimitAnswer { Weight = 10, MayStillArrive = true }, At(Start));
        Assert.Equal(10, Used(machine, Start + 59_999_999));
        Assert.Equal(0, Used(machine, Start + 60_000_000));
    }

    [Theory]
    [InlineData(1_999_999, 0, 0)]
    [InlineData(2_000_000, 7, 0)]
    [InlineData(62_000_000, 7, 7)]
    public void What_was_answered_when_the_exchange_may_have_been_ahead_counts_wherever_it_may_have_been(
        long uncertainty, int inNext, int inTheOneAfter)
    {
        var machine = new LimitMachine();
        machine.Learn([Weight], At(Start));
        var now = At(Start + 58_000_000) with { UncertaintyMicros = uncertainty };
        var held = machine.Reserve(now, null, 7, 0).Reservation!;
        machine.Settle(held, new LimitAnswer { Weight = 7 }, now);
        Assert.Equal(7, Used(machine, Start + 58_000_000));
        Assert.Equal(inNext, Used(machine, Start + 60_000_000));
        Assert.Equal(inTheOneAfter, Used(machine, Start + 120_000_000));
    }

    [Theory]
    [InlineData("X-MBX-USED-WEIGHT-1M", "27", "REQUEST_WEIGHT", "MINUTE", 1, 27)]
    [InlineData("x-mbx-used-weight-5m", "0", "REQUEST_WEIGHT", "MINUTE", 5, 0)]
    [InlineData("X-MBX-ORDER-COUNT-10S", "3", "ORDERS", "SECOND", 10, 3)]
    [InlineData("X-Mbx-Order-Count-1d", "199999", "ORDERS", "DAY", 1, 199_999)]
    [InlineData("X-MBX-USED-WEIGHT-2H", "1", "REQUEST_WEIGHT", "HOUR", 2, 1)]
    public void Headers_are_read(string name, string value, string type, string interval, int number, int count)
    {
        Assert.True(ToldCount.TryRead(name, value, out var told));
        Assert.Equal(
            new ToldCount(RateLimitType.FromWire(type), RateLimitInterval.FromWire(interval), number, count), told);
    }

    [Theory]
    [InlineData("X-MBX-USED-WEIGHT", "27")]
    [InlineData("X-MBX-USED-WEIGHT-1M", "-1")]
    [InlineData("X-MBX-USED-WEIGHT-1Y", "1")]
    [InlineData("X-MBX-USED-WEIGHT-M", "1")]
    [InlineData("X-MBX-USED-WEIGHT-1M", "99999999999")]
    [InlineData("X-SAPI-USED-IP-WEIGHT-1M", "1")]
    public void Other_headers_are_left_alone(string name, string value) =>
        Assert.False(ToldCount.TryRead(name, value, out _));

    private static ClockReading At(long now) => new() { ServerMicros = now, LocalMicros = now - Start };

    private static LimitReservation Reserve(LimitMachine machine, long now, int weight) =>
        machine.Reserve(At(now), null, weight, 0).Reservation!;

    private static void Settle(
        LimitMachine machine, LimitReservation reservation, long now, int weight, int? told) =>
        machine.Settle(
            reservation,
            new LimitAnswer
            {
                Weight = weight,
                Told = told is { } count
                    ? [new ToldCount(RateLimitType.RequestWeight, RateLimitInterval.Minute, 1, count)]
                    : [],
            },
            At(now));

    private static int Used(LimitMachine machine, long now) => machine.Usage(At(now), null)[0].Used;

    private sealed class NaiveLimits
    {
        private long _minute;
        private long _tenSeconds;
        private int _weight;
        private int _orders;

        public bool HasRoom(long now, int weight, int orders)
        {
            Roll(now);
            return _weight + weight <= Weight.Limit && (orders == 0 || _orders + orders <= Orders.Limit);
        }

        public void Count(long now, int weight, int orders)
        {
            Roll(now);
            _weight += weight;
            _orders += orders;
        }

        public IReadOnlyList<ToldCount> Told(long now)
        {
            Roll(now);
            return
            [
                new(RateLimitType.RequestWeight, RateLimitInterval.Minute, 1, _weight),
                new(RateLimitType.Orders, RateLimitInterval.Second, 10, _orders),
            ];
        }

        private void Roll(long now)
        {
            if (now / 60_000_000 != _minute)
            {
                (_minute, _weight) = (now / 60_000_000, 0);
            }

            if (now / 10_000_000 != _tenSeconds)
            {
                (_tenSeconds, _orders) = (now / 10_000_000, 0);
            }
        }
    }
}
