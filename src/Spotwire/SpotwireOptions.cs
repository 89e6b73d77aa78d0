using System.Net;
using System.Security.Cryptography.X509Certificates;
using static Spotwire.Wire.Arguments;

namespace Spotwire;

/// <summary>Everything a client can be told. Checked once, when the client is made.</summary>
/// <remarks>Documentation: rest-api.md, "General API Information" and "Timing security".</remarks>
public sealed record SpotwireOptions
{
    /// <summary>Longest receive window that Binance takes.</summary>
    public static readonly TimeSpan MaxRecvWindow = TimeSpan.FromSeconds(60);

    /// <summary>Which exchange; default <see cref="SpotwireEnvironment.Testnet"/>.</summary>
    public SpotwireEnvironment Environment { get; init; } = SpotwireEnvironment.Testnet;

    /// <summary>Key and secret; null (the default) for calls that need none.</summary>
    public SpotwireCredentials? Credentials { get; init; }

    /// <summary>How long a signed request stays valid after its timestamp: above zero, at most 60 s, whole
    /// microseconds; default 5 s.</summary>
    /// <remarks>Documentation: rest-api.md, "Timing security".</remarks>
    public TimeSpan RecvWindow { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long to wait for an answer once a call may be sent: above zero, at most one hour; default 15 s.
    /// Binance itself gives up after 10 s.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a call may wait for room in the limit ledger: zero to one day; default 2 s. Zero fails at once
    /// with <see cref="ErrorKind.LimitReached"/>.</summary>
    public TimeSpan LimitWait { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether orders are checked against the symbol's rules before they are sent; default true. May not be
    /// false in an environment that is live.</summary>
    public bool CheckRules { get; init; } = true;

    /// <summary>Makes the handler that carries REST calls, instead of the one built in; the client disposes it. The
    /// handler must neither follow redirects nor repeat a request. Default null.</summary>
    public Func<HttpMessageHandler>? HttpHandlerFactory { get; init; }

    /// <summary>Opens the byte stream to a host, for REST and streams alike, instead of TCP; TLS and the proxy's
    /// tunnel are laid over it. Default null.</summary>
    public Func<ConnectTarget, CancellationToken, ValueTask<Stream>>? Connect { get; init; }

    /// <summary>An HTTP proxy to tunnel through, e.g. <c>http://user:password@proxy:3128</c>; default none.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>The local address to connect from; default the system's choice. Binance's limits count by address, so
    /// clients with different ones have different ledgers.</summary>
    public IPAddress? LocalAddress { get; init; }

    /// <summary>A certificate, or the certificate of an authority, to trust for loopback addresses only; default
    /// none.</summary>
    public X509Certificate2? LoopbackCertificate { get; init; }

    /// <summary>Where time comes from; default the system's clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Seed of everything random (generated ids, jitter); default null, a fresh one for each client.</summary>
    public int? Seed { get; init; }

    /// <summary>Whether continuations run on the thread that completes what they wait for, without thread-pool hops:
    /// for simulation on one thread. Default false.</summary>
    public bool RunContinuationsInline { get; init; }

    /// <summary>What carries the calls of <see cref="SpotwireClient.Market"/>, <see cref="SpotwireClient.Trading"/> and
    /// <see cref="SpotwireClient.Account"/>, and the client's own questions; default
    /// <see cref="CallTransport.Rest"/>. Single calls go another way by <see cref="SpotwireClient.Via"/>.</summary>
    public CallTransport Transport { get; init; } = CallTransport.Rest;

    /// <summary>Unit of the times asked for and stamped; default <see cref="TimeUnit.Milliseconds"/>. Streams have
    /// <see cref="Streams.StreamOptions.Microseconds"/>.</summary>
    public TimeUnit TimeUnit { get; init; } = TimeUnit.Milliseconds;

    /// <summary>How connections to the WebSocket API behave; default <c>new()</c>.</summary>
    public ApiOptions WebSocketApi { get; init; } = new();

    /// <summary>How market stream connections behave; default <c>new()</c>.</summary>
    public Streams.StreamOptions Streams { get; init; } = new();

    /// <summary>Checks every value.</summary>
    /// <exception cref="SpotwireException">A value is out of range (<see cref="ErrorKind.Configuration"/>).</exception>
    public void Validate()
    {
        Require(Environment is not null, "Environment is null.");
        Require(TimeProvider is not null, "TimeProvider is null.");
        Require(RecvWindow > TimeSpan.Zero && RecvWindow <= MaxRecvWindow,
            "RecvWindow must be above zero and at most 60 seconds.");
        Require(RecvWindow.Ticks % TimeSpan.TicksPerMicrosecond == 0, "RecvWindow must be whole microseconds.");
        Require(RequestTimeout > TimeSpan.Zero && RequestTimeout <= TimeSpan.FromHours(1),
            "RequestTimeout must be above zero and at most one hour.");
        Require(LimitWait >= TimeSpan.Zero && LimitWait <= TimeSpan.FromDays(1),
            "LimitWait must be zero to one day.");
        Require(CheckRules || !Environment.IsLive, "CheckRules may not be false in an environment that is live.");
        if (Proxy is not null)
        {
            Require(Proxy.IsAbsoluteUri && Proxy.Scheme == Uri.UriSchemeHttp && Proxy.AbsolutePath is "/" or ""
                && Proxy.Query.Length == 0 && Proxy.Fragment.Length == 0,
                "Proxy must be http://[user:password@]host[:port].");
        }

        Require(Transport is CallTransport.Rest or CallTransport.WebSocketApi, "Transport is no transport.");
        Require(TimeUnit is TimeUnit.Milliseconds or TimeUnit.Microseconds, "TimeUnit is no unit.");
        Require(Transport == CallTransport.Rest || Environment.WebSocketApi is not null,
            "The environment has no WebSocket API.");
        Require(WebSocketApi is not null, "WebSocketApi is null.");
        WebSocketApi.Validate();
        Require(Streams is not null, "Streams is null.");
        Streams.Validate();
        Require(LocalAddress is null || Connect is null, "LocalAddress does not reach a Connect function: set one.");
    }

    /// <summary>Environment and key, both safe to show.</summary>
    public override string ToString() =>
        $"SpotwireOptions {{ Environment = {Environment}, Credentials = {Credentials?.ToString() ?? "none"} }}";
}
