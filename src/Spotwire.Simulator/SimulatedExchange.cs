using Spotwire.Simulator.Faults;
using Spotwire.Simulator.Hosts;

namespace Spotwire.Simulator;

/// <summary>A simulated exchange that speaks Binance Spot's own protocol: REST, WebSocket API and streams on one
/// address, every answer from state. On real loopback sockets or wholly in memory.</summary>
/// <remarks>Documentation: rest-api.md, web-socket-api.md and web-socket-streams.md of binance-spot-api-docs.</remarks>
public sealed partial class SimulatedExchange : IAsyncDisposable
{
    private readonly IExchangeHost _host;

    private SimulatedExchange(SimulatorOptions options, IExchangeHost host, FaultScript faults)
    {
        _host = host;
        Faults = faults;
        Seed = options.Seed;
        (Accounts, Symbols, FlowHash) = host.Use((machine, _) => (
            machine.Exchange.Accounts,
            (IReadOnlyList<string>)[.. machine.Exchange.Markets.Select(market => market.Name)],
            machine.FlowHash));
    }

    /// <summary>Where REST calls go: <c>http://127.0.0.1:PORT/</c>, or https.</summary>
    public Uri Rest => _host.Rest;

    /// <summary>Where streams are opened: <c>ws://127.0.0.1:PORT/</c>, or wss; <c>/ws</c> and <c>/stream</c> are below
    /// it.</summary>
    public Uri Streams => _host.Streams;

    /// <summary>Where the WebSocket API is: <c>ws://127.0.0.1:PORT/ws-api/v3</c>, or wss.</summary>
    public Uri WebSocketApi => _host.WebSocketApi;

    /// <summary>PEM file of the certificate to trust with <see cref="SimulatorOptions.Tls"/>; null without. It is
    /// deleted when the exchange stops.</summary>
    public string? CertificatePath => _host.CertificatePath;

    /// <summary>Where all randomness comes from.</summary>
    public int Seed { get; }

    /// <summary>The named accounts with their keys.</summary>
    public IReadOnlyList<SimulatedAccount> Accounts { get; }

    /// <summary>All markets, in the order of exchangeInfo.</summary>
    public IReadOnlyList<string> Symbols { get; }

    /// <summary>SHA-256, in lower-case hex, of the first 1,000 commands of the synthetic flow; depends on seed and
    /// symbols only.</summary>
    public string FlowHash { get; }

    /// <summary>What shall go wrong.</summary>
    public FaultScript Faults { get; }

    /// <summary>SHA-256, in lower-case hex, of all requests, answers and stream messages so far, in order. Kept for
    /// <see cref="SimulatorHost.InMemory"/> only; empty on sockets.</summary>
    public string TrafficHash => _host.Use((machine, _) => machine.TrafficHash);

    /// <summary>How far the exchange's clock is ahead of its <see cref="SimulatorOptions.TimeProvider"/>; negative
    /// where it is behind. Setting it lets the clock jump; the flow's rhythm does not change. Default zero.</summary>
    public TimeSpan ClockOffset
    {
        get => _host.Use((machine, _) =>
            TimeSpan.FromTicks(machine.ClockOffsetMicros * TimeSpan.TicksPerMicrosecond));
        set => _host.Use((machine, now) =>
        {
            machine.Advance(now);
            return machine.ClockOffsetMicros = value.Ticks / TimeSpan.TicksPerMicrosecond;
        });
    }

    /// <summary>Starts an exchange.</summary>
    /// <param name="options">How it is set up; null for the defaults.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The port is taken, or a captured file cannot be read.</exception>
    /// <exception cref="ArgumentException">The options contradict themselves, or a captured file holds no
    /// messages.</exception>
    public static async Task<SimulatedExchange> StartAsync(
        SimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new SimulatorOptions();
        var faults = new FaultScript();
        IExchangeHost host = options.Host == SimulatorHost.Kestrel
            ? await KestrelHost.StartAsync(options, faults, cancellationToken)
            : new MemoryHost(options, faults);
        return new SimulatedExchange(options, host, faults);
    }

    /// <summary>A handler that carries REST requests to an exchange in memory, without sockets or threads: answers come
    /// from timers of the exchange's <see cref="SimulatorOptions.TimeProvider"/>.</summary>
    /// <exception cref="InvalidOperationException">The exchange is not in memory.</exception>
    public HttpMessageHandler CreateHttpHandler() => Memory.CreateHttpHandler();

    /// <summary>Opens a byte stream to an exchange in memory, for the opening handshake of a WebSocket.</summary>
    /// <param name="host">Any; there is only this exchange.</param>
    /// <param name="port">Any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">The exchange is not in memory.</exception>
    /// <exception cref="IOException">The connection is refused.</exception>
    public ValueTask<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        return Memory.ConnectAsync(cancellationToken);
    }

    /// <summary>Cuts all connections at once, without a word; new ones are taken.</summary>
    public void DropSockets() => _host.DropSockets();

    /// <summary>Sets a market's reference price, whose rule is <see cref="ReferencePriceRule.External"/>.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="price">The price, above zero; null says that there is none at present.</param>
    /// <exception cref="ArgumentException">There is no such market.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The price is not above zero.</exception>
    /// <exception cref="InvalidOperationException">The market's reference price is not set from outside.</exception>
    public void SetReferencePrice(Symbol symbol, decimal? price)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(price ?? 1m, nameof(price));
        _host.Use((machine, now) =>
        {
            machine.Advance(now);
            MarketOf(machine, symbol).Data.Reference.Set(price, now + machine.ClockOffsetMicros);
            return true;
        });
    }

    /// <summary>Reports a block trade: a trade agreed outside the book, which is told apart from all others and moves
    /// neither klines nor statistics nor balances.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="price">In the quote asset, above zero, at most 8 decimals.</param>
    /// <param name="quantity">In the base asset, above zero, at most 8 decimals.</param>
    /// <param name="isBuyerMaker">Whether the seller came to the buyer. Default false.</param>
    /// <returns>The block trade's number, rising by one per symbol from 1.</returns>
    /// <exception cref="ArgumentException">There is no such market.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Price or quantity is not above zero or too fine.</exception>
    public long ReportBlockTrade(Symbol symbol, decimal price, decimal quantity, bool isBuyerMaker = false)
    {
        RequireAmount(price, nameof(price));
        RequireAmount(quantity, nameof(quantity));
        return _host.Use((machine, now) =>
        {
            machine.Advance(now);
            return MarketOf(machine, symbol).Data
                .OnBlockTrade(price, quantity, now + machine.ClockOffsetMicros, isBuyerMaker).Id;
        });
    }

    /// <summary>The exchange's own record at this moment.</summary>
    public ExchangeAudit Audit() => _host.Use((machine, now) =>
    {
        machine.Advance(now);
        return machine.Exchange.Audit();
    });

    /// <summary>Stops without a word to anybody, as when the process is killed. An exchange started afterwards on the
    /// same port is a new one: its ids start over.</summary>
    /// <param name="cancellationToken">Gives up waiting for what is under way; the exchange stops all the same.</param>
    public ValueTask KillAsync(CancellationToken cancellationToken = default) => _host.KillAsync(cancellationToken);

    /// <summary>Announces the shutdown on all stream connections, closes them and stops.</summary>
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static void RequireAmount(decimal value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, name);
        ArgumentOutOfRangeException.ThrowIfNotEqual(decimal.Round(value, 8), value, name);
    }

    private static Market MarketOf(ExchangeMachine machine, Symbol symbol) =>
        machine.Exchange.Find(symbol.Value)
        ?? throw new ArgumentException($"There is no market {symbol}.", nameof(symbol));

    private MemoryHost Memory => _host as MemoryHost
        ?? throw new InvalidOperationException("This exchange listens on sockets; choose SimulatorHost.InMemory.");
}
