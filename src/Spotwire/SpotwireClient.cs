using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Spotwire.Account;
using Spotwire.Books;
using Spotwire.Limits;
using Spotwire.Sessions;
using Spotwire.Streams;
using Spotwire.Market;
using Spotwire.Time;
using Spotwire.Trading;
using Spotwire.Transport;
using Spotwire.UserData;

namespace Spotwire;

/// <summary>A connection to one exchange, with or without a key. Make one and keep it: it owns its connections, and
/// shares the clock and the limit ledger with every client of the process that has the same environment and
/// address. Safe to use from several threads.</summary>
public sealed class SpotwireClient : IAsyncDisposable
{
    private readonly RestSender _rest;
    private readonly SpotwireCalls _byRest;
    private readonly SpotwireCalls? _byWebSocket;
    private readonly ILogger _restLog;
    private readonly List<RestSender> _others = [];
    private readonly Dictionary<SpotwireCredentials, AccountAsker> _askers = new(SpotwireCredentials.ByContent);
    private readonly UserDataLine? _line;
    private bool _isDisposed;

    /// <summary>Makes a client; nothing is sent before the first call.</summary>
    /// <param name="options">What it is told; null for <see cref="SpotwireEnvironment.Testnet"/> without a key.</param>
    /// <param name="loggerFactory">Where it logs; null for nowhere.</param>
    /// <exception cref="SpotwireException">An option is out of range
    /// (<see cref="ErrorKind.Configuration"/>).</exception>
    public SpotwireClient(SpotwireOptions? options = null, ILoggerFactory? loggerFactory = null)
    {
        Options = options ?? new SpotwireOptions();
        Options.Validate();
        var loggers = loggerFactory ?? NullLoggerFactory.Instance;
        Random = Randomness.Create(Options.Seed);
        Connector = new Connector(Options);
        Link = new ExchangeLink(Options);
        _rest = new RestSender(Options, Connector, Link.SharedClock, Link.Lifetime);
        _restLog = loggers.CreateLogger("Spotwire.Rest");
        var rest = new LimitedSender(_rest, Link.Ledger, Options, _restLog);
        var restRunner = new CallRunner(Options, Link, rest, _restLog);
        Link.Asker = rest;
        Transport = restRunner;
        CallRunner? apiRunner = null;
        if (Options.Environment.WebSocketApi is not null)
        {
            var apiLog = loggers.CreateLogger("Spotwire.WebSocketApi");
            Socket = new ApiSocket(Options, Link, Connector, Random, apiLog);
            var api = new LimitedSender(
                new ApiSender(Socket, signedBy: null, _rest), Link.Ledger, Options, apiLog);
            apiRunner = new CallRunner(Options, Link, api, apiLog);
            if (Options.Transport == CallTransport.WebSocketApi)
            {
                Link.Asker = api;
                Transport = apiRunner;
            }
        }

        Streams = new StreamsApi(
            Options, Connector.ConnectAsync, loggers.CreateLogger("Spotwire.Streams"), Link.Ledger);
        Market = new MarketApi(Transport);
        Books = new BooksApi(Options, Market, Streams, Random, loggers.CreateLogger("Spotwire.Books"));
        ExchangeInfo = new ExchangeInfoCache(Market, Options);
        Trading = new TradingApi(Options, Transport, ExchangeInfo, Random);
        Account = new AccountApi(Transport);
        Session = new SessionApi(Options, Socket);
        _line = Options.Environment.WebSocketApi is null ? null : MakeLine(loggers);
        UserData = new UserDataApi(Options, _line);
        Accounts = new AccountsApi(UserData, ExchangeInfo);
        Link.Trading = symbol => _line?.Use(symbol);
        _byRest = CallsOf(CallTransport.Rest, restRunner);
        _byWebSocket = apiRunner is null ? null : CallsOf(CallTransport.WebSocketApi, apiRunner);
        Link.ReadExchangeInfo = cancellationToken => ExchangeInfo.GetAsync(cancellationToken);
    }

    /// <summary>What it was told.</summary>
    public SpotwireOptions Options { get; }

    /// <summary>Public calls: the exchange itself and its market data.</summary>
    public MarketApi Market { get; }

    /// <summary>Calls that place, cancel and look up orders.</summary>
    public TradingApi Trading { get; }

    /// <summary>Calls about the account.</summary>
    public AccountApi Account { get; }

    /// <summary>The exchange's symbols and their rules, kept.</summary>
    public ExchangeInfoCache ExchangeInfo { get; }

    /// <summary>Market streams.</summary>
    public StreamsApi Streams { get; }

    /// <summary>Local order books.</summary>
    public BooksApi Books { get; }

    /// <summary>The session of the connection to the WebSocket API.</summary>
    public SessionApi Session { get; }

    /// <summary>User data: what happens to accounts, as it happens.</summary>
    public UserDataApi UserData { get; }

    /// <summary>Views of accounts, kept up to date.</summary>
    public AccountsApi Accounts { get; }

    /// <summary>The exchange's clock.</summary>
    public ServerClock Clock => Link.Clock;

    /// <summary>The exchange's limits, and how far they are used up.</summary>
    public RateLimitLedger Limits => Link.Ledger;

    /// <summary>Where generated names and jitter come from.</summary>
    internal Randomness Random { get; }

    /// <summary>Opens the byte streams of REST and sockets.</summary>
    internal Connector Connector { get; }

    /// <summary>What all calls have in common.</summary>
    internal ExchangeLink Link { get; }

    /// <summary>Carries the calls of the WebSocket API; null where the environment has none.</summary>
    internal ApiSocket? Socket { get; }

    /// <summary>Carries the calls.</summary>
    internal CallRunner Transport { get; }

    /// <summary>The calls of the client on a transport of choice, whatever <see cref="SpotwireOptions.Transport"/>
    /// says.</summary>
    /// <param name="transport">What carries them.</param>
    /// <exception cref="SpotwireException">The environment has no WebSocket API
    /// (<see cref="ErrorKind.Configuration"/>).</exception>
    public SpotwireCalls Via(CallTransport transport) => transport switch
    {
        CallTransport.Rest => _byRest,
        CallTransport.WebSocketApi => _byWebSocket ?? throw ApiSocket.NotThere(Options.Environment),
        _ => throw new ArgumentOutOfRangeException(nameof(transport), transport, "This is no transport."),
    };

    /// <summary>Closes its connections and waits for its background work to end.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (_line is not null)
        {
            await _line.DisposeAsync().ConfigureAwait(false);
        }

        await Books.DisposeAsync().ConfigureAwait(false);
        await Streams.DisposeAsync().ConfigureAwait(false);
        await Link.EndAsync().ConfigureAwait(false);
        if (Socket is not null)
        {
            await Socket.DisposeAsync().ConfigureAwait(false);
        }

        _rest.Dispose();
        _others.ForEach(static sender => sender.Dispose());
        Link.Dispose();
        await ExchangeInfo.DrainAsync().ConfigureAwait(false);
    }

    private UserDataLine MakeLine(ILoggerFactory loggers)
    {
        var apiLog = loggers.CreateLogger("Spotwire.WebSocketApi");
        var log = loggers.CreateLogger("Spotwire.UserData");
        return new UserDataLine(
            Options,
            () => new ApiSocket(Options, Link, Connector, Random, apiLog),
            (key, wish) => new AccountFeed(AskerOf(key), Clock, Options, wish, log),
            log);
    }

    /// <summary>The calls of an account, which need not be the client's own.</summary>
    private AccountAsker AskerOf(SpotwireCredentials key)
    {
        if (ReferenceEquals(key, Options.Credentials))
        {
            return new AccountAsker(Trading, Account);
        }

        // Whoever comes back finds the connections of before.
        lock (_others)
        {
            if (!_askers.TryGetValue(key, out var asker))
            {
                var options = Options with { Credentials = key };
                var sender = new RestSender(options, Connector, Link.SharedClock, Link.Lifetime);
                _others.Add(sender);
                var runner = new CallRunner(
                    options, Link, new LimitedSender(sender, Link.LedgerOf(options), options, _restLog), _restLog);
                asker = new AccountAsker(
                    new TradingApi(options, runner, ExchangeInfo, Random), new AccountApi(runner));
                _askers.Add(key, asker);
            }

            return asker;
        }
    }

    private SpotwireCalls CallsOf(CallTransport transport, CallRunner runner) => runner == Transport
        ? new SpotwireCalls(transport, runner, Market, Trading)
        : new SpotwireCalls(
            transport, runner, new MarketApi(runner), new TradingApi(Options, runner, ExchangeInfo, Random));
}
