using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Spotwire.Simulator.Tests.Endpoints;
using Spotwire.Simulator.Time;

namespace Spotwire.Simulator.Tests.Faults;

/// <summary>An exchange in memory whose market only the test trades on, and REST requests to it.</summary>
internal sealed class FaultBench : IDisposable
{
    private readonly SynchronizationContext? _before = SynchronizationContext.Current;
    private readonly HttpMessageInvoker _http;

    public FaultBench(SimulatorOptions? options = null)
    {
        SynchronizationContext.SetSynchronizationContext(null);
        var starting = SimulatedExchange.StartAsync((options ?? new SimulatorOptions()) with
        {
            Flow = false, Host = SimulatorHost.InMemory, TimeProvider = Time,
        });
        Assert.True(starting.IsCompletedSuccessfully);
        Exchange = starting.Result;
        _http = new HttpMessageInvoker(Exchange.CreateHttpHandler());
    }

    public VirtualTime Time { get; } = new();

    public SimulatedExchange Exchange { get; }

    public IReadOnlyList<AuditedOrder> Orders => Exchange.Audit().Orders;

    /// <summary>A buy of 0.1 at 20,000, which rests.</summary>
    public Reply Buy(string clientOrderId) => Signed(
        HttpMethod.Post,
        "order",
        "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=20000"
            + $"&newClientOrderId={clientOrderId}");

    public Reply Signed(HttpMethod method, string path, string parameters)
    {
        var account = Exchange.Accounts[0];
        var text = parameters + string.Create(
            CultureInfo.InvariantCulture, $"&timestamp={Time.Now.ToUnixTimeMilliseconds()}");
        text += "&signature=" + Convert.ToHexStringLower(HMACSHA256.HashData(
            Encoding.ASCII.GetBytes(account.SecretKey), Encoding.ASCII.GetBytes(text)));
        return Send(method, $"/api/v3/{path}?{text}", account.ApiKey);
    }

    public Reply Get(string target) => Send(HttpMethod.Get, target, null);

    public void Dispose()
    {
        _http.Dispose();
        Assert.True(Exchange.DisposeAsync().IsCompletedSuccessfully);
        SynchronizationContext.SetSynchronizationContext(_before);
    }

    private Reply Send(HttpMethod method, string target, string? apiKey)
    {
        var request = new HttpRequestMessage(method, new Uri(Exchange.Rest, target));
        if (apiKey is not null)
        {
            request.Headers.Add("X-MBX-APIKEY", apiKey);
        }

        var sending = _http.SendAsync(request, CancellationToken.None);
        Assert.True(Time.RunUntil(() => sending.IsCompleted, TimeSpan.FromMinutes(5)));
        if (sending.IsFaulted)
        {
            Assert.IsType<HttpRequestException>(sending.Exception.InnerException);
            return new Reply(null, "", null);
        }

        var response = sending.Result;
        return new Reply(
            response.StatusCode,
            response.Content.ReadAsStringAsync().Result,
            response.Headers.RetryAfter?.Delta);
    }

    /// <summary>What has come back; no status where the connection broke.</summary>
    internal sealed record Reply(HttpStatusCode? Status, string Text, TimeSpan? RetryAfter)
    {
        public JsonElement Json => JsonDocument.Parse(Text).RootElement;

        public int Code => (int)Json.Whole("code");
    }
}
