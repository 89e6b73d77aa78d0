using System.Net.WebSockets;
using System.Text;
using Spotwire.Transport;

namespace Spotwire.Tests.Streams;

public sealed class WebSocketOpenerTests
{
    private const string Good = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
        "Sec-WebSocket-Accept: {accept}\r\n\r\n";

    private static readonly Uri Target = new("ws://127.0.0.1:18080/stream");

    private static ValueTask<WebSocket> Open(ScriptedExchange exchange) => new WebSocketOpener(
        exchange.ConnectAsync, TimeProvider.System).OpenAsync(Target, new Random(1), default);

    [Fact]
    public void The_documented_vector_holds() =>
        Assert.Equal("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", WebSocketOpener.AcceptOf("dGhlIHNhbXBsZSBub25jZQ=="));

    [Fact]
    public async Task A_frame_that_comes_with_the_answer_is_not_lost()
    {
        // An unmasked text frame "hello", in the same bytes as the end of the header.
        var exchange = new ScriptedExchange { SentWithHandshake = [0x81, 5, .. "hello"u8] };
        var socket = await Open(exchange);
        var buffer = new byte[100];
        var result = await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
        Assert.Equal("hello", Encoding.UTF8.GetString(buffer, 0, result.Count));
        Assert.StartsWith("GET /stream HTTP/1.1\r\nHost: 127.0.0.1:18080\r\n", exchange.Handshakes[0],
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 101 Ok\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: AAAA\r\n\r\n")]
    [InlineData("HTTP/1.1 101 Ok\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n")]
    [InlineData("HTTP/1.1 101 Ok\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: {accept}\r\n\r\n")]
    [InlineData("HTTP/1.1 101 Ok\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n" +
        "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n")]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n\r\n")]
    [InlineData("HTTP/1.1 101 Ok\r\n: nothing\r\n\r\n")]
    public async Task Anything_but_a_sound_upgrade_is_refused(string answer)
    {
        var exchange = new ScriptedExchange { HandshakeAnswer = answer };
        var failure = await Assert.ThrowsAsync<SpotwireException>(async () => await Open(exchange));
        Assert.Equal(ErrorKind.UnreadableAnswer, failure.Kind);
    }

    [Fact]
    public async Task The_sound_one_is_taken()
    {
        // Guards the tests above: the same answer without a flaw passes.
        var exchange = new ScriptedExchange { HandshakeAnswer = Good };
        Assert.Equal(WebSocketState.Open, (await Open(exchange)).State);
    }

    [Fact]
    public async Task An_endless_header_is_cut_off()
    {
        var exchange = new ScriptedExchange { HandshakeAnswer = "HTTP/1.1 101 Ok\r\nX: " + new string('x', 20_000) };
        var failure = await Assert.ThrowsAsync<SpotwireException>(async () => await Open(exchange));
        Assert.Equal(ErrorKind.UnreadableAnswer, failure.Kind);
    }

    [Fact]
    public async Task A_line_that_dies_in_the_handshake_is_a_network_error()
    {
        var exchange = new ScriptedExchange { HandshakeAnswer = "HTTP/1.1 101 Ok\r\nUpgrade: web" };
        var failure = await Assert.ThrowsAsync<SpotwireException>(async () => await Open(exchange));
        Assert.Equal(ErrorKind.Network, failure.Kind);
    }

    [Theory]
    [InlineData(429, "Retry-After: 7", ErrorKind.Throttled, 7)]
    [InlineData(418, "retry-after: 120", ErrorKind.Banned, 120)]
    [InlineData(403, "X: y", ErrorKind.Blocked, null)]
    [InlineData(503, "X: y", ErrorKind.Unavailable, null)]
    [InlineData(302, "Location: ws://elsewhere/", ErrorKind.Exchange, null)]
    public async Task Other_statuses_are_typed_errors(int status, string field, ErrorKind kind, int? seconds)
    {
        var exchange = new ScriptedExchange
        {
            HandshakeAnswer = FormattableString.Invariant($"HTTP/1.1 {status} No\r\n{field}\r\n\r\n"),
        };
        var failure = await Assert.ThrowsAsync<SpotwireException>(async () => await Open(exchange));
        Assert.Equal((kind, status), (failure.Kind, failure.Error.HttpStatus));
        Assert.Equal(seconds is { } s ? TimeSpan.FromSeconds(s) : null, failure.Error.RetryAfter);
        Assert.Equal(1, exchange.Connections);
    }
}
