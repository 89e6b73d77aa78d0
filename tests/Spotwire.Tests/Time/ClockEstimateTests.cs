using CsCheck;
using Spotwire.Time;

namespace Spotwire.Tests.Time;

public sealed class ClockEstimateTests
{
    private const long Server = 1_700_000_000_000_000;

    [Fact]
    public void The_shortest_round_trip_wins()
    {
        var clock = new ClockEstimate();
        Assert.True(clock.Offer(0, 50_000, Server, 1000));
        Assert.False(clock.Offer(60_000, 160_000, Server + 60_000, 1000));
        Assert.Equal(Server + 110_000 - 11, clock.Now(160_000));
        Assert.True(clock.Offer(200_000, 204_000, Server + 202_000, 1000));
        Assert.Equal(Server + 202_000, clock.Now(204_000));
        Assert.Equal(5_000, clock.Uncertainty(204_000));
    }

    [Fact]
    public void A_better_measurement_does_not_step_back()
    {
        var clock = new ClockEstimate();
        Assert.True(clock.Offer(0, 50_000, Server + 40_000, 1000));
        Assert.True(clock.Offer(50_000, 60_000, Server + 46_000, 1000));
        Assert.Equal(Server + 49_999, clock.Now(60_000));
        Assert.Equal(7_002, clock.Uncertainty(60_000));
    }

    [Fact]
    public void An_old_measurement_gives_way_to_a_wider_one_once_drift_has_made_it_wider_still()
    {
        var clock = new ClockEstimate();
        clock.Offer(0, 1_000, Server, 1000);
        const long minute = 60_000_000;
        Assert.False(clock.Offer(minute, minute + 20_000, Server + minute + 5_000, 1000));
        Assert.True(clock.Offer(3 * minute, (3 * minute) + 20_000, Server + (3 * minute) + 5_000, 1000));
    }

    [Theory]
    [InlineData(10_000_000)]
    [InlineData(-10_000_000)]
    public void A_clock_that_was_set_is_believed_at_once(long jump)
    {
        var clock = new ClockEstimate();
        clock.Offer(0, 1_000, Server, 1000);
        Assert.True(clock.Offer(1_000_000, 1_500_000, Server + 1_200_000 + jump, 1000));
        Assert.Equal(Server + 1_200_000 + jump, clock.Now(1_500_000));
    }

    [Fact]
    public void After_a_doubt_any_measurement_counts_and_until_then_the_doubted_one_goes_on()
    {
        var clock = new ClockEstimate();
        clock.Offer(0, 1_000, Server, 1000);
        clock.Doubt();
        Assert.False(clock.IsTrusted);
        Assert.Equal(Server, clock.Now(1_000));
        Assert.True(clock.Offer(2_000, 900_000, Server + 500_000, 1000));
        Assert.True(clock.IsTrusted);
    }

    /// <summary>The exchange's clock and the local one drift apart by up to 100 ppm, the way there and back take any
    /// time, the exchange rounds down to milliseconds: the estimate is never ahead and never further behind than it
    /// says.</summary>
    [Fact]
    public void It_is_never_ahead_and_not_further_behind_than_it_says()
    {
        var legs = Gen.Select(Gen.Long[0, 2_000_000], Gen.Long[0, 400_000], Gen.Long[0, 400_000]);
        Gen.Select(legs.Array[1, 30], Gen.Int[-100, 100], Gen.Long[0, 3_600_000_000]).Sample((steps, ppm, last) =>
        {
            // Local monotonic time that the exchange's clock shows as Server + true; a fast local clock has ppm > 0.
            long Local(long truth) => truth + (long)((Int128)truth * ppm / 1_000_000);
            var clock = new ClockEstimate();
            long truth = 0;
            foreach (var (pause, there, back) in steps)
            {
                truth += pause;
                var sent = Local(truth);
                truth += there;
                var answer = (Server + truth) / 1000 * 1000;
                truth += back;
                clock.Offer(sent, Local(truth), answer, 1000);
                Check(clock, truth, Local(truth));
            }

            Check(clock, truth + last, Local(truth + last));
        });

        static void Check(ClockEstimate clock, long truth, long local)
        {
            // One microsecond of slack for the rounding of the test's own clock.
            var behind = Server + truth - clock.Now(local);
            Assert.InRange(behind, -1, clock.Uncertainty(local) + 1);
        }
    }
}
