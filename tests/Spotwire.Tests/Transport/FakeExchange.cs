using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using static Spotwire.Tests.Transport.ScriptedHandler;

namespace Spotwire.Tests.Transport;

/// <summary>A few lines of an exchange on fake time: its clock, its answers to what every client asks first, and the
/// documented check of time stamps.</summary>
internal sealed class FakeExchange
{
    public FakeExchange(TimeSpan clockOffset = default)
    {
        Time = new FakeTimeProvider(new DateTimeOffset(2026, 7, 21, 12, 0, 5, TimeSpan.Zero));
        ClockOffset = clockOffset;
        Handler = new ScriptedHandler(Answer)
        {
            Wait = () => Latency > TimeSpan.Zero ? Task.Delay(Latency, Time) : Task.CompletedTask,
        };
    }

    public FakeTimeProvider Time { get; }

    /// <summary>The exchange's clock less the local wall clock.</summary>
    public TimeSpan ClockOffset { get; set; }

    public ScriptedHandler Handler { get; }

    /// <summary>How long every answer takes, in fake time.</summary>
    public TimeSpan Latency { get; set; }

    public string ExchangeInfo { get; set; } = RawServer.ExchangeInfo;

    /// <summary>Answers to everything that is not the time or the limits.</summary>
    public Func<ScriptedRequest, HttpResponseMessage> Script { get; set; } = _ => Json("{\"orderId\":1}");

    /// <summary>Runs before each request is looked at.</summary>
    public Action<ScriptedRequest>? OnRequest { get; set; }

    public long ServerMillis => Time.GetUtcNow().Add(ClockOffset).ToUnixTimeMilliseconds();

    /// <summary>The requests that are neither of the first two kinds.</summary>
    public IReadOnlyList<ScriptedRequest> Calls =>
        [.. Handler.Requests.Where(r => r.Path is not ("/api/v3/time" or "/api/v3/exchangeInfo"))];

    public int Asked(string path) => Handler.Requests.Count(r => r.Path == path);

    public SpotwireOptions Options(SpotwireCredentials? credentials = null) => new()
    {
        Environment = SpotwireEnvironment.Parse("http://127.0.0.1:1"),
        Credentials = credentials ?? TransportTest.Credentials,
        HttpHandlerFactory = () => Handler,
        TimeProvider = Time,
        RunContinuationsInline = true,
        Seed = 1,
    };

    public SpotwireClient Client(Func<SpotwireOptions, SpotwireOptions>? change = null) =>
        new(change is null ? Options() : change(Options()));

    private HttpResponseMessage Answer(ScriptedRequest request)
    {
        OnRequest?.Invoke(request);
        switch (request.Path)
        {
            case "/api/v3/time":
                return Json(string.Create(CultureInfo.InvariantCulture, $"{{\"serverTime\":{ServerMillis}}}"));
            case "/api/v3/exchangeInfo":
                return Json(ExchangeInfo);
        }

        if (request["timestamp"] is { } text)
        {
            var late = ServerMillis - long.Parse(text, CultureInfo.InvariantCulture);
            if (late <= -1000)
            {
                return Json("{\"code\":-1021,\"msg\":\"Timestamp for this request was 1000ms ahead of the server's "
                    + "time.\"}", 400);
            }

            if (late > 5000)
            {
                return Json("{\"code\":-1021,\"msg\":\"Timestamp for this request is outside of the recvWindow.\"}",
                    400);
            }
        }

        return Script(request);
    }
}
