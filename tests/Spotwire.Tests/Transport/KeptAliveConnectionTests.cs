using Spotwire.Signing;
using Spotwire.Wire;

namespace Spotwire.Tests.Transport;

/// <summary>A server that takes a request on a kept-alive connection and closes without answering gets it
/// once.</summary>
public sealed class KeptAliveConnectionTests
{
    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task A_request_that_can_change_anything_arrives_once(string method)
    {
        await using var server = new RawServer(RawServer.First);
        await using var client = Client(server);

        // The connection is warm: these go over it and are answered.
        await client.Clock.SynchronizeAsync(TestContext.Current.CancellationToken);
        var endpoint = EndpointTable.All.First(entry => entry.IsTrading && entry.Method.Method == method);
        var stop = TestContext.Current.CancellationToken;
        var outcome = await client.Transport.TradeAsync(
            endpoint, TransportTest.Order(), TransportTest.Type, TransportTest.Id, stop);

        var unknown = Assert.IsType<OrderOutcome<Answer>.Unknown>(outcome);
        Assert.Equal(TransportTest.Id, unknown.ClientOrderId);
        Assert.Equal(ErrorKind.Network, unknown.Error.Kind);
        Assert.Equal(1, server.Connections);
        Assert.Equal(1, server.Requests.Count(request => request.Method == method));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task So_does_one_without_parameters(string method)
    {
        await using var server = new RawServer(RawServer.First);
        await using var client = Client(server);
        await client.Clock.SynchronizeAsync(TestContext.Current.CancellationToken);
        var endpoint = new Endpoint
        {
            Name = "Nothing",
            Method = new HttpMethod(method),
            Path = EndpointTable.PlaceOrder.Path,
            WebSocketMethod = "",
            Security = SecurityType.None,
            Weight = EndpointTable.PlaceOrder.Weight,
        };
        var outcome = await client.Transport.TradeAsync(
            endpoint, new RequestParameters(), TransportTest.Type, null, TestContext.Current.CancellationToken);

        Assert.True(outcome.IsUnknown);
        var request = Assert.Single(server.Requests, request => request.Method == method);
        Assert.Equal("0", request.Headers["Content-Length"]);
        Assert.Equal(1, server.Connections);
    }

    /// <summary>What the tests above guard against, so that they are known to be able to fail.</summary>
    [Fact]
    public async Task Without_content_the_handler_alone_would_send_it_again()
    {
        await using var server = new RawServer(RawServer.First);
        using var invoker = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false });
        using var warm = await invoker.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, "/api/v3/time")),
            TestContext.Current.CancellationToken);
        await warm.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<HttpRequestException>(() => invoker.SendAsync(
            new HttpRequestMessage(HttpMethod.Delete, new Uri(server.Address, "/api/v3/order?symbol=BTCUSDT")),
            TestContext.Current.CancellationToken));
        Assert.InRange(server.Requests.Count(request => request.Method == "DELETE"), 2, 10);
    }

    [Fact]
    public async Task A_reading_request_may_be_sent_again_on_a_fresh_connection()
    {
        var isFirst = true;
        await using var server = new RawServer(request =>
        {
            if (request.Path != "/api/v3/ping")
            {
                return RawServer.First(request);
            }

            var answer = isFirst ? null : RawServer.Json("{\"orderId\":7}");
            isFirst = false;
            return answer;
        });
        await using var client = Client(server);
        await client.Clock.SynchronizeAsync(TestContext.Current.CancellationToken);

        Assert.Equal(7, (await client.PingAsync(TestContext.Current.CancellationToken)).OrderId);
        Assert.Equal(2, server.Requests.Count(request => request.Path == "/api/v3/ping"));
    }

    [Fact]
    public async Task A_signed_order_arrives_byte_for_byte_as_signed()
    {
        await using var server = new RawServer(request =>
            RawServer.First(request) ?? RawServer.Json("{\"orderId\":42}", 200, "X-MBX-ORDER-COUNT-10S: 3"));
        await using var client = Client(server);
        var outcome = await client.PlaceAsync(TestContext.Current.CancellationToken);

        Assert.Equal(42, outcome.RequireAccepted().OrderId);
        var request = Assert.Single(server.Requests, request => request.Method == "POST");
        Assert.Equal("", request.Query);
        Assert.Equal("application/x-www-form-urlencoded", request.Headers["Content-Type"]);
        Assert.Equal(TransportTest.ApiKey, request.Headers["X-MBX-APIKEY"]);
        AssertSigned(request.Body);
        Assert.StartsWith(
            "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=1.5&newClientOrderId=test-1&recvWindow=5000&timestamp=",
            request.Body, StringComparison.Ordinal);
        Assert.Equal(3, client.Limits.GetUsage().Single(usage =>
            usage.Type == RateLimitType.Orders && usage.Interval == RateLimitInterval.Second).Used);
    }

    [Fact]
    public async Task A_signed_query_arrives_byte_for_byte_as_signed()
    {
        await using var server = new RawServer(request =>
            RawServer.First(request) ?? RawServer.Json("{\"orderId\":42}"));
        await using var client = Client(server);
        var parameters = new RequestParameters().Add("symbol", "１２３４５６").Add("symbols", "[\"A/B\",\"~.-_%41\"]");
        await client.Transport.ReadAsync(
            EndpointTable.Account, parameters, TransportTest.Type, TestContext.Current.CancellationToken);

        var request = Assert.Single(server.Requests, request => request.Path == "/api/v3/account");
        Assert.False(request.Headers.ContainsKey("Content-Length"));
        AssertSigned(request.Query);
        Assert.StartsWith(
            "symbol=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96"
            + "&symbols=%5B%22A%2FB%22%2C%22~.-_%2541%22%5D&",
            request.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        await using var elsewhere = new RawServer(_ => RawServer.Json("{\"orderId\":1}"));
        await using var server = new RawServer(request => RawServer.First(request)
            ?? RawServer.Json("", 307, $"Location: {elsewhere.Address}api/v3/order"));
        await using var client = Client(server);
        Assert.True((await client.PlaceAsync(TestContext.Current.CancellationToken)).IsUnknown);
        await Assert.ThrowsAsync<SpotwireException>(() => client.PingAsync(TestContext.Current.CancellationToken));
        Assert.Empty(elsewhere.Requests);
    }

    private static void AssertSigned(string text)
    {
        var at = text.LastIndexOf("&signature=", StringComparison.Ordinal);
        using var signer = new HmacSigner(TransportTest.Credentials.Secret);
        var form = new byte[at + SigningPayload.SealLength(signer)];
        var length = System.Text.Encoding.ASCII.GetBytes(text.AsSpan(0, at), form);
        length += SigningPayload.Seal(form, length, signer);
        Assert.Equal(text, System.Text.Encoding.ASCII.GetString(form, 0, length));
    }

    private static SpotwireClient Client(RawServer server) => new(new SpotwireOptions
    {
        Environment = server.Environment,
        Credentials = TransportTest.Credentials,
    });
}
