using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Faults;
using Spotwire.Simulator.Hosts;
using Spotwire.Simulator.Limits;
using Spotwire.Simulator.Streams;
using Spotwire.Simulator.Tests.Endpoints;
using Spotwire.Simulator.Tests.Streams;
using Spotwire.Simulator.Tests.WebSocketApi;
using Spotwire.Simulator.WebSocketApi;

namespace Spotwire.Simulator.Tests.Observer;

/// <summary>An exchange with somebody who listens: every message of its streams and every event of its accounts goes to
/// the observer. Requests go by REST or by the WebSocket API; times are in microseconds.</summary>
internal sealed class ObservedExchange : IDisposable
{
    private const string Address = "127.0.0.1";

    private static readonly HashSet<string> Numbers =
    [
        "orderId", "orderListId", "limit", "fromId", "startTime", "endTime", "timestamp", "recvWindow", "strategyId",
        "strategyType", "trailingDelta", "pegOffsetValue", "preventedMatchId", "fromPreventedMatchId",
        "fromAllocationId", "fromExecutionId", "cancelOrderId",
    ];

    private readonly ExchangeMachine _machine;
    private readonly RecordingSink _streams = new();
    private readonly ApiSink _socket = new();
    private readonly StreamSession _streamSession;
    private readonly ApiSession _socketSession;
    private readonly Dictionary<int, string> _subscriptions = [];
    private int _heardStreams;
    private int _heardEvents;
    private int _answeredPings;
    private long _nextId;

    public ObservedExchange(SimulatorOptions options)
    {
        _machine = new ExchangeMachine(
            options with
            {
                Host = SimulatorHost.InMemory,
                Limits = LimitSpec.Parse(
                    "REQUEST_WEIGHT=1000000000/1m,RAW_REQUESTS=1000000000/5m,ORDERS=100000/10s,ORDERS=200000/1d"),
            },
            new FaultScript(),
            ExchangeDriver.Start);
        Symbols = [.. _machine.Exchange.Markets.Select(market => market.Name)];
        Observer = new ExchangeObserver(Symbols, Accounts.Select(account => account.Name));
        var names = Symbols.SelectMany(symbol =>
            new[] { "trade", "aggTrade", "blockTrade", "bookTicker", "depth@100ms", "kline_1m" }
                .Select(stream => symbol.ToLowerInvariant() + '@' + stream));
        _streamSession = _machine.Hub.Open(
            StreamTarget.Parse("/stream", "timeUnit=MICROSECOND&streams=" + string.Join('/', names))!,
            _streams,
            Forward)!;
        _socketSession = _machine.Api.Open(
            ApiTarget.Parse("timeUnit=MICROSECOND&returnRateLimits=false")!, _socket, Address, Forward);
        foreach (var account in Accounts)
        {
            var answer = Socket("userDataStream.subscribe.signature", account, []);
            _subscriptions.Add(answer.Json.GetProperty("subscriptionId").GetInt32(), account.Name);
        }
    }

    public ExchangeObserver Observer { get; }

    public string[] Symbols { get; }

    public IReadOnlyList<SimulatedAccount> Accounts => _machine.Exchange.Accounts;

    /// <summary>For what no request can do: deposits, locks, block trades, the state of a market.</summary>
    public Exchange Inside => _machine.Exchange;

    /// <summary>The clock that only moves forward.</summary>
    public long Forward { get; private set; } = ExchangeDriver.Start;

    /// <summary>The exchange's clock.</summary>
    public long Now => Forward + _machine.ClockOffsetMicros;

    /// <summary>Lets time pass; all that is due happens.</summary>
    public void Pass(long micros)
    {
        var end = Forward + micros;
        while (Forward < end)
        {
            // In steps that are short enough to answer the pings.
            Forward = Math.Min(end, Forward + 10_000_000);
            _machine.Advance(Forward);
            for (; _answeredPings < _streams.Pings.Count; _answeredPings++)
            {
                _machine.Hub.ReceivePong(_streamSession, _streams.Pings[_answeredPings], Forward);
            }

            if (_socket.Pings.Count > 0)
            {
                _socketSession.Pulse.Answer(_socket.Pings[^1]);
            }
        }

        Listen();
    }

    /// <summary>Sets the exchange's clock forward at once; nothing happens in between.</summary>
    public void Jump(long micros)
    {
        _machine.ClockOffsetMicros += micros;
        Pass(100_000);
    }

    /// <summary>Waits until the streams have told all that has happened, and stops there: depth is told every tenth of
    /// a second.</summary>
    public void Settle() => Pass(200_000 - (Forward % 100_000));

    public ObservedAnswer Rest(
        string method, string path, SimulatedAccount? account, IReadOnlyList<(string Name, string Value)> parameters)
    {
        var query = string.Join('&', parameters.Select(parameter =>
            parameter.Name + '=' + Uri.EscapeDataString(parameter.Value)));
        if (account is not null)
        {
            query += (query.Length > 0 ? "&" : "") + "timestamp=" + Row.Raw(Now);
            query += "&signature=" + Sign(account, query);
        }

        var response = _machine.Handle(
            new ExchangeRequest
            {
                Method = method,
                Path = path,
                Query = query,
                Body = "",
                ApiKey = account?.ApiKey,
                TimeUnit = "MICROSECOND",
                RemoteAddress = Address,
            },
            Forward);
        Listen();
        return new ObservedAnswer(response.Status, Encoding.UTF8.GetString(response.Body.Span), query);
    }

    public ObservedAnswer Socket(
        string method, SimulatedAccount? account, IReadOnlyList<(string Name, string Value)> parameters) =>
        account is null
            ? Send(method, parameters)
            : Signed(method, account.ApiKey, payload => Sign(account, payload), parameters);

    /// <summary>Logs the session on with the account's first key of its own.</summary>
    public ObservedAnswer Logon(SimulatedAccount account, TestKeys keys) => Signed(
        "session.logon", account.Keys[1].ApiKey, payload => keys.Sign(Encoding.UTF8.GetBytes(payload)), []);

    /// <summary>Asks by REST and by the WebSocket API, which must say the same.</summary>
    public JsonElement Ask(
        string path, SimulatedAccount? account, params (string Name, string Value)[] parameters)
    {
        var endpoint = EndpointTable.Find("GET", "/api/v3/" + path)!;
        var rest = Rest("GET", endpoint.Path!, account, parameters);
        Assert.True(rest.Status == 200, rest.Text + " to " + rest.Request);
        var socket = Socket(endpoint.SocketMethod!, account, parameters);
        Assert.True(socket.Status == 200, socket.Text);
        Assert.Equal(rest.Text, socket.Text);
        return rest.Json;
    }

    public void Dispose() => _machine.Dispose();

    private static string Sign(SimulatedAccount account, string payload) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.ASCII.GetBytes(account.SecretKey), Encoding.UTF8.GetBytes(payload)));

    private ObservedAnswer Signed(
        string method, string apiKey, Func<string, string> sign, IReadOnlyList<(string Name, string Value)> parameters)
    {
        List<(string Name, string Value)> all =
            [.. parameters, ("apiKey", apiKey), ("timestamp", Row.Raw(Now))];
        all.Add(("signature", sign(string.Join('&', all
            .OrderBy(parameter => parameter.Name, StringComparer.Ordinal)
            .Select(parameter => parameter.Name + '=' + parameter.Value)))));
        return Send(method, all);
    }

    private ObservedAnswer Send(string method, IReadOnlyList<(string Name, string Value)> parameters)
    {
        var json = new JsonObject();
        foreach (var (name, value) in parameters)
        {
            json[name] = Numbers.Contains(name) && long.TryParse(value, CultureInfo.InvariantCulture, out var number)
                && Row.Raw(number) == value ? number : value;
        }

        var id = ++_nextId;
        var text = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = json }.ToJsonString();
        var before = _socket.Texts.Count;
        _machine.Api.Receive(_socketSession, Encoding.UTF8.GetBytes(text), Forward);
        Assert.True(_socket.Texts.Count > before, "no answer to " + text);
        using var document = JsonDocument.Parse(_socket.Texts[^1]);
        var root = document.RootElement.Clone();
        Listen();
        Assert.True(root.Whole("id") == id, root.GetRawText());
        var body = root.TryGetProperty("result", out var result) ? result : root.GetProperty("error");
        return new ObservedAnswer((int)root.Whole("status"), body.GetRawText(), text);
    }

    private void Listen()
    {
        for (; _heardStreams < _streams.Texts.Count; _heardStreams++)
        {
            Observer.HearStream(_streams.Texts[_heardStreams]);
        }

        for (; _heardEvents < _socket.Texts.Count; _heardEvents++)
        {
            using var document = JsonDocument.Parse(_socket.Texts[_heardEvents]);
            var message = document.RootElement.Clone();
            if (message.TryGetProperty("event", out var told))
            {
                Observer.HearEvent(_subscriptions[message.GetProperty("subscriptionId").GetInt32()], told);
            }
        }

        Assert.Null(_streams.Closed);
        Assert.Null(_socket.Closed);
    }
}
