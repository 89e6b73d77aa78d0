using Spotwire.Limits;
using Spotwire.Time;

namespace Spotwire.Tests.Limits;

/// <summary>Connections and raw requests: each transport counts in its own window, and its exchangeInfo names only
/// that one.</summary>
public sealed class ConnectionLimitTests
{
    private const long Start = 1_753_099_200_000_000;
    private static readonly LimitRule Weight = new(RateLimitType.RequestWeight, RateLimitInterval.Minute, 1, 50);
    private static readonly LimitRule Raw = new(RateLimitType.RawRequests, RateLimitInterval.Minute, 5, 3);
    private static readonly LimitRule Connections = new(RateLimitType.Connections, RateLimitInterval.Minute, 5, 2);

    [Fact]
    public void Where_nothing_is_told_the_documented_number_of_connections_is_kept()
    {
        var machine = new LimitMachine();
        for (var i = 0; i < 300; i++)
        {
            machine.Settle(
                Connect(machine, Start).Reservation!, new LimitAnswer { RawRequests = 0, Connections = 1 }, At(Start));
        }

        var refused = Connect(machine, Start);
        Assert.Null(refused.Reservation);
        Assert.Equal("CONNECTIONS 300+0 of 300 per 5 MINUTE, 1 more wanted", refused.Cause);
        Assert.NotNull(Connect(machine, Start + 300_000_000).Reservation);
    }

    [Fact]
    public void What_one_transport_does_not_name_stays()
    {
        var machine = new LimitMachine();
        machine.Learn([Weight, Raw], At(Start));
        machine.Learn([Weight, Connections], At(Start));
        machine.Learn([Weight, Raw], At(Start));
        Assert.Equal(
            ["REQUEST_WEIGHT", "RAW_REQUESTS", "CONNECTIONS"],
            machine.Usage(At(Start), null).Select(usage => usage.Type.Value));
    }

    [Fact]
    public void Calls_of_the_two_transports_count_in_different_windows()
    {
        var machine = new LimitMachine();
        machine.Learn([Weight, Raw, Connections], At(Start));
        for (var i = 0; i < 3; i++)
        {
            Assert.NotNull(machine.Reserve(At(Start), null, 1, 0).Reservation);
            Assert.NotNull(machine.Reserve(At(Start), null, 1, 0, rawRequests: 0).Reservation);
        }

        Assert.Null(machine.Reserve(At(Start), null, 1, 0).Reservation);
        Assert.NotNull(machine.Reserve(At(Start), null, 1, 0, rawRequests: 0).Reservation);
        Assert.NotNull(Connect(machine, Start).Reservation);
        Assert.NotNull(Connect(machine, Start).Reservation);
        Assert.Null(Connect(machine, Start).Reservation);
    }

    [Fact]
    public void What_an_answer_does_not_tell_is_charged_as_what_it_was()
    {
        var machine = new LimitMachine();
        machine.Learn([Weight, Raw, Connections], At(Start));
        machine.Settle(
            Connect(machine, Start).Reservation!,
            new LimitAnswer { Weight = 2, RawRequests = 0, Connections = 1 },
            At(Start));
        machine.Settle(
            machine.Reserve(At(Start), null, 1, 0).Reservation!, new LimitAnswer { Weight = 1 }, At(Start));
        Assert.Equal([3, 1, 1], machine.Usage(At(Start), null).Select(usage => usage.Used));
    }

    private static LimitDecision Connect(LimitMachine machine, long now) =>
        machine.Reserve(At(now), null, weight: 0, orders: 0, rawRequests: 0, connections: 1);

    private static ClockReading At(long now) => new() { ServerMicros = now, LocalMicros = now - Start };
}
