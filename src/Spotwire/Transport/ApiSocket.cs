using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Spotwire.Diagnostics;
using Spotwire.Limits;
using Spotwire.Signing;
using Spotwire.Wire;

namespace Spotwire.Transport;

/// <summary>A connection to the WebSocket API that carries calls and events: it is opened by the first call and from
/// then on kept, reopened where it breaks. It is an <see cref="ApiSession"/> and the loop that moves bytes and time for
/// it.</summary>
internal sealed partial class ApiSocket : IAsyncDisposable, IApiOwner, ISocketOwner<ApiCall>
{
    private const int MaxMessageBytes = 128 * 1024 * 1024;
    private const int ConnectWeight = 2;

    private readonly SpotwireOptions _options;
    private readonly ExchangeLink _link;
    private readonly WebSocketOpener _opener;
    private readonly Random _random;
    private readonly ILogger _logger;
    private readonly ApiSession _session;
    private readonly ApiRequestWriter _writer = new();
    private readonly byte[] _recvWindow;
    private readonly Dictionary<SpotwireCredentials, (RequestSigner Signer, byte[] ApiKey)> _signers = [];
    private readonly ConcurrentDictionary<SpotwireCredentials, CallRunner> _runners = new();
    private readonly CallRunner _runner;
    private readonly Uri _target;
    private readonly CallDeadlines _deadlines;
    private readonly SocketLoop<ApiCall> _loop;
    private readonly Action<ApiCall>? _resume;

    /// <param name="options">Addresses, keys, times.</param>
    /// <param name="link">The clock, the limits and the end that all calls of the client have in common.</param>
    /// <param name="connector">Opens byte streams.</param>
    /// <param name="random">Where jitter comes from; safe to use from several threads.</param>
    /// <param name="logger">Where it logs.</param>
    /// <exception cref="SpotwireException">The environment has no WebSocket API.</exception>
    public ApiSocket(
        SpotwireOptions options, ExchangeLink link, Connector connector, Random random, ILogger logger)
    {
        var address = options.Environment.WebSocketApi
            ?? throw NotThere(options.Environment);
        _target = options.TimeUnit == TimeUnit.Microseconds
            ? new UriBuilder(address) { Query = "timeUnit=MICROSECOND" }.Uri
            : address;
        _recvWindow = Encoding.ASCII.GetBytes(
            RequestParameters.Milliseconds(options.RecvWindow).ToString(CultureInfo.InvariantCulture));
        Number = link.NextSocketNumber();
        _options = options;
        _link = link;
        _opener = new WebSocketOpener(connector.ConnectAsync, options.TimeProvider);
        _random = random;
        _logger = logger;
        _session = new ApiSession(options.WebSocketApi, options.RequestTimeout, random, this);
        _runner = RunnerOf(options, null);
        var limits = new SocketLimits(
            _target.Authority, options.WebSocketApi.ConnectTimeout, options.RequestTimeout, MaxMessageBytes);
        _deadlines = new CallDeadlines(options.TimeProvider, options.RequestTimeout);
        _loop = new SocketLoop<ApiCall>(options, limits, this);
        _resume = options.RunContinuationsInline ? null : Resume;
    }

    /// <summary>Which socket of the client, counted from 1.</summary>
    public int Number { get; }

    /// <summary>Called by the loop whenever a connection is open, with how many there have been.</summary>
    public Action<int>? Connected { get; set; }

    /// <summary>Called by the loop whenever a connection is closed, with the reason in words.</summary>
    public Action<string>? Disconnected { get; set; }

    /// <summary>Called by the loop with every event.</summary>
    public ApiEventHandler? EventReceived { get; set; }

    /// <summary>How many connections there have been.</summary>
    public int Connections { get; private set; }

    /// <summary>The refusal where an environment has no WebSocket API.</summary>
    public static SpotwireException NotThere(SpotwireEnvironment environment) =>
        Arguments.Wrong($"The environment {environment.Name} has no WebSocket API.");

    /// <summary>A call of the WebSocket API alone, within the limits and repeated once after -1021.</summary>
    /// <param name="method">The method.</param>
    /// <param name="p">Its own parameters.</param>
    /// <param name="signedBy">Who signs; null for the socket's own key.</param>
    /// <param name="type">What the result is read into.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SpotwireException">There is no answer, or an error.</exception>
    public async ValueTask<T> CallAsync<T>(
        SessionMethod method,
        RequestParameters p,
        SpotwireCredentials? signedBy,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken)
    {
        var runner = signedBy is null || ReferenceEquals(signedBy, _options.Credentials)
            ? _runner
            : _runners.GetOrAdd(
                signedBy,
                static (key, self) => self.RunnerOf(self._options with { Credentials = key }, key),
                this);
        return await runner.ReadAsync(method.Call, p, type, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a request once and waits for its answer, as long as the options allow. Failures are told in the
    /// reply; nothing is thrown.</summary>
    public ValueTask<CallReply> SendAsync(
        Endpoint endpoint,
        RequestParameters parameters,
        ApiAuthorization authorization,
        SpotwireCredentials? signedBy,
        CancellationToken cancellationToken)
    {
        var call = new ApiCall(
            endpoint.WebSocketMethod, parameters, authorization, signedBy ?? _options.Credentials, _resume)
        {
            IsArray = endpoint.IsArrayOnWebSocket,
        };
        _loop.Post(call, lendsThread: true);
        if (!call.IsSettled)
        {
            _deadlines.Add(call);
            call.GiveUpBy(cancellationToken);
        }

        return call.End;
    }

    /// <summary>Closes the socket, ends the loop and waits for it. Whoever still waits is told that it is
    /// over.</summary>
    public async ValueTask DisposeAsync()
    {
        await _loop.DisposeAsync().ConfigureAwait(false);
        await _deadlines.DisposeAsync().ConfigureAwait(false);
        foreach (var (signer, _) in _signers.Values)
        {
            signer.Dispose();
        }
    }

    void IApiOwner.Tell(ApiNotice notice, string words)
    {
        ApiLog.Tell(_logger, notice, Number, words);
        if (notice == ApiNotice.Connected)
        {
            Connections++;
            Connected?.Invoke(Connections);
        }
        else if (notice == ApiNotice.Disconnected)
        {
            Disconnected?.Invoke(words);
        }
    }

    void IApiOwner.OnEvent(ReadOnlySpan<byte> message) => EventReceived?.Invoke(message);

    ApiCall? IApiOwner.MakeLogon() =>
        _options is { Credentials.KeyType: KeyType.Ed25519, WebSocketApi.Logon: true }
            ? OwnCall(SessionMethod.Logon.Call, ApiAuthorization.Signed)
            : null;

    ApiCall? IApiOwner.MakeProbe() => OwnCall(EndpointTable.Ping, ApiAuthorization.None);

    /// <summary>The loop's own thread, once the loop needs it no more, saves the way to another one. It is the thread
    /// pool's where the socket is the system's; whose it is behind a Connect function of the caller's own, nobody
    /// knows.</summary>
    private void Resume(ApiCall call)
    {
        if (_options.Connect is null)
        {
            _loop.RunAtRest(call);
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(call, preferLocal: false);
        }
    }

    private CallRunner RunnerOf(SpotwireOptions options, SpotwireCredentials? signedBy)
    {
        var ledger = signedBy is null ? _link.Ledger : _link.LedgerOf(options);
        var sender = new LimitedSender(new ApiSender(this, signedBy, rest: null), ledger, options, _logger);
        return new CallRunner(options, _link, sender, _logger);
    }

    /// <summary>A call that nobody waits for; null where the limits have no room for it.</summary>
    private ApiCall? OwnCall(Endpoint endpoint, ApiAuthorization authorization)
    {
        var parameters = new RequestParameters();
        var cost = endpoint.Cost(parameters) with { RawRequests = 0 };
        if (_link.Ledger.TryAcquire(cost) is not { } reservation)
        {
            return null;
        }

        var call = new ApiCall(
            endpoint.WebSocketMethod, parameters, authorization, _options.Credentials, resume: null);
        _ = SettleAsync(call, reservation, cost);
        return call;
    }

    private async Task SettleAsync(ApiCall call, LimitReservation reservation, RequestCost cost)
    {
        using var reply = await call.End.ConfigureAwait(false);
        if (!reply.MayHaveLeft)
        {
            _link.Ledger.Release(reservation);
            return;
        }

        _link.Ledger.Settle(reservation, new LimitAnswer
        {
            Weight = cost.OnFailure,
            RawRequests = 0,
            MayStillArrive = reply.Status == 0,
            Told = reply.Told,
        });
        if (reply.Status is 429 or 418)
        {
            _link.Ledger.Stop(reply.RetryAfter ?? TimeSpan.FromMinutes(1), reply.Status == 418);
        }
    }

    private (RequestSigner Signer, byte[] ApiKey) SignerOf(SpotwireCredentials credentials)
    {
        if (!_signers.TryGetValue(credentials, out var signer))
        {
            signer = (credentials.CreateSigner(), Encoding.ASCII.GetBytes(credentials.ApiKey));
            _signers.Add(credentials, signer);
        }

        return signer;
    }
}
