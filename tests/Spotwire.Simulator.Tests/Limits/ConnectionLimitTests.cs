using Spotwire.Simulator.Faults;
using Spotwire.Simulator.Hosts;
using Spotwire.Simulator.Limits;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Limits;

/// <summary>Documentation: web-socket-streams.md, "WebSocket Limits"; web-socket-api.md, "Connection limits".</summary>
public sealed class ConnectionLimitTests : IDisposable
{
    private const string Mine = "127.0.0.1", Theirs = "127.0.0.2";

    private ExchangeMachine _machine = Machine("default");
    private long _now = ExchangeDriver.Start;

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void Every_address_may_open_so_many_connections_in_a_window()
    {
        _machine.Dispose();
        _machine = Machine("CONNECTIONS=3/5m");
        _now += 60_000_000;
        Assert.Equal([101, 101, 101], [Open("/ws"), Open("/ws-api/v3"), Open("/stream")]);
        var refused = Judge("/ws", Mine);
        Assert.Equal((429, 240L), (refused.Status, refused.RetryAfterSeconds));
        Assert.Equal(429, Open("/ws-api/v3"));
        Assert.Equal(101, Open("/ws", Theirs));
        Assert.Equal((404, 400), (Open("/nothing"), Open("/ws-api/v3?timeUnit=SECOND")));
        _now += 240_000_000;
        Assert.Equal(101, Open("/ws"));
    }

    // "IPs that are repeatedly disconnected may be banned."
    [Fact]
    public void Whoever_is_disconnected_again_and_again_is_banned()
    {
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(101, Flood(Mine));
            Assert.Equal(101, i < 3 ? Flood(Theirs) : 101);
        }

        var refused = Judge("/ws", Mine);
        Assert.Equal((418, 120L), (refused.Status, refused.RetryAfterSeconds));
        Assert.Equal(418, Open("/ws-api/v3"));
        Assert.Equal((418, 200), (Ping(Mine), Ping(Theirs)));
        _now += 120_000_000;
        Assert.Equal((101, 200), (Open("/ws"), Ping(Mine)));
    }

    [Fact]
    public void Who_is_disconnected_now_and_then_is_not()
    {
        for (var i = 0; i < 8; i++)
        {
            Assert.Equal(101, Flood(Mine));
            _now += 100_000_000;
        }

        Assert.Equal(101, Open("/ws"));
        _machine.Dispose();
        _machine = Machine("off");
        for (var i = 0; i < 8; i++)
        {
            Assert.Equal(101, Flood(Mine));
        }
    }

    private static ExchangeMachine Machine(string limits) => new(
        new SimulatorOptions { Flow = false, Limits = LimitSpec.Parse(limits) },
        new FaultScript(),
        ExchangeDriver.Start);

    private SocketOpening Judge(string target, string address)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        return SocketOpening.Judge(
            _machine,
            query < 0 ? target : target[..query],
            query < 0 ? "" : target[(query + 1)..],
            address,
            _now);
    }

    private int Open(string target, string address = Mine) => Judge(target, address).Status;

    // Six messages within a second are one too many.
    private int Flood(string address)
    {
        var opening = Judge("/ws", address);
        if (opening.Open is not { } open)
        {
            return opening.Status;
        }

        open(new NoOutput(), _now);
        var session = _machine.Hub.Sessions[^1];
        for (var i = 0; i < 6; i++)
        {
            Assert.False(session.IsClosed);
            _machine.Hub.ReceivePing(session, default, _now);
        }

        Assert.True(session.IsClosed);
        return opening.Status;
    }

    private int Ping(string address) => _machine.Exchange.Handle(
        new ExchangeRequest
        {
            Method = "GET", Path = "/api/v3/ping", Query = "", Body = "", RemoteAddress = address,
        },
        _now).Status;

    private sealed class NoOutput : IFrameOutput
    {
        public int Pending => 0;

        public void Send(OutgoingFrame frame)
        {
        }

        public void Finish()
        {
        }

        public void Cut()
        {
        }
    }
}
