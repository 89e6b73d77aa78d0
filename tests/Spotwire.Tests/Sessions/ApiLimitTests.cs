using Spotwire.Tests.Transport;

namespace Spotwire.Tests.Sessions;

/// <summary>One budget for the address, whatever carries the calls.</summary>
public sealed class ApiLimitTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Connecting_costs_and_answers_correct_the_shared_counts()
    {
        var api = new FakeApi();
        await using var client = api.Client();
        await client.PingAsync(Cancel);
        var before = Used(client, RateLimitType.RequestWeight);
        var raw = Used(client, RateLimitType.RawRequests);
        await client.PingByApiAsync(Cancel);
        Assert.Equal(before + 3, Used(client, RateLimitType.RequestWeight));
        Assert.Equal(raw, Used(client, RateLimitType.RawRequests));
        Assert.Equal(1, Used(client, RateLimitType.Connections));

        api.Script = request => request.Ok("{\"orderId\":1}", ",\"rateLimits\":[" +
            "{\"rateLimitType\":\"REQUEST_WEIGHT\",\"interval\":\"MINUTE\",\"intervalNum\":1,\"limit\":6000," +
            "\"count\":321},{\"rateLimitType\":\"ORDERS\",\"interval\":\"SECOND\",\"intervalNum\":10," +
            "\"limit\":50,\"count\":12}]");
        await client.PlaceByApiAsync(Cancel);
        Assert.Equal(321, Used(client, RateLimitType.RequestWeight));
        Assert.Equal(12, Used(client, RateLimitType.Orders));
    }

    [Fact]
    public async Task The_logon_and_the_probe_count_as_well()
    {
        var api = new FakeApi();
        await using var client = new SpotwireClient(api.Options(ApiTest.Ed25519));
        await client.PingAsync(Cancel);
        var before = Used(client, RateLimitType.RequestWeight);
        await client.PlaceByApiAsync(Cancel);
        Assert.Equal(before + 4, Used(client, RateLimitType.RequestWeight));
        api.Rest.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("ping", api.Methods[^1]);
        Assert.Equal(before + 5, Used(client, RateLimitType.RequestWeight));
    }

    [Fact]
    public async Task A_throttled_answer_stops_rest_as_well_until_the_moment_it_names()
    {
        var api = new FakeApi();
        api.Script = request => request.Error(429, -1003, "Too much request weight used;",
            $",\"data\":{{\"serverTime\":{api.Rest.ServerMillis},\"retryAfter\":{api.Rest.ServerMillis + 7000}}}");
        await using var client = api.Client();
        var thrown = await Assert.ThrowsAsync<SpotwireException>(() => client.AccountByApiAsync(Cancel));
        Assert.Equal((ErrorKind.Throttled, TimeSpan.FromSeconds(7)), (thrown.Kind, thrown.Error.RetryAfter));
        Assert.Equal(TimeSpan.FromSeconds(7), client.Limits.StoppedFor);
        await Assert.ThrowsAsync<SpotwireException>(() => client.PingAsync(Cancel));
        api.Rest.Time.Advance(TimeSpan.FromSeconds(7));
        await client.PingAsync(Cancel);
    }

    [Fact]
    public async Task Too_many_orders_stop_orders()
    {
        var api = new FakeApi();
        api.Script = request => request.Method == "ping" ? request.Ok("{}") : request.Error(
            429, -1015, "Too many new orders;",
            $",\"data\":{{\"serverTime\":{api.Rest.ServerMillis},\"retryAfter\":{api.Rest.ServerMillis + 120_000}}}");
        await using var client = api.Client();
        var rejected = Assert.IsType<OrderOutcome<Answer>.Rejected>(await client.PlaceByApiAsync(Cancel));
        Assert.Equal(-1015, rejected.Error.Code);
        api.Rest.Time.Advance(TimeSpan.FromSeconds(60));
        await client.PingAsync(Cancel);
        var again = Assert.IsType<OrderOutcome<Answer>.Rejected>(await client.PlaceByApiAsync(Cancel));
        Assert.False(again.WasSent);
    }

    [Fact]
    public async Task Without_room_for_the_logon_the_call_is_signed()
    {
        var api = new FakeApi();
        api.Rest.ExchangeInfo =
            "{\"serverTime\":1,\"symbols\":[],\"exchangeFilters\":[],\"rateLimits\":[{\"rateLimitType\":" +
            "\"REQUEST_WEIGHT\",\"interval\":\"MINUTE\",\"intervalNum\":1,\"limit\":26}]}";
        await using var client = new SpotwireClient(api.Options(ApiTest.Ed25519));
        await client.PingAsync(Cancel);
        await client.PingByApiAsync(Cancel);

        // 22 of REST, 2 of the connection and 1 of the ping: one is left, and the order takes it.
        Assert.IsType<OrderOutcome<Answer>.Accepted>(await client.PlaceByApiAsync(Cancel));
        Assert.Equal(["ping", "order.place"], api.Methods);
        Assert.True(api.Requests[1].IsSigned);
    }

    private static int Used(SpotwireClient client, RateLimitType type) =>
        client.Limits.GetUsage().First(usage => usage.Type == type).Used;
}
