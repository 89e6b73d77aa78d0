using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Spotwire.Simulator.Limits;
using Spotwire.Simulator.Time;

namespace Spotwire.Simulator.Tests.Hosts;

/// <summary>The WebSocket API over the bytes of both hosts.</summary>
public sealed class ApiHostTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task RequestsAreAnsweredOnRealSockets()
    {
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions { Flow = false });
        Assert.Equal($"ws://127.0.0.1:{exchange.Rest.Port}/ws-api/v3", exchange.WebSocketApi.AbsoluteUri);
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(
            new Uri(exchange.WebSocketApi + "?timeUnit=MICROSECOND&returnRateLimits=true"), Timeout());
        for (var i = 0; i < 20; i++)
        {
            await SendAsync(socket, $$"""{"id":{{i}},"method":"time"}""");
        }

        for (var i = 0; i < 20; i++)
        {
            var answer = await ReceiveAsync(socket);
            Assert.Equal(i, answer.GetProperty("id").GetInt32());
            Assert.InRange(answer.GetProperty("result").GetProperty("serverTime").GetInt64(), 1L << 50, long.MaxValue);

            // Opening weighs two.
            Assert.Equal(3 + i, answer.GetProperty("rateLimits")[0].GetProperty("count").GetInt32());
        }
    }

    [Theory]
    [InlineData("ws-api/v3?timeUnit=SECOND", HttpStatusCode.BadRequest)]
    [InlineData("ws-api/v4", HttpStatusCode.NotFound)]
    public async Task AWrongAddressIsRefused(string path, HttpStatusCode status)
    {
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions { Flow = false });
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() =>
            socket.ConnectAsync(new Uri(exchange.Streams, path), Timeout()));
        Assert.Equal(status, socket.HttpStatusCode);
    }

    [Fact]
    public async Task ConnectionsAreCountedAndWeighed()
    {
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions
        {
            Flow = false, Limits = LimitSpec.Parse("REQUEST_WEIGHT=3/1d,CONNECTIONS=10/300d"),
        });
        using var first = new ClientWebSocket();
        await first.ConnectAsync(exchange.WebSocketApi, Timeout());
        using var second = new ClientWebSocket();
        second.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => second.ConnectAsync(exchange.WebSocketApi, Timeout()));
        Assert.Equal(HttpStatusCode.TooManyRequests, second.HttpStatusCode);
        Assert.InRange(int.Parse(second.HttpResponseHeaders!["Retry-After"].Single()), 1, 86_400);
    }

    [Fact]
    public async Task TheShutdownIsAnnouncedAndTheSocketClosed()
    {
        var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions { Flow = false });
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(exchange.WebSocketApi, Timeout());
        await SendAsync(socket, """{"id":1,"method":"ping"}""");
        await ReceiveAsync(socket);
        var stop = exchange.DisposeAsync();
        var message = await ReceiveAsync(socket);
        Assert.Equal("serverShutdown", message.GetProperty("event").GetProperty("e").GetString());
        var end = await socket.ReceiveAsync(new byte[100], Timeout());
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, end.CloseStatus);
        await stop;
    }

    [Fact]
    public async Task ADroppedAnswerBreaksTheSocket()
    {
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions { Flow = false });
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(exchange.WebSocketApi, Timeout());
        exchange.Faults.DropNextAnswer("time");
        await SendAsync(socket, """{"id":1,"method":"time"}""");
        await Assert.ThrowsAnyAsync<Exception>(() => ReceiveAsync(socket));
        Assert.Equal(1, exchange.Faults.Struck);
    }

    [Fact]
    public async Task EventsArriveUntilTheKeyIsRevoked()
    {
        // Time stands still: however long this takes, no time stamp grows old.
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 7, 21, 12, 0, 0, TimeSpan.Zero));
        await using var exchange = await SimulatedExchange.StartAsync(
            new SimulatorOptions { Flow = false, TimeProvider = time });
        var account = exchange.Accounts[0];
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(exchange.WebSocketApi, Timeout());
        await SendAsync(socket, Signed("userDataStream.subscribe.signature", ""));
        Assert.Equal(200, (await ReceiveAsync(socket)).GetProperty("status").GetInt32());
        await SendAsync(socket, Signed(
            "order.place", "side=BUY&symbol=BTCUSDT&timeInForce=GTC&type=LIMIT&price=20000&quantity=0.1"));
        foreach (var name in new[] { "executionReport", "outboundAccountPosition" })
        {
            Assert.Equal(name, (await ReceiveAsync(socket)).GetProperty("event").GetProperty("e").GetString());
        }

        Assert.Equal(200, (await ReceiveAsync(socket)).GetProperty("status").GetInt32());
        exchange.SetKeyPermissions(account.ApiKey, new SimulatedKeyPermissions { SpotAndMarginTrading = false });
        await SendAsync(socket, Signed("openOrders.cancelAll", "symbol=BTCUSDT"));
        Assert.Equal(401, (await ReceiveAsync(socket)).GetProperty("status").GetInt32());
        exchange.RevokeKey(account.ApiKey);
        var end = await ReceiveAsync(socket);
        Assert.Equal("eventStreamTerminated", end.GetProperty("event").GetProperty("e").GetString());
        Assert.Throws<ArgumentException>(() => exchange.RevokeKey("none"));

        string Signed(string method, string parameters)
        {
            var pairs = (parameters + "&apiKey=" + account.ApiKey
                    + "&timestamp=" + time.GetUtcNow().ToUnixTimeMilliseconds())
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Order(StringComparer.Ordinal)
                .ToList();
            var signature = HMACSHA256.HashData(
                Encoding.ASCII.GetBytes(account.SecretKey), Encoding.ASCII.GetBytes(string.Join('&', pairs)));
            pairs.Add("signature=" + Convert.ToHexStringLower(signature));
            var fields = pairs.Select(pair => pair.Split('=')).Select(pair => $"\"{pair[0]}\":\"{pair[1]}\"");
            return $"{{\"id\":1,\"method\":\"{method}\",\"params\":{{{string.Join(',', fields)}}}}}";
        }
    }

    [Fact]
    public void EverythingIsAnsweredAndPingedInMemory()
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        var time = new VirtualTime();
        var starting = SimulatedExchange.StartAsync(new SimulatorOptions
        {
            Flow = false, Host = SimulatorHost.InMemory, TimeProvider = time,
        });
        var exchange = starting.Result;
        async Task<(JsonElement Answer, int Closed)> TalkAsync()
        {
            var stream = await exchange.ConnectAsync("anywhere", 1).ConfigureAwait(false);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                "GET /ws-api/v3 HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"))
                .ConfigureAwait(false);
            var head = new byte[1024];
            await stream.ReadAsync(head).ConfigureAwait(false);
            Assert.StartsWith("HTTP/1.1 101", Encoding.ASCII.GetString(head), StringComparison.Ordinal);

            // A masked text frame with the mask 0.
            var text = """{"id":"a","method":"ping"}"""u8.ToArray();
            byte[] frame = [0x81, (byte)(0x80 | text.Length), 0, 0, 0, 0, .. text];
            await stream.WriteAsync(frame).ConfigureAwait(false);
            var answer = new byte[1024];
            var length = await stream.ReadAsync(answer).ConfigureAwait(false);
            var start = Array.IndexOf(answer, (byte)'{');
            var message = JsonSerializer.Deserialize<JsonElement>(answer.AsSpan(start, length - start));

            // Nobody answers the pings.
            var pings = 0;
            while (await stream.ReadAsync(answer).ConfigureAwait(false) > 0 && answer[0] == 0x89)
            {
                pings++;
            }

            Assert.Equal(0x88, answer[0]);
            return (message, pings);
        }

        var talking = TalkAsync();
        Assert.True(time.RunUntil(() => talking.IsCompleted, TimeSpan.FromMinutes(5)));
        var (said, sent) = talking.GetAwaiter().GetResult();
        Assert.Equal("a", said.GetProperty("id").GetString());
        Assert.Equal("{}", said.GetProperty("result").GetRawText());
        Assert.Equal(3, sent);
        Assert.True(exchange.DisposeAsync().IsCompletedSuccessfully);
        SynchronizationContext.SetSynchronizationContext(before);
    }

    private static CancellationToken Timeout() => new CancellationTokenSource(Patience).Token;

    private static Task SendAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Timeout());

    private static async Task<JsonElement> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[1 << 16];
        var part = await socket.ReceiveAsync(buffer.AsMemory(), Timeout());
        Assert.Equal(WebSocketMessageType.Text, part.MessageType);
        return JsonSerializer.Deserialize<JsonElement>(buffer.AsSpan(0, part.Count));
    }
}
