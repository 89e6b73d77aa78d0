using System.Text;
using NSec.Cryptography;
using Spotwire.Tests.Transport;
using Spotwire.Wire;

namespace Spotwire.Tests.Sessions;

/// <summary>Sessions that are logged on by themselves, by hand, and not at all.</summary>
public sealed class LogonTests
{
    private const string Status =
        "{\"apiKey\":\"ed-key\",\"authorizedSince\":1649729878532,\"connectedSince\":1649729873021," +
        "\"returnRateLimits\":false,\"serverTime\":1649729878630,\"userDataStream\":false}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_ed25519_session_is_logged_on_before_its_first_signed_call()
    {
        var api = new FakeApi();
        await using var client = new SpotwireClient(api.Options(ApiTest.Ed25519));
        await client.PingByApiAsync(Cancel);
        Assert.Equal(["ping"], api.Methods);
        await client.PlaceByApiAsync(Cancel);
        await client.PlaceByApiAsync(Cancel);

        Assert.Equal(["ping", "session.logon", "order.place", "order.place"], api.Methods);
        AssertSigned(api.Requests[1]);
        Assert.All(api.Requests.Skip(2), request =>
        {
            Assert.NotNull(request["timestamp"]);
            Assert.Null(request["apiKey"]);
            Assert.False(request.IsSigned);
        });
    }

    [Fact]
    public async Task Signed_calls_wait_for_the_logon_and_public_ones_do_not()
    {
        var api = new FakeApi();
        api.Script = request => request.Method == "session.logon" ? null : request.Ok("{\"orderId\":1}");
        await using var client = new SpotwireClient(api.Options(ApiTest.Ed25519));
        await client.PingAsync(Cancel);
        var first = client.PlaceByApiAsync(Cancel);
        var second = client.AccountByApiAsync(Cancel);
        await client.PingByApiAsync(Cancel);
        Assert.Equal(["session.logon", "ping"], api.Methods);
        api.Send(api.Requests[0].Ok(Status));
        Assert.IsType<OrderOutcome<Answer>.Accepted>(await first);
        await second;
        Assert.Equal(["session.logon", "ping", "order.place", "account.status"], api.Methods);
    }

    [Fact]
    public async Task Where_the_logon_is_refused_every_call_is_signed()
    {
        var api = new FakeApi();
        api.Script = request => request.Method == "session.logon"
            ? request.Error(401, -2015, "Invalid API-key, IP, or permissions for action.")
            : request.Ok("{\"orderId\":1}");
        await using var client = new SpotwireClient(api.Options(ApiTest.Ed25519));
        await client.PlaceByApiAsync(Cancel);
        await client.PlaceByApiAsync(Cancel);
        Assert.Equal(["session.logon", "order.place", "order.place"], api.Methods);
        Assert.All(api.Requests, AssertSigned);
    }

    [Fact]
    public async Task A_logon_refused_for_its_time_stamp_is_tried_again()
    {
        var count = 0;
        var api = new FakeApi();
        api.Script = request => request.Method == "session.logon" && count++ == 0
            ? request.Error(400, -1021, "Timestamp for this request is outside of the recvWindow.")
            : request.Ok("{\"orderId\":1}");
        await using var client = new SpotwireClient(api.Options(ApiTest.Ed25519));
        await client.PlaceByApiAsync(Cancel);
        api.Rest.Time.Advance(TimeSpan.FromSeconds(1));
        await client.PlaceByApiAsync(Cancel);
        Assert.Equal(["session.logon", "order.place", "session.logon", "order.place"], api.Methods);
        Assert.Equal([true, true, true, false], api.Requests.Select(request => request.IsSigned));
    }

    [Fact]
    public async Task After_a_reconnect_the_session_is_logged_on_again()
    {
        var api = new FakeApi();
        await using var client = new SpotwireClient(api.Options(ApiTest.Ed25519));
        await client.PlaceByApiAsync(Cancel);
        api.CutAll();
        api.Rest.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, api.Attempts);
        Assert.Equal(2, api.Requests.Count);
        await client.PlaceByApiAsync(Cancel);
        Assert.Equal(
            [("session.logon", 1), ("order.place", 1), ("session.logon", 2), ("order.place", 2)],
            api.Requests.Select(request => (request.Method, request.Connection)));
    }

    [Fact]
    public async Task A_connection_that_breaks_during_the_logon_loses_no_call()
    {
        var api = new FakeApi { Script = _ => null };
        await using var client = new SpotwireClient(api.Options(ApiTest.Ed25519));
        await client.PingAsync(Cancel);
        var order = client.PlaceByApiAsync(Cancel);
        api.Script = request => request.Ok("{\"orderId\":1}");
        api.CutAll();
        api.Rest.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<OrderOutcome<Answer>.Accepted>(await order);
        Assert.Equal(["session.logon", "session.logon", "order.place"], api.Methods);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Other_keys_and_other_wishes_sign_every_call(bool isHmac)
    {
        var api = new FakeApi();
        var options = isHmac
            ? api.Options()
            : api.Options(ApiTest.Ed25519) with { WebSocketApi = new ApiOptions { Logon = false } };
        await using var client = new SpotwireClient(options);
        await client.PlaceByApiAsync(Cancel);
        Assert.Equal(["order.place"], api.Methods);
        Assert.True(api.Requests[0].IsSigned);
    }

    [Fact]
    public async Task A_revoked_key_refuses_the_call_that_learnt_of_it()
    {
        var api = new FakeApi();
        await using var client = new SpotwireClient(api.Options(ApiTest.Ed25519));
        await client.PlaceByApiAsync(Cancel);
        api.Script = request => request.IsSigned
            ? request.Error(401, -2015, "Invalid API-key, IP, or permissions for action.")
            : "{\"id\":null,\"status\":401,\"error\":{\"code\":-2015,\"msg\":\"Invalid API-key, IP, or permissions " +
                "for action.\"}}";
        var rejected = Assert.IsType<OrderOutcome<Answer>.Rejected>(await client.PlaceByApiAsync(Cancel));
        Assert.Equal((ErrorKind.Authentication, true), (rejected.Error.Kind, rejected.WasSent));
        Assert.IsType<OrderOutcome<Answer>.Rejected>(await client.PlaceByApiAsync(Cancel));
        Assert.Equal([true, false, false, true], api.Requests.Select(request => request.IsSigned));
    }

    [Fact]
    public async Task An_answer_without_an_id_that_may_belong_to_several_calls_ends_the_connection()
    {
        var api = new FakeApi { Script = _ => null };
        await using var client = api.Client();
        await client.PingAsync(Cancel);
        var first = client.PlaceByApiAsync(Cancel);
        var second = client.PlaceByApiAsync(Cancel);
        api.Send("{\"id\":null,\"status\":400,\"error\":{\"code\":-1135,\"msg\":\"Invalid JSON Request\"}}");
        api.Send(api.Requests[1].Ok("{\"orderId\":2}"));
        Assert.IsType<OrderOutcome<Answer>.Accepted>(await second);
        Assert.False(first.IsCompleted);
        api.Rest.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.IsType<OrderOutcome<Answer>.Unknown>(await first);
    }

    [Fact]
    public async Task The_session_is_logged_on_and_off_by_hand()
    {
        var api = new FakeApi();
        api.Script = request => request.Method switch
        {
            "session.logon" or "session.status" => request.Ok(Status),
            "session.logout" => request.Ok(
                "{\"apiKey\":null,\"authorizedSince\":null,\"connectedSince\":1649729873021," +
                "\"returnRateLimits\":false,\"serverTime\":1649730611671,\"userDataStream\":null}"),
            "session.subscriptions" => request.Ok("[{\"subscriptionId\":0},{\"subscriptionId\":7}]"),
            _ => request.Ok("{\"orderId\":1}"),
        };
        await using var client = new SpotwireClient(api.Options(ApiTest.Ed25519));
        var status = await client.Session.LogOnAsync(Cancel);
        Assert.True(status.IsLoggedOn);
        Assert.Equal("ed-key", status.ApiKey);
        Assert.Equal(1649729878532, status.AuthorizedSince!.Value.UnixMilliseconds);
        Assert.Equal(1649729873021, status.ConnectedSince.UnixMilliseconds);
        Assert.Equal(1649729878630, status.ServerTime.UnixMilliseconds);
        Assert.False(status.ReturnRateLimits);
        Assert.False(status.UserDataStream);
        Assert.DoesNotContain("ed-key", status.ToString(), StringComparison.Ordinal);
        Assert.True((await client.Session.GetStatusAsync(Cancel)).IsLoggedOn);
        await client.PlaceByApiAsync(Cancel);
        Assert.Equal([0, 7], await client.Session.GetSubscriptionsAsync(Cancel));

        status = await client.Session.LogOutAsync(Cancel);
        Assert.False(status.IsLoggedOn);
        Assert.Null(status.UserDataStream);
        await client.PlaceByApiAsync(Cancel);
        await client.Session.LogOnAsync(Cancel);
        await client.PlaceByApiAsync(Cancel);
        Assert.Equal(
            [
                "session.logon", "session.status", "order.place", "session.subscriptions", "session.logout",
                "order.place", "session.logon", "order.place",
            ],
            api.Methods);
        Assert.Equal(
            [false, true, false], api.Requests.Where(r => r.Method == "order.place").Select(r => r.IsSigned));
    }

    [Fact]
    public async Task A_session_takes_no_other_key()
    {
        await using var client = new FakeApi().Client();
        var thrown = await Assert.ThrowsAsync<SpotwireException>(() => client.Session.LogOnAsync(Cancel));
        Assert.Equal(ErrorKind.Configuration, thrown.Kind);
    }

    [Fact]
    public async Task Others_sign_for_themselves_on_the_same_connection()
    {
        var api = new FakeApi { Script = request => request.Ok("{\"subscriptionId\":3}") };
        await using var client = new SpotwireClient(api.Options(ApiTest.Ed25519));
        var body = await client.Socket!.CallAsync(
            SessionMethod.SubscribeBySignature,
            new RequestParameters(),
            TransportTest.Credentials,
            WireJson.Of<SubscriptionBody>(),
            Cancel);
        Assert.Equal(3, body.SubscriptionId);
        var request = Assert.Single(api.Requests);
        Assert.Equal("userDataStream.subscribe.signature", request.Method);
        Assert.Equal(TransportTest.ApiKey, request["apiKey"]);
        Assert.Equal(64, request["signature"]!.Length);
    }

    [Fact]
    public async Task Events_and_the_connections_life_are_told_in_order()
    {
        var told = new List<string>();
        var api = new FakeApi();
        await using var client = api.Client();
        client.Socket!.Connected = number => told.Add($"connected {number}");
        client.Socket.Disconnected = why => told.Add("disconnected");
        client.Socket.EventReceived = message => told.Add(Encoding.UTF8.GetString(message));
        await client.PingByApiAsync(Cancel);
        api.Send("{\"subscriptionId\":0,\"event\":{\"e\":\"balanceUpdate\",\"E\":1}}");
        api.CutAll();
        api.Rest.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(
            [
                "connected 1", "{\"subscriptionId\":0,\"event\":{\"e\":\"balanceUpdate\",\"E\":1}}", "disconnected",
                "connected 2",
            ],
            told);
    }

    private static void AssertSigned(FakeApiRequest request)
    {
        Assert.Equal("ed-key", request["apiKey"]);
        var payload = string.Join('&', request.Params.EnumerateObject()
            .Where(p => p.Name != "signature")
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => $"{p.Name}={request[p.Name]}"));
        using var key = Key.Import(
            SignatureAlgorithm.Ed25519, Convert.FromHexString(ApiTest.SeedHex), KeyBlobFormat.RawPrivateKey);
        Assert.True(SignatureAlgorithm.Ed25519.Verify(
            key.PublicKey, Encoding.UTF8.GetBytes(payload), Convert.FromBase64String(request["signature"]!)));
    }
}
