using System.Text;
using System.Text.Json;
using Spotwire.Signing;
using Spotwire.Tests.Transport;
using Spotwire.Trading;
using Spotwire.Wire;

namespace Spotwire.Tests.Sessions;

/// <summary>Calls by the WebSocket API: what is sent, and what comes of it.</summary>
public sealed class ApiCallsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_order_is_sent_as_signed_json_and_its_answer_is_the_same_as_by_rest()
    {
        var api = new FakeApi();
        await using var client = api.Client();
        var outcome = await client.PlaceByApiAsync(Cancel);

        Assert.Equal(1, Assert.IsType<OrderOutcome<Answer>.Accepted>(outcome).Value.OrderId);
        var request = Assert.Single(api.Requests);
        Assert.Equal("order.place", request.Method);
        Assert.StartsWith("GET /ws-api/v3 HTTP/1.1\r\n", Assert.Single(api.Handshakes), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.String, request.Params.GetProperty("quantity").ValueKind);
        Assert.Equal("1.5", request["quantity"]);
        Assert.Equal(JsonValueKind.Number, request.Params.GetProperty("timestamp").ValueKind);
        Assert.Equal(JsonValueKind.Number, request.Params.GetProperty("recvWindow").ValueKind);
        Assert.Equal(TransportTest.ApiKey, request["apiKey"]);
        AssertSigned(request);
    }

    [Fact]
    public async Task What_is_signed_is_the_text_that_is_sent()
    {
        var api = new FakeApi();
        await using var client = api.Client(options => options with
        {
            RecvWindow = TimeSpan.FromMicroseconds(6_000_346),
            TimeUnit = TimeUnit.Microseconds,
        });
        var parameters = new RequestParameters()
            .Add("symbol", "１２３４５６").Add("side", "BUY").Add("computeCommissionRates", true)
            .Add("newClientOrderId", "a\"b\\c<é>+&=\u2028").Add("strategyId", 37).Add("price", 0.10m);
        await client.Via(CallTransport.WebSocketApi).Runner.ReadAsync(
            EndpointTable.TestOrder, parameters, TransportTest.Type, Cancel);

        var request = Assert.Single(api.Requests);
        Assert.Contains("\"symbol\":\"１２３４５６\"", request.Text, StringComparison.Ordinal);
        Assert.Equal("a\"b\\c<é>+&=\u2028", request["newClientOrderId"]);
        Assert.Equal("6000.346", request["recvWindow"]);
        Assert.Equal("true", request["computeCommissionRates"]);
        Assert.Equal("37", request["strategyId"]);
        Assert.Equal("0.10", request["price"]);
        Assert.Equal(16, request["timestamp"]!.Length);
        AssertSigned(request);
        Assert.StartsWith(
            "GET /ws-api/v3?timeUnit=MICROSECOND HTTP/1.1\r\n", api.Handshakes[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_of_names_are_arrays_and_public_calls_carry_nothing_of_the_key()
    {
        var api = new FakeApi { Script = request => request.Ok("[]") };
        await using var client = api.Client();
        await client.Via(CallTransport.WebSocketApi).Market.GetPricesAsync(
            [new Symbol("BTCUSDT"), new Symbol("ETHUSDT")], cancellationToken: Cancel);
        var request = Assert.Single(api.Requests);
        Assert.Equal("{\"symbols\":[\"BTCUSDT\",\"ETHUSDT\"]}", request.Params.GetRawText());
        Assert.Equal("ticker.price", request.Method);
    }

    [Fact]
    public async Task Answers_are_matched_by_id_in_whatever_order_they_come()
    {
        var api = new FakeApi { Script = _ => null };
        await using var client = api.Client();
        await client.PingAsync(Cancel);
        var calls = Enumerable.Range(0, 5).Select(_ => client.AccountByApiAsync(Cancel)).ToArray();
        Assert.Equal(5, api.Requests.Count);
        foreach (var request in api.Requests.AsEnumerable().Reverse())
        {
            api.Send(request.Ok($"{{\"orderId\":{request.Id * 100}}}"));
        }

        for (var i = 0; i < calls.Length; i++)
        {
            Assert.Equal(api.Requests[i].Id * 100, (await calls[i]).OrderId);
        }

        Assert.Equal(1, api.Attempts);
    }

    [Fact]
    public async Task No_more_calls_are_in_flight_than_the_options_allow_and_no_more_wait()
    {
        var api = new FakeApi { Script = _ => null };
        await using var client = api.Client(options => options with
        {
            WebSocketApi = new ApiOptions { MaxInFlight = 2, MaxWaiting = 3 },
        });
        await client.PingAsync(Cancel);
        var calls = Enumerable.Range(0, 6).Select(_ => client.AccountByApiAsync(Cancel)).ToArray();
        Assert.Equal(2, api.Requests.Count);
        var refused = await Assert.ThrowsAsync<SpotwireException>(() => calls[5]);
        Assert.Equal(ErrorKind.LimitReached, refused.Kind);
        for (var i = 0; i < 5; i++)
        {
            api.Send(api.Requests[i].Ok("{\"orderId\":1}"));
            Assert.Equal(Math.Min(5, i + 3), api.Requests.Count);
        }

        await Task.WhenAll(calls[..5]);
    }

    [Theory]
    [InlineData(400, -2010, ErrorKind.OrderRejected)]
    [InlineData(401, -2015, ErrorKind.Authentication)]
    public async Task A_refusal_that_the_table_knows_is_a_rejection(int status, int code, ErrorKind kind)
    {
        var api = new FakeApi { Script = request => request.Error(status, code, "text") };
        await using var client = api.Client();
        var rejected = Assert.IsType<OrderOutcome<Answer>.Rejected>(await client.PlaceByApiAsync(Cancel));
        Assert.Equal(
            (kind, code, status, true),
            (rejected.Error.Kind, rejected.Error.Code, rejected.Error.HttpStatus, rejected.WasSent));
    }

    [Theory]
    [InlineData("{\"id\":1,\"status\":500,\"error\":{\"code\":-1000,\"msg\":\"text\"}}")]
    [InlineData("{\"id\":1,\"status\":400,\"error\":{\"code\":-1006,\"msg\":\"text\"}}")]
    [InlineData("{\"id\":1,\"status\":403}")]
    [InlineData("{\"id\":1,\"status\":400,\"error\":\"text\"}")]
    [InlineData("{\"id\":1,\"status\":200}")]
    [InlineData("{\"id\":1,\"status\":200,\"result\":[]}")]
    [InlineData("{\"id\":1,\"status\":200,\"result\":null}")]
    [InlineData("{\"id\":null,\"status\":500,\"error\":{\"code\":-1000,\"msg\":\"text\"}}")]
    public async Task An_answer_that_does_not_tell_leaves_the_outcome_unknown(string frame)
    {
        var api = new FakeApi { Script = _ => frame };
        await using var client = api.Client();
        var unknown = Assert.IsType<OrderOutcome<Answer>.Unknown>(await client.PlaceByApiAsync(Cancel));
        Assert.Equal(TransportTest.Id, unknown.ClientOrderId);
        Assert.Single(api.Requests);
    }

    [Fact]
    public async Task An_error_in_place_of_a_result_is_an_error()
    {
        var api = new FakeApi
        {
            Script = request => request.Ok("{\"code\":-2043,\"msg\":\"This symbol doesn't have a reference price.\"}"),
        };
        await using var client = api.Client(options => options with { CheckRules = false });
        var failure = await Assert.ThrowsAsync<SpotwireException>(
            () => client.Via(CallTransport.WebSocketApi).Market.GetReferencePriceAsync("BAZUSD", Cancel));
        Assert.Equal(-2043, failure.Code);

        // Of an order it proves nothing.
        Assert.IsType<OrderOutcome<PlacedOrder>.Unknown>(
            await client.Via(CallTransport.WebSocketApi).Trading.PlaceOrderAsync(
                new NewOrder("BTCUSDT", Side.Buy, 1, new MarketOrder()), Cancel));
    }

    [Fact]
    public async Task A_half_success_tells_of_both_halves()
    {
        const string data = """
            ,"data":{"cancelResult":"FAILURE","newOrderResult":"SUCCESS",
            "cancelResponse":{"code":-2011,"msg":"Unknown order sent."},
            "newOrderResponse":{"symbol":"BTCUSDT","orderId":7,"orderListId":-1,"clientOrderId":"new-1",
            "transactTime":1684804350068}}
            """;
        var api = new FakeApi { Script = request => request.Error(409, -2021, "half", data) };
        await using var client = api.Client(options => options with { CheckRules = false });
        var outcome = await client.Via(CallTransport.WebSocketApi).Trading.CancelReplaceOrderAsync(
            new CancelReplaceRequest
            {
                Order = new OrderId(1),
                Mode = CancelReplaceMode.AllowFailure,
                NewOrder = new NewOrder("BTCUSDT", Side.Buy, 1, new MarketOrder()),
            },
            Cancel);
        var result = outcome.RequireAccepted();
        Assert.Equal((7, -2011), (result.PlacedOrder!.OrderId.Value, result.CancelError!.Code));
        Assert.Null(result.CanceledOrder);
    }

    [Fact]
    public async Task The_array_around_a_smart_routed_order_is_taken_off()
    {
        var api = new FakeApi { Script = request => request.Ok("[ {\"orderId\":9} ]") };
        await using var client = api.Client();
        var outcome = await client.Via(CallTransport.WebSocketApi).Runner.TradeAsync(
            EndpointTable.PlaceSorOrder, TransportTest.Order(), TransportTest.Type, TransportTest.Id, Cancel);
        Assert.Equal(9, Assert.IsType<OrderOutcome<Answer>.Accepted>(outcome).Value.OrderId);
    }

    [Fact]
    public async Task After_minus_1021_the_clock_is_measured_and_the_call_is_sent_once_more()
    {
        var count = 0;
        var api = new FakeApi();
        api.Script = request => count++ == 0
            ? request.Error(400, -1021, "Timestamp for this request is outside of the recvWindow.")
            : request.Ok("{\"orderId\":1}");
        await using var client = api.Client();
        Assert.IsType<OrderOutcome<Answer>.Accepted>(await client.PlaceByApiAsync(Cancel));
        Assert.Equal(2, api.Requests.Count);
        Assert.Equal(2, api.Rest.Asked("/api/v3/time"));
    }

    [Fact]
    public async Task By_default_everything_may_go_by_the_web_socket_api()
    {
        var api = new FakeApi();
        api.Script = request => request.Method switch
        {
            "time" => request.Ok($"{{\"serverTime\":{api.Rest.ServerMillis}}}"),
            "exchangeInfo" => request.Ok(api.Rest.ExchangeInfo),
            _ => request.Ok("{\"orderId\":1}"),
        };
        await using var client = api.Client(options => options with { Transport = CallTransport.WebSocketApi });
        Assert.IsType<OrderOutcome<Answer>.Accepted>(await client.PlaceAsync(Cancel));
        Assert.Equal(["time", "exchangeInfo", "order.place"], api.Methods);
        Assert.Empty(api.Rest.Handler.Requests);
        Assert.Same(client.Market, client.Via(CallTransport.WebSocketApi).Market);
        Assert.NotSame(client.Market, client.Via(CallTransport.Rest).Market);
    }

    [Fact]
    public async Task Without_a_web_socket_api_the_choice_is_refused()
    {
        var environment = SpotwireEnvironment.Custom(new Uri("http://127.0.0.1:1"), new Uri("ws://127.0.0.1:1"));
        var options = new FakeApi().Options() with { Environment = environment };
        await using (var client = new SpotwireClient(options))
        {
            Assert.Equal(
                ErrorKind.Configuration,
                Assert.Throws<SpotwireException>(() => client.Via(CallTransport.WebSocketApi)).Kind);
            await Assert.ThrowsAsync<SpotwireException>(() => client.Session.GetStatusAsync(Cancel));
        }

        Assert.Throws<SpotwireException>(
            () => new SpotwireClient(options with { Transport = CallTransport.WebSocketApi }));
    }

    private static void AssertSigned(FakeApiRequest request)
    {
        var payload = string.Join('&', request.Params.EnumerateObject()
            .Where(p => p.Name != "signature")
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => $"{p.Name}={request[p.Name]}"));
        using var signer = new HmacSigner(Encoding.ASCII.GetBytes(TransportTest.Secret));
        var expected = new byte[signer.Length];
        signer.Sign(Encoding.UTF8.GetBytes(payload), expected);
        Assert.Equal(Encoding.ASCII.GetString(expected), request["signature"]);
    }
}
