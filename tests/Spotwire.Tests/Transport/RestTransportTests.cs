using System.Net;
using Spotwire.Wire;
using static Spotwire.Tests.Transport.ScriptedHandler;

namespace Spotwire.Tests.Transport;

/// <summary>What comes of a call, whatever the other side does.</summary>
public sealed class RestTransportTests
{
    [Theory]
    [InlineData(400, -2010, "Account has insufficient balance for requested action.", ErrorKind.OrderRejected)]
    [InlineData(400, -1013, "Filter failure: LOT_SIZE", ErrorKind.RuleViolated)]
    [InlineData(400, -1121, "Invalid symbol.", ErrorKind.NotFound)]
    [InlineData(400, -1022, "Signature for this request is not valid.", ErrorKind.Authentication)]
    [InlineData(401, -2015, "Invalid API-key, IP, or permissions for action.", ErrorKind.Authentication)]
    public async Task A_refusal_that_the_table_knows_is_a_rejection(int status, int code, string text, ErrorKind kind)
    {
        var exchange = new FakeExchange
        {
            Script = _ => Json(FormattableString.Invariant($"{{\"code\":{code},\"msg\":\"{text}\"}}"), status),
        };
        await using var client = exchange.Client();
        var outcome = await client.PlaceAsync(TestContext.Current.CancellationToken);
        var rejected = Assert.IsType<OrderOutcome<Answer>.Rejected>(outcome);
        Assert.True(rejected.WasSent);
        Assert.Equal(
            (kind, code, status, text),
            (rejected.Error.Kind, rejected.Error.Code, rejected.Error.HttpStatus, rejected.Error.Message));

        var thrown = await Assert.ThrowsAsync<SpotwireException>(
            () => client.AccountAsync(TestContext.Current.CancellationToken));
        Assert.Equal((kind, code), (thrown.Kind, thrown.Code));
    }

    [Theory]
    [InlineData(500, "{\"code\":-1000,\"msg\":\"An unknown error occurred while processing the request.\"}")]
    [InlineData(503, "{\"code\":-1013,\"msg\":\"Filter failure: LOT_SIZE\"}")]
    [InlineData(504, "{\"code\":-1007,\"msg\":\"Timeout waiting for response from backend server.\"}")]
    [InlineData(502, "<html>Bad gateway</html>")]
    [InlineData(400, "{\"code\":-1006,\"msg\":\"Execution status unknown.\"}")]
    [InlineData(400, "{\"code\":-987654,\"msg\":\"A code of tomorrow.\"}")]
    [InlineData(400, "not json")]
    [InlineData(400, "{\"code\":-2010")]
    [InlineData(400, "{\"code\":\"-2010\",\"msg\":\"text\"}")]
    [InlineData(400, "{\"code\":-2010,\"msg\":\"text\"} and more")]
    [InlineData(400, "[]")]
    [InlineData(400, "")]
    [InlineData(403, "<html>Request blocked.</html>")]
    [InlineData(403, "{\"code\":-2010,\"msg\":\"text\"}")]
    [InlineData(404, "")]
    [InlineData(301, "")]
    [InlineData(418, "<html></html>")]
    [InlineData(429, "<html></html>")]
    [InlineData(200, "")]
    [InlineData(200, "null")]
    [InlineData(200, "{\"orderId\":\"x\"}")]
    [InlineData(200, "{\"orderId\":1")]
    [InlineData(200, "<html></html>")]
    public async Task An_answer_that_does_not_tell_leaves_the_outcome_unknown(int status, string body)
    {
        var exchange = new FakeExchange { Script = _ => Json(body, status) };
        await using var client = exchange.Client();
        var outcome = await client.PlaceAsync(TestContext.Current.CancellationToken);
        var unknown = Assert.IsType<OrderOutcome<Answer>.Unknown>(outcome);
        Assert.Equal(TransportTest.Id, unknown.ClientOrderId);
        Assert.Equal(status, unknown.Error.HttpStatus);
        Assert.Single(exchange.Calls);
    }

    [Fact]
    public async Task Reads_throw_what_cannot_be_read()
    {
        var exchange = new FakeExchange { Script = _ => Json("{\"orderId\":[]}") };
        await using var client = exchange.Client();
        var thrown = await Assert.ThrowsAsync<SpotwireException>(
            () => client.PingAsync(TestContext.Current.CancellationToken));
        Assert.Equal(ErrorKind.UnreadableAnswer, thrown.Kind);
    }

    [Theory]
    [InlineData(HttpRequestError.ResponseEnded)]
    [InlineData(HttpRequestError.Unknown)]
    [InlineData(HttpRequestError.ConnectionError)]
    public async Task A_connection_that_breaks_after_the_content_was_taken_leaves_the_outcome_unknown(
        HttpRequestError kind)
    {
        var exchange = new FakeExchange { Script = _ => throw new HttpRequestException(kind, "cut") };
        await using var client = exchange.Client();
        var outcome = await client.PlaceAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ErrorKind.Network, Assert.IsType<OrderOutcome<Answer>.Unknown>(outcome).Error.Kind);
        Assert.Single(exchange.Calls);
    }

    [Fact]
    public async Task A_connection_that_cannot_be_made_is_a_rejection_and_nothing_was_sent()
    {
        await using var server = new RawServer(RawServer.First);
        var isRefusing = false;
        await using var client = new SpotwireClient(new SpotwireOptions
        {
            Environment = server.Environment,
            Credentials = TransportTest.Credentials,
            Connect = async (target, stop) =>
            {
                if (isRefusing)
                {
                    throw new IOException("refused");
                }

                var tcp = new System.Net.Sockets.TcpClient();
                await tcp.ConnectAsync(target.Host, target.Port, stop);
                return tcp.GetStream();
            },
        });
        await Assert.ThrowsAsync<SpotwireException>(() => client.PingAsync(TestContext.Current.CancellationToken));
        isRefusing = true;
        var outcome = await client.PlaceAsync(TestContext.Current.CancellationToken);

        var rejected = Assert.IsType<OrderOutcome<Answer>.Rejected>(outcome);
        Assert.False(rejected.WasSent);
        Assert.Equal(ErrorKind.Network, rejected.Error.Kind);
        Assert.DoesNotContain(server.Requests, request => request.Method == "POST");
    }

    [Fact]
    public async Task When_the_limits_cannot_be_read_nothing_is_sent()
    {
        var exchange = new FakeExchange { ExchangeInfo = "{\"symbols\":[]}" };
        exchange.OnRequest = request =>
        {
            if (request.Path == "/api/v3/exchangeInfo")
            {
                throw new HttpRequestException("gone");
            }
        };
        await using var client = exchange.Client();
        var outcome = await client.PlaceAsync(TestContext.Current.CancellationToken);
        Assert.False(Assert.IsType<OrderOutcome<Answer>.Rejected>(outcome).WasSent);
        Assert.Empty(exchange.Calls);

        exchange.OnRequest = null;
        exchange.ExchangeInfo = RawServer.ExchangeInfo;
        Assert.True((await client.PlaceAsync(TestContext.Current.CancellationToken)).IsAccepted);
    }

    [Fact]
    public async Task Without_a_key_a_signed_call_is_refused_unsent()
    {
        var exchange = new FakeExchange();
        await using var client = exchange.Client(options => options with { Credentials = null });
        var outcome = await client.PlaceAsync(TestContext.Current.CancellationToken);
        var rejected = Assert.IsType<OrderOutcome<Answer>.Rejected>(outcome);
        Assert.Equal((ErrorKind.MissingKey, false), (rejected.Error.Kind, rejected.WasSent));
        Assert.Empty(exchange.Handler.Requests);
        await client.PingAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_time_out_leaves_a_trading_call_unknown_and_makes_a_reading_one_throw()
    {
        var exchange = new HangingExchange();
        await using var client = exchange.Client();
        var placing = client.PlaceAsync(TestContext.Current.CancellationToken);
        var reading = client.AccountAsync(TestContext.Current.CancellationToken);
        exchange.Time.Advance(TimeSpan.FromSeconds(14.9));
        Assert.False(placing.IsCompleted);
        exchange.Time.Advance(TimeSpan.FromSeconds(0.2));

        var unknown = Assert.IsType<OrderOutcome<Answer>.Unknown>(await placing);
        Assert.Equal((ErrorKind.Timeout, TransportTest.Id), (unknown.Error.Kind, unknown.ClientOrderId));
        var thrown = await Assert.ThrowsAsync<SpotwireException>(() => reading);
        Assert.Equal(ErrorKind.Timeout, thrown.Kind);
    }

    [Fact]
    public async Task Cancelling_after_a_byte_may_have_left_only_stops_the_waiting()
    {
        var exchange = new HangingExchange();
        await using var client = exchange.Client();
        using var stop = new CancellationTokenSource();
        var placing = client.PlaceAsync(stop.Token);
        var reading = client.AccountAsync(stop.Token);
        await stop.CancelAsync();

        var unknown = Assert.IsType<OrderOutcome<Answer>.Unknown>(await placing);
        Assert.Equal(TransportTest.Id, unknown.ClientOrderId);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task Cancelling_before_anything_left_throws()
    {
        var exchange = new FakeExchange();
        await using var client = exchange.Client();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.PlaceAsync(new CancellationToken(canceled: true)));
        Assert.Empty(exchange.Handler.Requests);
    }

    [Fact]
    public async Task A_disposed_client_says_so()
    {
        var exchange = new FakeExchange();
        var client = exchange.Client();
        await client.DisposeAsync();
        await client.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(
            () => client.PingAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Disposing_ends_what_is_under_way()
    {
        var exchange = new HangingExchange();
        var client = exchange.Client();
        var placing = client.PlaceAsync(TestContext.Current.CancellationToken);
        await client.DisposeAsync();
        Assert.True((await placing).IsUnknown);
    }

    [Fact]
    public async Task A_large_answer_in_pieces_of_unknown_length_is_read_whole()
    {
        var exchange = new FakeExchange
        {
            Script = _ => new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StreamContent(new MemoryStream(
                    System.Text.Encoding.UTF8.GetBytes(new string(' ', 100_000) + "{\"orderId\":5}"))),
            },
        };
        await using var client = exchange.Client();
        Assert.Equal(5, (await client.PingAsync(TestContext.Current.CancellationToken)).OrderId);
    }

    /// <summary>On one thread and fake time nothing hops to another thread.</summary>
    [Fact]
    public void Everything_runs_on_one_thread_when_it_shall()
    {
        var exchange = new FakeExchange();
        var threads = new HashSet<int>();
        exchange.OnRequest = _ => threads.Add(Environment.CurrentManagedThreadId);
        exchange.Latency = TimeSpan.FromMilliseconds(30);
        exchange.Script = _ => Json("{\"orderId\":1}", 200, ("X-MBX-USED-WEIGHT-1M", "6000"));
        var isDone = false;
        var thread = new Thread(() =>
        {
            var client = exchange.Client(options => options with { LimitWait = TimeSpan.FromMinutes(2) });
            var work = WorkAsync(client);
            for (var i = 0; i < 50_000 && !work.IsCompleted; i++)
            {
                exchange.Time.Advance(TimeSpan.FromMilliseconds(10));
            }

            isDone = work.IsCompletedSuccessfully;

            async Task WorkAsync(SpotwireClient connected)
            {
                // Several callers wait for the first measurement and the first reading of the limits.
                await Task.WhenAll(connected.PingAsync(), connected.PingAsync(), connected.PingAsync());
                threads.Add(Environment.CurrentManagedThreadId);
                using var stop = new CancellationTokenSource();
                for (var i = 0; i < 4; i++)
                {
                    await connected.AccountAsync(stop.Token);
                    threads.Add(Environment.CurrentManagedThreadId);
                }

                await connected.DisposeAsync();
                threads.Add(Environment.CurrentManagedThreadId);
            }
        });
        thread.Start();
        thread.Join();
        Assert.True(isDone);
        Assert.Equal([thread.ManagedThreadId], threads);
        Assert.Equal(7, exchange.Calls.Count);
    }

    /// <summary>Answers the first questions and then takes requests without ever answering.</summary>
    private sealed class HangingExchange : HttpMessageHandler
    {
        private readonly FakeExchange _first = new();

        public Microsoft.Extensions.Time.Testing.FakeTimeProvider Time => _first.Time;

        public SpotwireClient Client() => _first.Client(options => options with { HttpHandlerFactory = () => this });

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath is "/api/v3/time" or "/api/v3/exchangeInfo")
            {
                using var invoker = new HttpMessageInvoker(_first.Handler, disposeHandler: false);
                return await invoker.SendAsync(request, cancellationToken);
            }

            if (request.Content is not null)
            {
                await request.Content.ReadAsByteArrayAsync(cancellationToken);
            }

            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            throw new InvalidOperationException("never");
        }
    }
}
