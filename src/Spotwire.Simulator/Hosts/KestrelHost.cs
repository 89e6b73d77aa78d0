using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Spotwire.Simulator.Faults;
using Spotwire.Simulator.WebSocketApi;

namespace Spotwire.Simulator.Hosts;

/// <summary>The exchange on real sockets of the loopback address: REST and streams on one port. One lock guards the
/// machine; a timer moves it on every ten milliseconds.</summary>
internal sealed partial class KestrelHost : IExchangeHost
{
    private static readonly TimeSpan TimerPeriod = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Lock _connectionsGate = new();
    private readonly HashSet<ConnectionContext> _connections = [];
    private readonly HashSet<FrameConnection> _sockets = [];
    private readonly FaultScript _faults;
    private readonly HostClock _clock;
    private readonly ExchangeMachine _machine;
    private readonly LoopbackCertificate? _certificate;
    private readonly WebApplication _application;
    private ITimer? _timer;
    private bool _stopped;

    private KestrelHost(SimulatorOptions options, FaultScript faults)
    {
        _faults = faults;
        faults.Restarting = Restart;
        _clock = new HostClock(options.TimeProvider);
        _machine = new ExchangeMachine(options, faults, _clock.NowMicros);
        _certificate = options.Tls ? LoopbackCertificate.Create(options.TimeProvider) : null;
        _application = Build(options.Port);
        _application.Run(HandleAsync);
    }

    public Uri Rest { get; private set; } = null!;

    public Uri Streams { get; private set; } = null!;

    public Uri WebSocketApi => new(Streams, ApiTarget.Path);

    public string? CertificatePath => _certificate?.Path;

    /// <summary>Starts to listen.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<KestrelHost> StartAsync(
        SimulatorOptions options, FaultScript faults, CancellationToken cancellationToken)
    {
        var host = new KestrelHost(options, faults);
        try
        {
            await host._application.StartAsync(cancellationToken);
        }
        catch
        {
            await host.StopAsync(CancellationToken.None);
            throw;
        }

        var address = host._application.Services.GetRequiredService<IServer>()
            .Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        host.Rest = new Uri(address);
        host.Streams = new UriBuilder(address) { Scheme = options.Tls ? "wss" : "ws" }.Uri;
        host._timer = options.TimeProvider.CreateTimer(_ => host.Advance(), null, TimerPeriod, TimerPeriod);
        return host;
    }

    public T Use<T>(Func<ExchangeMachine, long, T> action)
    {
        lock (_gate)
        {
            return action(_machine, _clock.NowMicros);
        }
    }

    public void DropSockets()
    {
        ConnectionContext[] connections;
        lock (_connectionsGate)
        {
            connections = [.. _connections];
        }

        foreach (var connection in connections)
        {
            connection.Abort(new ConnectionAbortedException("The exchange drops its sockets."));
        }
    }

    public void Restart(ScriptedFault fault) => Use((machine, now) =>
    {
        machine.Exchange.Late.End(fault.CarriedOut, now + machine.ClockOffsetMicros);
        _faults.GoDown(now + (fault.EffectiveDuration.Ticks / TimeSpan.TicksPerMicrosecond));
        DropSockets();
        return true;
    });

    public ValueTask KillAsync(CancellationToken cancellationToken)
    {
        DropSockets();
        return StopAsync(cancellationToken);
    }

    /// <summary>Says goodbye to the WebSocket connections and stops.</summary>
    public ValueTask DisposeAsync() => StopAsync(CancellationToken.None, isAnnounced: true);

    private async ValueTask StopAsync(CancellationToken cancellationToken, bool isAnnounced = false)
    {
        lock (_gate)
        {
            if (_stopped)
            {
                return;
            }

            // In one go: nobody connects between the goodbye and the end.
            _stopped = true;
            if (isAnnounced)
            {
                _machine.AnnounceShutdown(_clock.NowMicros);
                foreach (var socket in _sockets)
                {
                    socket.Leave();
                    socket.Close(1001, "The exchange shuts down");
                }
            }
        }

        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }

        // What has been queued may still leave; a client that does not read is not waited for.
        using var deadline = new CancellationTokenSource(StopDeadline, _clock.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        await _application.StopAsync(either.Token);
        await _application.DisposeAsync();
        lock (_gate)
        {
            _machine.Dispose();
        }

        _certificate?.Dispose();
    }

    private WebApplication Build(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();

        // The process belongs to whoever started the exchange: Ctrl-C is not ours to answer.
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        if (_certificate is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // Room for an address that names 1024 streams.
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
            kestrel.Listen(IPAddress.Loopback, port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.Use(next => connection => ServeAsync(next, connection));
                if (_certificate is not null)
                {
                    listen.UseHttps(_certificate.Certificate);
                }
            });
        });
        return builder.Build();
    }

    private async Task ServeAsync(ConnectionDelegate next, ConnectionContext connection)
    {
        if (_faults.TakeRefusal(_clock.NowMicros))
        {
            connection.Abort(new ConnectionAbortedException("Refused by the fault script."));
            return;
        }

        lock (_connectionsGate)
        {
            _connections.Add(connection);
        }

        try
        {
            await next(connection);
        }
        finally
        {
            lock (_connectionsGate)
            {
                _connections.Remove(connection);
            }
        }
    }

    private void Advance()
    {
        // A timer that finds the machine busy leaves it to the next one.
        if (!_gate.TryEnter())
        {
            return;
        }

        try
        {
            if (!_stopped)
            {
                _machine.Advance(_clock.NowMicros);
            }
        }
        finally
        {
            _gate.Exit();
        }
    }
}
