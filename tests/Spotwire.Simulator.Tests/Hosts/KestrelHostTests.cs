using System.Net;
using System.Net.Http.Json;
using System.Net.Security;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Spotwire.Simulator.Tests.Hosts;

public sealed class KestrelHostTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task RestAndStreamsShareAPortAndJoin()
    {
        await using var exchange = await SimulatedExchange.StartAsync();
        using var http = new HttpClient { BaseAddress = exchange.Rest };
        Assert.Equal("{}", await http.GetStringAsync("/api/v3/ping"));
        Assert.Equal(["BTCUSDT", "ETHUSDT", "BNBUSDT", "ETHBTC"], exchange.Symbols);

        using var socket = await OpenAsync(exchange, "stream?streams=btcusdt@depth@100ms/btcusdt@trade");
        var first = await ReceiveAsync(socket, message => message.GetProperty("data").TryGetProperty("U", out _));
        var depth = await http.GetFromJsonAsync<JsonElement>("/api/v3/depth?symbol=BTCUSDT&limit=5000");
        var id = depth.GetProperty("lastUpdateId").GetInt64();
        Assert.InRange(first.GetProperty("data").GetProperty("U").GetInt64(), 1, id);
        var next = await ReceiveAsync(socket, message =>
            message.GetProperty("data").TryGetProperty("u", out var final) && final.GetInt64() > id);
        Assert.InRange(next.GetProperty("data").GetProperty("U").GetInt64(), 1, id + 1);
        var trade = await ReceiveAsync(socket, message => message.GetProperty("data").TryGetProperty("t", out _));
        Assert.Equal("btcusdt@trade", trade.GetProperty("stream").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/api/v3/nothing")).StatusCode);
    }

    [Fact]
    public async Task ControlMessagesAreAnsweredAndManyOfThemDisconnect()
    {
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions { Flow = false });
        using var socket = await OpenAsync(exchange, "ws");
        for (var i = 0; i < 6; i++)
        {
            await SendAsync(socket, "{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":" + i + "}");
        }

        for (var i = 0; i < 5; i++)
        {
            var answer = await ReceiveAsync(socket, _ => true);
            Assert.Equal(i, answer.GetProperty("id").GetInt32());
        }

        var end = await socket.ReceiveAsync(new byte[100], Timeout());
        Assert.Equal(WebSocketMessageType.Close, end.MessageType);
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, socket.CloseStatus);
    }

    [Fact]
    public async Task KilledAndStartedAgainOnThePortItStartsOver()
    {
        var first = await SimulatedExchange.StartAsync();
        using var lost = await OpenAsync(first, "ws/ethusdt@depth@100ms");
        var before = await ReceiveAsync(lost, _ => true);
        await first.KillAsync();
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            while (true)
            {
                var part = await lost.ReceiveAsync(new byte[65536], Timeout());
                Assert.Equal(WebSocketMessageType.Text, part.MessageType);
            }
        });

        await using var second = await SimulatedExchange.StartAsync(new SimulatorOptions { Port = first.Rest.Port });
        Assert.Equal(first.Rest, second.Rest);
        Assert.Equal(first.FlowHash, second.FlowHash);
        using var socket = await OpenAsync(second, "ws/ethusdt@depth@100ms");
        var after = await ReceiveAsync(socket, _ => true);
        Assert.InRange(after.GetProperty("U").GetInt64(), 1, before.GetProperty("u").GetInt64() + 1000);
    }

    [Fact]
    public async Task StoppingIsAnnounced()
    {
        var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions { Flow = false });
        using var socket = await OpenAsync(exchange, "stream");
        var stop = exchange.DisposeAsync();
        var message = await ReceiveAsync(socket, _ => true);
        Assert.Equal("!serverShutdown", message.GetProperty("stream").GetString());
        var end = await socket.ReceiveAsync(new byte[100], Timeout());
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, end.CloseStatus);
        await stop;
    }

    /// <summary>Also those that learn at the same moment that they are open.</summary>
    [Fact]
    public async Task StoppingIsAnnouncedToEveryOpenConnection()
    {
        for (var round = 0; round < 5; round++)
        {
            var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions { Flow = false });
            var sockets = await Task.WhenAll(
                Enumerable.Range(0, 20).Select(_ => Task.Run(() => OpenAsync(exchange, "stream"))));
            var stop = exchange.DisposeAsync();
            foreach (var socket in sockets)
            {
                var message = await ReceiveAsync(socket, _ => true);
                Assert.Equal("!serverShutdown", message.GetProperty("stream").GetString());
                var end = await socket.ReceiveAsync(new byte[100], Timeout());
                Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, end.CloseStatus);
                socket.Dispose();
            }

            await stop;
        }
    }

    [Fact]
    public async Task DroppedSocketsCanConnectAgain()
    {
        await using var exchange = await SimulatedExchange.StartAsync();
        using var lost = await OpenAsync(exchange, "ws/ethusdt@trade");
        exchange.DropSockets();
        await Assert.ThrowsAnyAsync<Exception>(() => ReceiveAsync(lost, _ => false));
        using var socket = await OpenAsync(exchange, "ws/ethusdt@depth");
        await ReceiveAsync(socket, _ => true);
    }

    [Fact]
    public async Task TlsIsTrustedByItsFile()
    {
        await using var exchange = await SimulatedExchange.StartAsync(
            new SimulatorOptions { Tls = true, Flow = false });
        Assert.Equal("https", exchange.Rest.Scheme);
        Assert.Equal("wss", exchange.Streams.Scheme);
        using var trusted = X509CertificateLoader.LoadCertificateFromFile(exchange.CertificatePath!);
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.Add(trusted);
        using var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy },
        };
        using var http = new HttpClient(handler) { BaseAddress = exchange.Rest };
        Assert.Equal("{}", await http.GetStringAsync("/api/v3/ping"));
        using var socket = new ClientWebSocket();
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        await socket.ConnectAsync(new Uri(exchange.Streams, "ws"), invoker, Timeout());
        using var stranger = new HttpClient { BaseAddress = exchange.Rest };
        await Assert.ThrowsAsync<HttpRequestException>(() => stranger.GetStringAsync("/api/v3/ping"));
    }

    [Fact]
    public async Task FaultsStrikeOnce()
    {
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions { Flow = false });
        using var http = new HttpClient { BaseAddress = exchange.Rest };
        exchange.Faults.FailNextRequest(503, carriedOut: false, "/api/v3/time");
        Assert.Equal("{}", await http.GetStringAsync("/api/v3/ping"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync("/api/v3/time")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/v3/time")).StatusCode);
        exchange.Faults.BlockNextRequest("/api/v3/time");
        using var blocked = await http.GetAsync("/api/v3/time");
        Assert.Equal(HttpStatusCode.Forbidden, blocked.StatusCode);
        Assert.Equal("text/html", blocked.Content.Headers.ContentType?.MediaType);
        exchange.Faults.DropNextAnswer("/api/v3/ping");
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("/api/v3/ping").WaitAsync(Patience));
        exchange.Faults.RefuseConnections(refuse: true);
        using var fresh = new HttpClient { BaseAddress = exchange.Rest };
        await Assert.ThrowsAsync<HttpRequestException>(() => fresh.GetAsync("/api/v3/ping"));
        exchange.Faults.RefuseConnections(refuse: false);
        Assert.Equal("{}", await fresh.GetStringAsync("/api/v3/ping"));
        Assert.InRange(exchange.Faults.Struck, 4, long.MaxValue);
    }

    [Fact]
    public async Task ARestartCutsAllConnectionsAndTakesNewOnesAfterwards()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions
        {
            Flow = false, TimeProvider = time,
        });
        using var http = new HttpClient { BaseAddress = exchange.Rest };
        using var socket = await OpenAsync(exchange, "ws");
        exchange.Faults.Add(new Simulator.Faults.ScriptedFault
        {
            Kind = Simulator.Faults.FaultKind.Restart, Duration = TimeSpan.FromSeconds(1),
        });
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("/api/v3/ping").WaitAsync(Patience));
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ReceiveAsync(new byte[100], Timeout()));
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("/api/v3/ping").WaitAsync(Patience));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("{}", await http.GetStringAsync("/api/v3/ping"));
    }

    [Fact]
    public async Task AnAddressMayNameAllStreamsOfAConnection()
    {
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions { Flow = false });
        var names = Enumerable.Range(0, 1024).Select(i => $"symbol{i}usdt@depth20@100ms").ToArray();
        using var socket = await OpenAsync(exchange, "stream?streams=" + string.Join('/', names));
        await SendAsync(socket, """{"method":"LIST_SUBSCRIPTIONS","id":1}""");
        var answer = await ReceiveAsync(socket, _ => true);
        Assert.Equal(names, answer.GetProperty("result").EnumerateArray().Select(name => name.GetString()));
        await Assert.ThrowsAsync<WebSocketException>(() =>
            OpenAsync(exchange, "stream?streams=one/" + string.Join('/', names)));
    }

    [Fact]
    public async Task TooManyConnectionsAreRefused()
    {
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions
        {
            Flow = false, Limits = Simulator.Limits.LimitSpec.Parse("CONNECTIONS=2/300d"),
        });
        using var first = await OpenAsync(exchange, "ws");
        using var second = await OpenAsync(exchange, "stream");
        using var third = new ClientWebSocket();
        third.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() =>
            third.ConnectAsync(new Uri(exchange.Streams, "ws"), Timeout()));
        Assert.Equal(HttpStatusCode.TooManyRequests, third.HttpStatusCode);
    }

    [Fact]
    public async Task TheClockCanJump()
    {
        await using var exchange = await SimulatedExchange.StartAsync(
            new SimulatorOptions { Flow = false, TimeProvider = new FakeTimeProvider() });
        using var http = new HttpClient { BaseAddress = exchange.Rest };
        async Task<long> TimeAsync() =>
            (await http.GetFromJsonAsync<JsonElement>("/api/v3/time")).GetProperty("serverTime").GetInt64();
        var before = await TimeAsync();
        exchange.ClockOffset = TimeSpan.FromSeconds(-10);
        Assert.Equal(before - 10_000, await TimeAsync());
        Assert.Equal(TimeSpan.FromSeconds(-10), exchange.ClockOffset);
    }

    private static CancellationToken Timeout() => new CancellationTokenSource(Patience).Token;

    private static async Task<ClientWebSocket> OpenAsync(SimulatedExchange exchange, string path)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(exchange.Streams, path), Timeout());
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Timeout());

    private static async Task<JsonElement> ReceiveAsync(ClientWebSocket socket, Func<JsonElement, bool> wanted)
    {
        var timeout = Timeout();
        var buffer = new byte[1 << 20];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), timeout);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            Assert.Equal(WebSocketMessageType.Text, part.MessageType);
            var message = JsonSerializer.Deserialize<JsonElement>(buffer.AsSpan(0, length));
            if (wanted(message))
            {
                return message;
            }
        }
    }
}
