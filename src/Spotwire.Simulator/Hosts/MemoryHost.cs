using System.Globalization;
using System.Net.Sockets;
using Spotwire.Simulator.Faults;
using Spotwire.Simulator.WebSocketApi;

namespace Spotwire.Simulator.Hosts;

/// <summary>The exchange without sockets: everything happens in callbacks of the time provider's timers, on whatever
/// thread fires them, so that one thread and a virtual clock can run it all. Chance comes from the network's
/// seed.</summary>
internal sealed class MemoryHost : IExchangeHost
{
    private const int FirstPort = 10_000;
    private const int Ports = 50_000;
    private static int _lastPort;

    private readonly Lock _gate = new();
    private readonly List<MemoryConnection> _connections = [];
    private readonly List<MemoryCall> _calls = [];
    private readonly FaultScript _faults;
    private readonly HostClock _clock;
    private readonly ITimer _timer;
    private long _armedFor = -1;
    private bool _stopped;

    public MemoryHost(SimulatorOptions options, FaultScript faults)
    {
        if (options.Tls)
        {
            throw new ArgumentException("An exchange in memory has no TLS.", nameof(options));
        }

        // An address of its own, because clients share what they know of an address.
        var port = options.Port != 0 ? options.Port
            : FirstPort + (int)((uint)Interlocked.Increment(ref _lastPort) % Ports);
        Rest = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        Streams = new Uri(string.Create(CultureInfo.InvariantCulture, $"ws://127.0.0.1:{port}/"));
        _faults = faults;
        faults.Restarting = Restart;
        _clock = new HostClock(options.TimeProvider);
        Chance = new NetworkChance(options.Network);
        Machine = new ExchangeMachine(options, faults, _clock.NowMicros);
        _timer = options.TimeProvider.CreateTimer(
            static state => ((MemoryHost)state!).Do(static _ => { }),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        Do(static _ => { });
    }

    public Uri Rest { get; }

    public Uri Streams { get; }

    public Uri WebSocketApi => new(Streams, ApiTarget.Path);

    public string? CertificatePath => null;

    /// <summary>Belongs to the lock.</summary>
    public ExchangeMachine Machine { get; }

    /// <summary>Belongs to the lock.</summary>
    public NetworkChance Chance { get; }

    public T Use<T>(Func<ExchangeMachine, long, T> action)
    {
        lock (_gate)
        {
            return action(Machine, _clock.NowMicros);
        }
    }

    /// <summary>Does something under the lock, after all that was due before it, and sets the timer for what is due
    /// next.</summary>
    public void Do(Action<long> action)
    {
        lock (_gate)
        {
            var now = _clock.NowMicros;
            if (!_stopped)
            {
                Machine.Advance(now);
            }

            action(now);
            if (!_stopped && Machine.NextDueMicros is var due && due != _armedFor)
            {
                _armedFor = due;
                var wait = TimeSpan.FromTicks(Math.Max(0, due - now) * TimeSpan.TicksPerMicrosecond);
                _timer.Change(wait, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public HttpMessageHandler CreateHttpHandler() => new MemoryHandler(this);

    /// <summary>Carries a request there and its answer back.</summary>
    /// <exception cref="HttpRequestException">The connection is refused or breaks.</exception>
    public Task<ExchangeResponse> SendAsync(ExchangeRequest request, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<ExchangeResponse>(cancellationToken);
        }

        var call = new MemoryCall(
            _clock.TimeProvider, arrived => Do(now => Arrive(arrived, request, now)));
        lock (_gate)
        {
            _calls.RemoveAll(static other => other.Completion.IsCompleted);
            _calls.Add(call);
            call.Start(Chance.Delay(), cancellationToken);
        }

        return call.Completion;
    }

    /// <summary>Opens a connection for a WebSocket.</summary>
    public async ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var completion = new TaskCompletionSource();
        TimeSpan delay;
        lock (_gate)
        {
            delay = Chance.Delay() + Chance.Delay();
        }

        using var cancellation = cancellationToken.UnsafeRegister(
            (_, token) => completion.TrySetCanceled(token), null);
        using var timer = _clock.TimeProvider.CreateTimer(
            _ => completion.TrySetResult(), null, delay, Timeout.InfiniteTimeSpan);
        await completion.Task.ConfigureAwait(false);
        var refused = _faults.TakeRefusal(_clock.NowMicros);
        lock (_gate)
        {
            if (_stopped || refused)
            {
                throw new IOException(
                    "The connection is refused.", new SocketException((int)SocketError.ConnectionRefused));
            }

            var connection = new MemoryConnection(this, _clock.TimeProvider);
            _connections.Add(connection);
            return connection.Client;
        }
    }

    public void Forget(MemoryConnection connection) => _connections.Remove(connection);

    public void DropSockets() => Do(_ =>
    {
        // Copies: whoever is cut without delay reacts at once, and that changes the lists.
        MemoryConnection[] connections = [.. _connections];
        MemoryCall[] calls = [.. _calls];
        _connections.Clear();
        _calls.Clear();
        foreach (var connection in connections)
        {
            connection.Socket?.Leave();
            connection.Cut();
        }

        foreach (var call in calls)
        {
            call.Return(null, TimeSpan.Zero);
        }
    });

    public void Restart(ScriptedFault fault) => Use((machine, now) =>
    {
        machine.Exchange.Late.End(fault.CarriedOut, now + machine.ClockOffsetMicros);
        _faults.GoDown(now + (fault.EffectiveDuration.Ticks / TimeSpan.TicksPerMicrosecond));
        DropSockets();
        return true;
    });

    public ValueTask KillAsync(CancellationToken cancellationToken)
    {
        if (!_stopped)
        {
            DropSockets();
        }

        Stop();
        return ValueTask.CompletedTask;
    }

    /// <summary>Says goodbye to the WebSocket connections and stops; what is under way still arrives.</summary>
    public ValueTask DisposeAsync()
    {
        Do(now =>
        {
            if (_stopped)
            {
                return;
            }

            Machine.AnnounceShutdown(now);
            foreach (var socket in _connections.Select(connection => connection.Socket).OfType<FrameConnection>())
            {
                socket.Leave();
                socket.Close(1001, "The exchange shuts down");
            }
        });
        Stop();
        return ValueTask.CompletedTask;
    }

    private void Stop()
    {
        lock (_gate)
        {
            if (!_stopped)
            {
                _stopped = true;
                _timer.Dispose();
                Machine.Dispose();
            }
        }
    }

    private void Arrive(MemoryCall call, ExchangeRequest request, long nowMicros)
    {
        var back = Chance.Delay();
        if (_stopped || _faults.TakeRefusal(nowMicros))
        {
            call.Return(null, back);
            return;
        }

        if (Chance.LosesRequest())
        {
            Lose(call, back, FaultKind.DropRequest);
            return;
        }

        var course = RequestCourse.Run(_faults, Machine, request, nowMicros);
        if (course.Response is not null && Chance.LosesAnswer())
        {
            Lose(call, back, FaultKind.DropAnswer);
            return;
        }

        call.Return(course.Response, back + course.Delay);
    }

    private void Lose(MemoryCall call, TimeSpan back, FaultKind kind)
    {
        _faults.Count(kind);
        if (Chance.IsNoticed())
        {
            call.Return(null, back);
        }
    }
}
