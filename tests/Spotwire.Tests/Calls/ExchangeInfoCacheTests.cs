namespace Spotwire.Tests.Calls;

/// <summary>The kept exchange information: one fetch for all who ask, and when it is fetched again.</summary>
public sealed class ExchangeInfoCacheTests
{
    private const string Call = "GET /api/v3/exchangeInfo";
    private readonly FakeExchange _exchange = new();

    [Fact]
    public async Task ItIsFetchedOnceForAllAndAgainAfterAnHour()
    {
        await using var client = _exchange.Connect();
        Assert.Null(client.ExchangeInfo.Current);
        Assert.Null(client.ExchangeInfo.Age);
        var info = await client.ExchangeInfo.GetAsync();
        Assert.Equal("BTCUSDT", (await client.ExchangeInfo.GetSymbolAsync("BTCUSDT")).Symbol.Value);
        Assert.Equal(0.01m, (await client.ExchangeInfo.GetRulesAsync("BTCUSDT")).TickSize);
        _exchange.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.Same(info, await client.ExchangeInfo.GetAsync());
        Assert.Equal(TimeSpan.FromMinutes(59), client.ExchangeInfo.Age);
        Assert.Equal(1, Fetches());

        _exchange.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.NotSame(info, await client.ExchangeInfo.GetAsync());
        Assert.Equal(2, Fetches());
        Assert.Equal(TimeSpan.Zero, client.ExchangeInfo.Age);
    }

    [Fact]
    public async Task WhoAsksWhileItIsBeingFetchedWaitsForTheSameAnswer()
    {
        var gate = new TaskCompletionSource();
        using var handler = new GatedHandler(_exchange, gate.Task);
        await using var client = handler.Connect();
        using var impatient = new CancellationTokenSource();
        var first = client.ExchangeInfo.GetAsync(impatient.Token);
        var others = Enumerable.Range(0, 20).Select(_ => client.ExchangeInfo.GetAsync()).ToList();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();
        var infos = await Task.WhenAll(others);
        Assert.Single(infos.Distinct());
        Assert.Equal(1, Fetches());
    }

    [Fact]
    public async Task ARefreshFetchesAtOnce()
    {
        await using var client = _exchange.Connect();
        var before = await client.ExchangeInfo.GetAsync();
        Assert.NotSame(before, await client.ExchangeInfo.RefreshAsync());
        Assert.Equal(2, Fetches());
    }

    [Fact]
    public async Task AFailedFetchLeavesTheOneBeforeAndIsTriedAgain()
    {
        await using var client = _exchange.Connect();
        var before = await client.ExchangeInfo.GetAsync();
        _exchange.Fail(Call, -1000, "An unknown error occurred while processing the request.", 500);
        await Assert.ThrowsAsync<SpotwireException>(() => client.ExchangeInfo.RefreshAsync());
        Assert.Same(before, client.ExchangeInfo.Current);
        _exchange.Answer(Call, _ => _exchange.Info);
        Assert.NotSame(before, await client.ExchangeInfo.RefreshAsync());
    }

    [Fact]
    public async Task ANewSymbolIsAskedForAloneAndThenReadWithTheOthers()
    {
        await using var client = _exchange.Connect();
        await client.ExchangeInfo.GetAsync();
        var listed = _exchange.Info.Replace("BTCUSDT", "NEWUSDT", StringComparison.Ordinal);
        _exchange.Answer(Call, _ => listed);
        Assert.Equal("NEWUSDT", (await client.ExchangeInfo.GetSymbolAsync("NEWUSDT")).Symbol.Value);
        Assert.Equal("NEWUSDT", _exchange.Calls.Last()["symbol"]);
        _exchange.Time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal("NEWUSDT", (await client.ExchangeInfo.GetSymbolAsync("NEWUSDT")).Symbol.Value);
        Assert.Null(_exchange.Calls.Last()["symbol"]);
        Assert.Equal(3, Fetches());
    }

    [Fact]
    public async Task AnUnknownSymbolIsNotFound()
    {
        await using var client = _exchange.Connect();
        await client.ExchangeInfo.GetAsync();
        _exchange.Fail(Call, -1121, "Invalid symbol.");
        var error = await Assert.ThrowsAsync<SpotwireException>(
            () => client.ExchangeInfo.GetSymbolAsync("NOSUCH"));
        Assert.Equal((ErrorKind.NotFound, -1121), (error.Kind, error.Code));
    }

    private int Fetches() => _exchange.Requests.Count(r => r.Call == Call);

    /// <summary>Lets exchangeInfo wait for a gate.</summary>
    private sealed class GatedHandler(FakeExchange exchange, Task gate) : DelegatingHandler(exchange)
    {
        public SpotwireClient Connect() => new(new SpotwireOptions
        {
            Environment = SpotwireEnvironment.Custom(new Uri("http://127.0.0.1:19999"), new Uri("ws://127.0.0.1:1")),
            HttpHandlerFactory = () => this,
            TimeProvider = exchange.Time,
        });

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("exchangeInfo", StringComparison.Ordinal))
            {
                await gate.WaitAsync(cancellationToken);
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
