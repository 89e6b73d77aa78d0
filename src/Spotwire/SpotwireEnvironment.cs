namespace Spotwire;

/// <summary>Which exchange is meant: its name, its hosts, and whether real money is at stake.</summary>
/// <remarks>Documentation: rest-api.md "General API Information", web-socket-api.md, web-socket-streams.md,
/// testnet/ and demo-mode/ of binance-spot-api-docs.</remarks>
public sealed record SpotwireEnvironment
{
    private SpotwireEnvironment(string name, bool isLive, string identity, Uri streams, params Uri[] restHosts)
    {
        Name = name;
        IsLive = isLive;
        Identity = identity;
        StreamsUri = streams;
        RestHosts = restHosts;
    }

    /// <summary>The real exchange: real money.</summary>
    public static SpotwireEnvironment Live { get; } = new(
        "live", isLive: true, "live", new Uri("wss://stream.binance.com:9443"),
        new Uri("https://api.binance.com"),
        new Uri("https://api-gcp.binance.com"),
        new Uri("https://api1.binance.com"),
        new Uri("https://api2.binance.com"),
        new Uri("https://api3.binance.com"),
        new Uri("https://api4.binance.com"))
    {
        MarketDataRest = new("https://data-api.binance.vision"),
        SpareStreamsUri = new("wss://stream.binance.com"),
        MarketDataStreams = new("wss://data-stream.binance.vision"),
        WebSocketApi = new("wss://ws-api.binance.com/ws-api/v3"),
        SpareWebSocketApi = new("wss://ws-api.binance.com:9443/ws-api/v3"),
        SbeStreams = new("wss://stream-sbe.binance.com"),
        SpareSbeStreams = new("wss://stream-sbe.binance.com:9443"),
        FixOrderEntry = new("fix-oe.binance.com", 9000),
        FixDropCopy = new("fix-dc.binance.com", 9000),
        FixMarketData = new("fix-md.binance.com", 9000),
    };

    /// <summary>The real exchange's hosts for market data alone: no key, no account, no orders.</summary>
    public static SpotwireEnvironment LiveDataOnly { get; } = new(
        "live", isLive: true, "live", new Uri("wss://data-stream.binance.vision"),
        new Uri("https://data-api.binance.vision"))
    {
        IsDataOnly = true,
    };

    /// <summary>Binance's test network: play money, odd prices, wiped about monthly. The default.</summary>
    public static SpotwireEnvironment Testnet { get; } = new(
        "testnet", isLive: false, "testnet", new Uri("wss://stream.testnet.binance.vision"),
        new Uri("https://testnet.binance.vision"),
        new Uri("https://api1.testnet.binance.vision"))
    {
        SpareStreamsUri = new("wss://stream.testnet.binance.vision:9443"),
        WebSocketApi = new("wss://ws-api.testnet.binance.vision/ws-api/v3"),
        SpareWebSocketApi = new("wss://ws-api.testnet.binance.vision:9443/ws-api/v3"),
        SbeStreams = new("wss://stream-sbe.testnet.binance.vision"),
        SpareSbeStreams = new("wss://stream-sbe.testnet.binance.vision:9443"),
        FixOrderEntry = new("fix-oe.testnet.binance.vision", 9000),
        FixDropCopy = new("fix-dc.testnet.binance.vision", 9000),
        FixMarketData = new("fix-md.testnet.binance.vision", 9000),
    };

    /// <summary>Binance's demo mode: play money at prices like the real ones.</summary>
    public static SpotwireEnvironment Demo { get; } = new(
        "demo", isLive: false, "demo", new Uri("wss://demo-stream.binance.com"),
        new Uri("https://demo-api.binance.com"))
    {
        SpareStreamsUri = new("wss://demo-stream.binance.com:9443"),
        WebSocketApi = new("wss://demo-ws-api.binance.com/ws-api/v3"),
        SpareWebSocketApi = new("wss://demo-ws-api.binance.com:9443/ws-api/v3"),
        SbeStreams = new("wss://demo-stream-sbe.binance.com"),
        SpareSbeStreams = new("wss://demo-stream-sbe.binance.com:9443"),
        FixOrderEntry = new("demo-fix-oe.binance.com", 9000),
        FixDropCopy = new("demo-fix-dc.binance.com", 9000),
        FixMarketData = new("demo-fix-md.binance.com", 9000),
    };

    /// <summary><c>live</c>, <c>testnet</c>, <c>demo</c>, or the address of any other.</summary>
    public string Name { get; }

    /// <summary>Whether to treat it as the real exchange: it is the real one, or it is neither on this machine nor one
    /// of Binance's play-money environments.</summary>
    public bool IsLive { get; }

    /// <summary>Whether it has market data alone: calls that need a key are refused unsent.</summary>
    public bool IsDataOnly { get; private init; }

    /// <summary>REST hosts without a path; the first is used.</summary>
    public IReadOnlyList<Uri> RestHosts { get; private init; }

    /// <summary>Host of the JSON streams, without a path.</summary>
    public Uri StreamsUri { get; }

    /// <summary>The same streams on another port; null where there is none.</summary>
    public Uri? SpareStreamsUri { get; private init; }

    /// <summary>The WebSocket API with its path; null where there is none.</summary>
    public Uri? WebSocketApi { get; private init; }

    /// <summary>The same API on another port; null where there is none.</summary>
    public Uri? SpareWebSocketApi { get; private init; }

    /// <summary>REST host that serves market data only and needs no key; null where there is none.</summary>
    public Uri? MarketDataRest { get; private init; }

    /// <summary>Streams host that serves market data only; null where there is none.</summary>
    public Uri? MarketDataStreams { get; private init; }

    /// <summary>Host of the SBE streams; null where there is none.</summary>
    public Uri? SbeStreams { get; private init; }

    /// <summary>The same SBE streams on another port; null where there is none.</summary>
    public Uri? SpareSbeStreams { get; private init; }

    /// <summary>FIX order entry (TLS); null where there is none.</summary>
    public ConnectTarget? FixOrderEntry { get; private init; }

    /// <summary>FIX drop copy (TLS); null where there is none.</summary>
    public ConnectTarget? FixDropCopy { get; private init; }

    /// <summary>FIX market data (TLS); null where there is none.</summary>
    public ConnectTarget? FixMarketData { get; private init; }

    /// <summary>What clients must have in common to share a clock and a limit ledger: the exchange, however its hosts
    /// are written.</summary>
    internal string Identity { get; }

    /// <summary>An exchange at other addresses, judged by its hosts.</summary>
    /// <param name="rest">REST host without a path: <c>https</c>, or <c>http</c> on a loopback address.</param>
    /// <param name="streams">Streams host without a path: <c>wss</c>, or <c>ws</c> on a loopback address.</param>
    /// <param name="webSocketApi">The WebSocket API with its path; null where there is none.</param>
    /// <returns>An environment that <see cref="IsLive"/> unless every host is a loopback address: a host of the live
    /// list is live however it is written, and what is unknown is treated alike.</returns>
    /// <exception cref="SpotwireException">An address is not absolute, has the wrong scheme, user info, query or
    /// fragment, or is plain and not loopback (<see cref="ErrorKind.Configuration"/>).</exception>
    public static SpotwireEnvironment Custom(Uri rest, Uri streams, Uri? webSocketApi = null)
    {
        var restHost = HostJudgement.Check(rest, "http", allowPath: false);
        var streamsHost = HostJudgement.Check(streams, "ws", allowPath: false);
        var apiHost = webSocketApi is null
            ? (HostClass?)null
            : HostJudgement.Check(webSocketApi, "ws", allowPath: true);
        var hasLiveHost = restHost == HostClass.Live || streamsHost == HostClass.Live || apiHost == HostClass.Live;
        var isLoopback = restHost == HostClass.Loopback && streamsHost == HostClass.Loopback
            && apiHost is null or HostClass.Loopback;
        var address = HostJudgement.Canonical(rest);
        var known = new[] { Testnet, Demo }
            .FirstOrDefault(environment => environment.RestHosts.Any(host => SameHost(host, rest)));
        return new SpotwireEnvironment(
            hasLiveHost ? Live.Name : address,
            isLive: !isLoopback,
            restHost == HostClass.Live ? Live.Identity : known?.Identity ?? address,
            HostJudgement.Origin(streams),
            HostJudgement.Origin(rest))
        {
            WebSocketApi = webSocketApi,
        };
    }

    /// <summary>Reads the name of an environment as the command line spells it.</summary>
    /// <param name="text"><c>testnet</c>, <c>demo</c>, <c>live</c> (in any case), or the URL of an exchange that has
    /// REST, streams and <c>/ws-api/v3</c> on one port. The URL of a live REST host gives <see cref="Live"/> with that
    /// host first, that of the host for market data <see cref="LiveDataOnly"/>.</param>
    /// <exception cref="SpotwireException">It is none of these, or an address that <see cref="Custom"/> refuses
    /// (<see cref="ErrorKind.Configuration"/>).</exception>
    public static SpotwireEnvironment Parse(string text)
    {
        var word = (text ?? "").Trim();
        foreach (var known in (ReadOnlySpan<SpotwireEnvironment>)[Testnet, Demo, Live])
        {
            if (string.Equals(word, known.Name, StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        if (!word.Contains("://", StringComparison.Ordinal)
            || !Uri.TryCreate(word, UriKind.Absolute, out var uri))
        {
            throw HostJudgement.Wrong(
                $"'{word}' names no environment.", "Use testnet, demo, live or a URL such as http://127.0.0.1:18080.");
        }

        if (HostJudgement.Check(uri, "http", allowPath: false) == HostClass.Live)
        {
            var origin = HostJudgement.Origin(uri);
            return SameHost(LiveDataOnly.RestHosts[0], origin) ? LiveDataOnly
                : Live.RestHosts.Any(host => SameHost(host, origin)) ? Live.AtHost(origin)
                : Live;
        }

        var streams = new UriBuilder(HostJudgement.Origin(uri))
        {
            Scheme = uri.Scheme == Uri.UriSchemeHttps ? "wss" : "ws",
            Port = uri.Port,
        }.Uri;
        return Custom(uri, streams, new Uri(streams, "/ws-api/v3"));
    }

    /// <summary>The same environment with another of its REST hosts first, which is the one that is used.</summary>
    /// <param name="host">One of <see cref="RestHosts"/>.</param>
    /// <exception cref="SpotwireException">It is none of them (<see cref="ErrorKind.Configuration"/>).</exception>
    public SpotwireEnvironment AtHost(Uri host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.IsAbsoluteUri && RestHosts.FirstOrDefault(known => SameHost(known, host)) is not null
            ? this with
            {
                RestHosts =
                [
                    HostJudgement.Origin(host), .. RestHosts.Where(known => !SameHost(known, host)),
                ],
            }
            : throw HostJudgement.Wrong(
                $"{host} is no REST host of {Name}.", $"It has {string.Join(", ", RestHosts)}.");
    }

    /// <summary>The same exchange at the same addresses.</summary>
    public bool Equals(SpotwireEnvironment? other) =>
        other is not null && Name == other.Name && RestHosts.SequenceEqual(other.RestHosts)
        && StreamsUri == other.StreamsUri && WebSocketApi == other.WebSocketApi;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, RestHosts[0], StreamsUri, WebSocketApi);

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private static bool SameHost(Uri left, Uri right) =>
        string.Equals(HostJudgement.Host(left), HostJudgement.Host(right), StringComparison.Ordinal);
}
