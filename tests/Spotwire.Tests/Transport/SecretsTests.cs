using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.Logging;
using Spotwire.Diagnostics;
using Spotwire.Tests.Sessions;
using static Spotwire.Tests.Transport.ScriptedHandler;

namespace Spotwire.Tests.Transport;

/// <summary>The key, the secret and the signatures never reach a log, an exception, an outcome, a metric or a trace,
/// even where the other side repeats what it was sent.</summary>
public sealed class SecretsTests
{
    [Fact]
    public async Task Nothing_that_is_written_holds_a_secret()
    {
        var written = new Written();
        using var listener = written.ListenToActivities();
        using var meters = written.ListenToMeters();
        var exchange = new FakeExchange(TimeSpan.FromSeconds(10));
        Func<ScriptedRequest, HttpResponseMessage>[] scripts =
        [
            _ => Json("{\"orderId\":1}"),
            request => Json($"{{\"code\":-1022,\"msg\":\"Not valid: {Everything(request)}\"}}", 400),
            request => Json($"{{\"code\":-2010,\"msg\":\"{request["signature"]}{TransportTest.ApiKey}\"}}", 400),
            request => Json($"{{\"code\":-1000,\"msg\":\"{Everything(request)}\"}}", 500),
            request => Json($"<html>{Everything(request)}</html>", 403),
            request => Json($"{{\"orderId\":\"{Everything(request)}\"}}"),
            request => throw new HttpRequestException($"No connection for {Everything(request)}"),
            request => throw new IOException($"Broken while sending {Everything(request)}"),
            request => Json(
                $"{{\"code\":-1003,\"msg\":\"Too much {Everything(request)}\"}}", 429, ("Retry-After", "1")),
        ];
        await using var client = new SpotwireClient(exchange.Options(), written);
        foreach (var script in scripts)
        {
            exchange.Script = script;
            written.Add(await client.PlaceAsync(TestContext.Current.CancellationToken));
            exchange.Time.Advance(TimeSpan.FromSeconds(2));
            written.Add(await Record.ExceptionAsync(
                () => client.AccountAsync(TestContext.Current.CancellationToken)));
            exchange.Time.Advance(TimeSpan.FromSeconds(2));
        }

        // A jump of the clock and an exhausted limit are told as well.
        exchange.Script = scripts[0];
        exchange.ClockOffset = TimeSpan.FromSeconds(-10);
        written.Add(await client.PlaceAsync(TestContext.Current.CancellationToken));
        written.Add(client);
        written.Add(client.Options);

        var signatures = exchange.Calls.Select(call => call["signature"]!).Distinct().ToArray();
        Assert.Equal(exchange.Calls.Count, signatures.Length);
        Assert.True(written.Texts.Count > 100, $"only {written.Texts.Count} texts were written");
        foreach (var text in written.Texts)
        {
            foreach (var secret in (string[])[TransportTest.ApiKey, TransportTest.Secret, .. signatures])
            {
                Assert.False(text.Contains(secret, StringComparison.OrdinalIgnoreCase), text);
            }
        }

        Assert.Contains(written.Texts, text => text.Contains("POST /api/v3/order", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(KeyType.Hmac)]
    [InlineData(KeyType.Ed25519)]
    public async Task Nothing_that_the_web_socket_api_writes_holds_a_secret(KeyType keyType)
    {
        var written = new Written();
        using var listener = written.ListenToActivities();
        using var meters = written.ListenToMeters();
        var api = new FakeApi();
        var seen = new List<string>();
        string All(FakeApiRequest request)
        {
            var text = $"{request["signature"]} {Uri.EscapeDataString(request["signature"] ?? "")} " +
                $"{request["apiKey"]} {TransportTest.ApiKey} {TransportTest.Secret} {ApiTest.Ed25519.ApiKey}";
            seen.Add(request["signature"] ?? "none");
            return text;
        }

        Func<FakeApiRequest, string?>[] scripts =
        [
            request => request.Ok("{\"orderId\":1}"),
            request => request.Error(400, -1022, $"Not valid: {All(request)}"),
            request => request.Error(400, -2010, All(request)),
            request => request.Error(500, -1000, All(request)),
            request => request.Ok($"{{\"orderId\":\"{All(request)}\"}}"),
            request => request.Error(429, -1003, $"Too much {All(request)}"),
            request => All(request),
        ];
        var options = api.Options(keyType == KeyType.Hmac ? null : ApiTest.Ed25519) with
        {
            WebSocketApi = new ApiOptions { Logon = false },
        };
        await using var client = new SpotwireClient(options, written);
        foreach (var script in scripts)
        {
            api.Script = script;
            var order = client.PlaceByApiAsync(TestContext.Current.CancellationToken);
            api.Rest.Time.Advance(TimeSpan.FromSeconds(70));
            written.Add(await order);
        }

        written.Add(client);
        written.Add(client.Options);
        Assert.True(seen.Count >= 5);
        string[] secrets = keyType == KeyType.Hmac
            ? [TransportTest.ApiKey, TransportTest.Secret, .. seen]
            : [ApiTest.Ed25519.ApiKey, ApiTest.SeedHex, .. seen];
        foreach (var text in written.Texts)
        {
            foreach (var secret in secrets)
            {
                Assert.False(text.Contains(secret, StringComparison.OrdinalIgnoreCase), text);
                Assert.False(
                    text.Contains(Uri.EscapeDataString(secret), StringComparison.OrdinalIgnoreCase), text);
            }
        }

        Assert.Contains(written.Texts, text => text.Contains("order.place", StringComparison.Ordinal));
    }

    private static string Everything(ScriptedRequest request) =>
        $"{request.Path}?{request.Parameters} {TransportTest.ApiKey} {TransportTest.Secret}";

    /// <summary>Keeps every text that leaves the library.</summary>
    private sealed class Written : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<string> Texts { get; } = [];

        public void Add(object? thing)
        {
            for (var text = thing; text is not null; text = (text as Exception)?.InnerException)
            {
                Texts.Enqueue(text.ToString() ?? "");
            }
        }

        public ActivityListener ListenToActivities()
        {
            var listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == SpotwireTelemetry.ActivitySourceName,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = activity =>
                {
                    Add(activity.DisplayName);
                    foreach (var tag in activity.TagObjects)
                    {
                        Add($"{tag.Key}={tag.Value}");
                    }
                },
            };
            ActivitySource.AddActivityListener(listener);
            return listener;
        }

        public MeterListener ListenToMeters()
        {
            var listener = new MeterListener
            {
                InstrumentPublished = (instrument, self) =>
                {
                    if (instrument.Meter.Name == SpotwireTelemetry.MeterName)
                    {
                        self.EnableMeasurementEvents(instrument);
                    }
                },
            };
            listener.SetMeasurementEventCallback<double>((_, _, tags, _) => AddTags(tags));
            listener.SetMeasurementEventCallback<long>((_, _, tags, _) => AddTags(tags));
            listener.Start();
            return listener;
        }

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            Add(formatter(state, exception));
            Add(exception);
            if (state is IEnumerable<KeyValuePair<string, object?>> pairs)
            {
                foreach (var pair in pairs)
                {
                    Add($"{pair.Key}={pair.Value}");
                }
            }
        }

        private void AddTags(ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var text = new StringBuilder();
            foreach (var tag in tags)
            {
                text.Append(tag.Key).Append('=').Append(tag.Value).Append(' ');
            }

            Add(text.ToString());
        }
    }
}
