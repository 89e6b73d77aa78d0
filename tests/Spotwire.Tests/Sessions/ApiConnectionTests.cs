using Spotwire.Tests.Transport;

namespace Spotwire.Tests.Sessions;

/// <summary>The connection's life: broken, silent, old, refused, and what becomes of the calls meanwhile.</summary>
public sealed class ApiConnectionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_broken_connection_leaves_an_order_unknown_and_asks_a_read_again()
    {
        var api = new FakeApi { Script = _ => null };
        await using var client = api.Client();
        await client.PingAsync(Cancel);
        var order = client.PlaceByApiAsync(Cancel);
        var read = client.AccountByApiAsync(Cancel);
        Assert.Equal(["order.place", "account.status"], api.Methods);

        api.Script = request => request.Ok("{\"orderId\":5}");
        api.CutAll();
        var unknown = Assert.IsType<OrderOutcome<Answer>.Unknown>(await order);
        Assert.Equal(ErrorKind.Network, unknown.Error.Kind);
        Assert.Equal(TransportTest.Id, unknown.ClientOrderId);

        Assert.False(read.IsCompleted);
        api.Rest.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(5, (await read).OrderId);
        Assert.Equal(["order.place", "account.status", "account.status"], api.Methods);
        Assert.NotEqual(api.Requests[1]["signature"], api.Requests[2]["signature"]);
    }

    [Fact]
    public async Task A_read_is_asked_again_only_once()
    {
        var api = new FakeApi { Script = _ => null };
        await using var client = api.Client();
        await client.PingAsync(Cancel);
        var read = client.AccountByApiAsync(Cancel);
        api.CutAll();
        api.Rest.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(2, api.Requests.Count);
        api.CutAll();
        Assert.Equal(ErrorKind.Network, (await Assert.ThrowsAsync<SpotwireException>(() => read)).Kind);
    }

    [Fact]
    public async Task An_order_that_waited_for_a_connection_in_vain_was_not_sent()
    {
        var api = new FakeApi { IsUp = false };
        await using var client = api.Client();
        var rejected = Assert.IsType<OrderOutcome<Answer>.Rejected>(await client.PlaceByApiAsync(Cancel));
        Assert.False(rejected.WasSent);
        Assert.Equal(ErrorKind.Network, rejected.Error.Kind);

        // The next attempt has to wait for its turn, and so does a call made meanwhile.
        api.IsUp = true;
        var order = client.PlaceByApiAsync(Cancel);
        Assert.False(order.IsCompleted);
        api.Rest.Time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.IsType<OrderOutcome<Answer>.Accepted>(await order);
        Assert.Equal(2, api.Attempts);
    }

    [Fact]
    public async Task Cancelling_before_a_byte_has_left_cancels_and_afterwards_only_stops_the_waiting()
    {
        var api = new FakeApi { Script = _ => null };
        await using var client = api.Client(options => options with
        {
            WebSocketApi = new ApiOptions { MaxInFlight = 1 },
        });
        await client.PingAsync(Cancel);
        using var stop = new CancellationTokenSource();
        var sent = client.PlaceByApiAsync(stop.Token);
        var waiting = client.PlaceByApiAsync(stop.Token);
        stop.Cancel();
        Assert.IsType<OrderOutcome<Answer>.Unknown>(await sent);
        await Assert.ThrowsAsync<OperationCanceledException>(() => waiting);
        Assert.Single(api.Requests);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_in_time_leaves_the_outcome_unknown_and_the_rest_goes_on()
    {
        var api = new FakeApi { Script = request => request.Method == "ping" ? request.Ok("{\"orderId\":1}") : null };
        await using var client = api.Client();
        await client.PingAsync(Cancel);
        var order = client.PlaceByApiAsync(Cancel);
        api.Rest.Time.Advance(TimeSpan.FromSeconds(10));
        await client.PingByApiAsync(Cancel);
        api.Rest.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(ErrorKind.Timeout, Assert.IsType<OrderOutcome<Answer>.Unknown>(await order).Error.Kind);
        await client.PingByApiAsync(Cancel);
        Assert.Equal(1, api.Attempts);

        // A late answer finds nobody.
        api.Send(api.Requests[0].Ok("{\"orderId\":1}"));
        await client.PingByApiAsync(Cancel);
    }

    [Fact]
    public async Task A_silent_connection_is_given_up()
    {
        var api = new FakeApi { Script = _ => null };
        await using var client = api.Client();
        await client.PingAsync(Cancel);
        var order = client.PlaceByApiAsync(Cancel);
        var read = client.AccountByApiAsync(Cancel);
        api.Rest.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(ErrorKind.Timeout, Assert.IsType<OrderOutcome<Answer>.Unknown>(await order).Error.Kind);
        Assert.Equal(ErrorKind.Timeout, (await Assert.ThrowsAsync<SpotwireException>(() => read)).Kind);
        api.Rest.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, api.Attempts);
        Assert.Equal(["order.place", "account.status"], api.Methods);
    }

    [Fact]
    public async Task An_idle_connection_is_probed_and_replaced_where_nothing_comes_back()
    {
        var api = new FakeApi();
        await using var client = api.Client();
        await client.PlaceByApiAsync(Cancel);
        api.Rest.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(["order.place", "ping"], api.Methods);
        Assert.Equal(1, api.Attempts);

        api.Script = _ => null;
        api.Rest.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(3, api.Requests.Count);
        api.Rest.Time.Advance(TimeSpan.FromSeconds(15));
        api.Rest.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, api.Attempts);
    }

    [Fact]
    public async Task An_old_connection_is_replaced_once_its_calls_are_answered()
    {
        var api = new FakeApi();
        await using var client = api.Client(options => options with
        {
            WebSocketApi = new ApiOptions { RenewAfter = TimeSpan.FromSeconds(25) },
        });
        await client.PingByApiAsync(Cancel);
        api.Rest.Time.Advance(TimeSpan.FromSeconds(20));
        api.Script = _ => null;
        var order = client.PlaceByApiAsync(Cancel);
        api.Rest.Time.Advance(TimeSpan.FromSeconds(5));
        var next = client.PlaceByApiAsync(Cancel);
        Assert.Equal(2, api.Requests.Count);
        Assert.Equal(1, api.Attempts);

        api.Script = request => request.Ok("{\"orderId\":2}");
        api.Send(api.Requests[1].Ok("{\"orderId\":1}"));
        Assert.Equal(1, Assert.IsType<OrderOutcome<Answer>.Accepted>(await order).Value.OrderId);
        Assert.Equal(2, Assert.IsType<OrderOutcome<Answer>.Accepted>(await next).Value.OrderId);
        Assert.Equal([1, 1, 2], api.Requests.Select(request => request.Connection));
    }

    [Fact]
    public async Task When_the_exchange_says_good_bye_the_connection_moves_at_once()
    {
        var api = new FakeApi();
        await using var client = api.Client();
        await client.PingByApiAsync(Cancel);
        api.Rest.Time.Advance(TimeSpan.FromSeconds(11));
        api.Send("{\"event\":{\"e\":\"serverShutdown\",\"E\":1770123456789}}");
        Assert.Equal(2, api.Attempts);
        Assert.Equal(1, api.Open);
        await client.PingByApiAsync(Cancel);
        Assert.Equal([1, 2], api.Requests.Select(request => request.Connection));
    }

    [Fact]
    public async Task A_refused_handshake_stops_everything_for_as_long_as_it_says()
    {
        var api = new FakeApi { HandshakeAnswer = "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 30\r\n\r\n" };
        await using var client = api.Client();
        var rejected = Assert.IsType<OrderOutcome<Answer>.Rejected>(await client.PlaceByApiAsync(Cancel));
        Assert.Equal((ErrorKind.Throttled, false), (rejected.Error.Kind, rejected.WasSent));
        Assert.Equal(TimeSpan.FromSeconds(30), client.Limits.StoppedFor);
    }

    [Fact]
    public async Task A_disposed_client_tells_whoever_waits()
    {
        var api = new FakeApi { Script = _ => null };
        var client = api.Client();
        await client.PingAsync(Cancel);
        var order = client.PlaceByApiAsync(Cancel);
        await client.DisposeAsync();
        Assert.IsType<OrderOutcome<Answer>.Unknown>(await order);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.PlaceByApiAsync(Cancel));
        Assert.Equal(0, api.Open);
    }

    [Fact]
    public async Task What_cannot_be_read_changes_nothing()
    {
        var api = new FakeApi { Script = _ => null };
        await using var client = api.Client();
        await client.PingAsync(Cancel);
        var order = client.PlaceByApiAsync(Cancel);
        foreach (var text in (string[])["", "x", "[]", "{}", "{\"id\":1}", "{\"id\":1,\"status\":\"200\"}", "{\"id\":1"])
        {
            api.Send(text);
        }

        api.Send("{\"id\":77,\"status\":200,\"result\":{}}");
        Assert.False(order.IsCompleted);
        api.Send(api.Requests[0].Ok("{\"orderId\":1}"));
        Assert.IsType<OrderOutcome<Answer>.Accepted>(await order);
    }
}
