using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Spotwire.Tests.Calls;

/// <summary>Answers a client's requests in memory with what a test told it to, and keeps what it was asked. It knows
/// the time and one symbol by itself.</summary>
internal sealed class FakeExchange : HttpMessageHandler
{
    private readonly Dictionary<string, Func<FakeRequest, (int Status, string Body)>> _answers = [];
    private static int _lastPort = 20_000;

    public FakeExchange()
    {
        Answer("GET /api/v3/time", _ => $$"""{"serverTime":{{Time.GetUtcNow().ToUnixTimeMilliseconds()}}}""");
        Answer("GET /api/v3/exchangeInfo", _ => Info);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 7, 21, 12, 0, 0, TimeSpan.Zero));

    public List<FakeRequest> Requests { get; } = [];

    /// <summary>Everything but the calls that a client makes for itself.</summary>
    public IEnumerable<FakeRequest> Calls => Requests.Where(r => r.Call is not "GET /api/v3/time");

    public string Info { get; set; } = """
        {"timezone":"UTC","serverTime":1784635200000,"exchangeFilters":[],
        "rateLimits":[{"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":1,"limit":6000}],
        "symbols":[{"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","quoteAsset":"USDT","filters":[
        {"filterType":"PRICE_FILTER","minPrice":"0.01","maxPrice":"1000000.00","tickSize":"0.01"},
        {"filterType":"LOT_SIZE","minQty":"0.00001","maxQty":"9000.00","stepSize":"0.00001"},
        {"filterType":"NOTIONAL","minNotional":"5.00","applyMinToMarket":true,"maxNotional":"9000000.00",
        "applyMaxToMarket":false,"avgPriceMins":5}]}]}
        """;

    public void Answer(string call, string body, int status = 200) => _answers[call] = _ => (status, body);

    public void Answer(string call, Func<FakeRequest, string> body) => _answers[call] = r => (200, body(r));

    public void Fail(string call, int code, string text, int status = 400) =>
        Answer(call, string.Create(CultureInfo.InvariantCulture, $$"""{"code":{{code}},"msg":"{{text}}"}"""), status);

    public void Answer(string call, Func<FakeRequest, (int Status, string Body)> answer) => _answers[call] = answer;

    /// <summary>A client of this exchange; each has an address of its own, so that no two tests share a limit
    /// ledger.</summary>
    public SpotwireClient Connect(bool checkRules = true, bool withKey = true, int? seed = 1) => new(new SpotwireOptions
    {
        Environment = SpotwireEnvironment.Custom(
            new Uri($"http://127.0.0.1:{Interlocked.Increment(ref _lastPort)}"), new Uri("ws://127.0.0.1:1")),
        Credentials = withKey ? new SpotwireCredentials(new string('k', 64), new string('s', 64)) : null,
        CheckRules = checkRules,
        HttpHandlerFactory = () => this,
        TimeProvider = Time,
        Seed = seed,
        RunContinuationsInline = true,
    });

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var uri = request.RequestUri!;
        var seen = new FakeRequest($"{request.Method} {uri.AbsolutePath}", uri.Query.TrimStart('?') + body);
        Requests.Add(seen);
        if (!_answers.TryGetValue(seen.Call, out var answer))
        {
            throw new HttpRequestException($"nobody told what to answer to {seen.Call}");
        }

        var (status, text) = answer(seen);
        return new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(text, Encoding.UTF8, "application/json"),
        };
    }
}
