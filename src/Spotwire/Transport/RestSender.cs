using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Spotwire.Diagnostics;
using Spotwire.Limits;
using Spotwire.Signing;
using Spotwire.Time;
using Spotwire.Wire;

namespace Spotwire.Transport;

/// <summary>Moves the bytes of one request and its answer; decides nothing.</summary>
internal sealed class RestSender : ICallSender, IDisposable
{
    private const int MaxBodyBytes = 128 * 1024 * 1024;
    private static readonly UriCreationOptions Verbatim = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly SpotwireOptions _options;
    private readonly SharedClock _clock;
    private readonly HttpMessageInvoker _invoker;
    private readonly RequestSigner? _signer;
    private readonly string _host;
    private readonly CancellationToken _lifetime;
    private readonly ConcurrentDictionary<Endpoint, Uri> _addresses = new(ReferenceEqualityComparer.Instance);

    public RestSender(SpotwireOptions options, Connector connector, SharedClock clock, CancellationToken lifetime)
    {
        _options = options;
        _clock = clock;
        _lifetime = lifetime;
        _host = HostJudgement.Canonical(options.Environment.RestHosts[0]);
        _signer = options.Credentials?.CreateSigner();
        _invoker = new HttpMessageInvoker(options.HttpHandlerFactory?.Invoke() ?? Handler(connector));
    }

    public Histogram<double> Durations => SpotwireTelemetry.RestDurations;

    public RequestCost Cost(Endpoint endpoint, RequestParameters parameters) => endpoint.Cost(parameters);

    /// <summary>Never: the HTTP stack does so by itself where a request has no content.</summary>
    public bool MayAskAgain(Endpoint endpoint) => false;

    public string NameOf(Endpoint endpoint) => endpoint.ToString();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<CallReply> SendAsync(
        Endpoint endpoint, RequestParameters parameters, CancellationToken cancellationToken)
    {
        // The last moment: whatever had to be waited for is over.
        var now = _clock.Read();
        using var request = Build(endpoint, parameters, new ExchangeTime(now.ServerMicros));
        using var end = new CancellationTokenSource(_options.RequestTimeout, _options.TimeProvider);
        using var byCaller = cancellationToken.UnsafeRegister(Cancel, end);
        using var byClient = _lifetime.UnsafeRegister(Cancel, end);
        var sentAt = _clock.LocalMicros();
        IReadOnlyList<ToldCount> told = [];
        var status = 0;
        TimeSpan? retryAfter = null;
        try
        {
            using var response = await _invoker.SendAsync(request, end.Token).ConfigureAwait(false);
            var receivedAt = _clock.LocalMicros();
            status = (int)response.StatusCode;
            (told, retryAfter) = ReadHeaders(response);
            var (buffer, length) = await ReadBodyAsync(response.Content, end.Token).ConfigureAwait(false);
            var reply = new CallReply
            {
                Status = status,
                Told = told,
                RetryAfter = retryAfter,
                ClockGeneration = now.Generation,
                SentAt = sentAt,
                ReceivedAt = receivedAt,
            };
            reply.Own(buffer, length);
            return reply;
        }
        catch (Exception failure)
        {
            var isCancelled = cancellationToken.IsCancellationRequested;
            var isTimeout = end.IsCancellationRequested && !_lifetime.IsCancellationRequested;
            return new CallReply
            {
                Status = status,
                Told = told,
                RetryAfter = retryAfter,
                Failure = CallFailure.Describe(failure, isCancelled, isTimeout, _options.RequestTimeout),
                Cause = failure,
                MayHaveLeft = status != 0 || MayHaveLeft(request, failure),
                IsCancelled = isCancelled,
                SentAt = sentAt,
            };
        }
    }

    public void Dispose()
    {
        _invoker.Dispose();
        _signer?.Dispose();
    }

    private static void Cancel(object? end) => ((CancellationTokenSource)end!).Cancel();

    private static bool MayHaveLeft(HttpRequestMessage request, Exception failure) =>
        request.Content is RequestContent content ? content.HasStarted : !CallFailure.IsOfConnecting(failure);

    private static SocketsHttpHandler Handler(Connector connector) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,

        // Now and then a new connection, so that a change of the host's addresses is noticed.
        PooledConnectionLifetime = TimeSpan.FromMinutes(15),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2),

        // Trace headers tell outsiders about the caller; our own activities stay inside.
        ActivityHeadersPropagator = null,
        ConnectCallback = (context, cancellationToken) => connector.ConnectAsync(
            HostJudgement.Host(context.DnsEndPoint.Host),
            context.DnsEndPoint.Port,
            context.InitialRequestMessage.RequestUri?.Scheme == Uri.UriSchemeHttps,
            cancellationToken),
    };

    /// <summary>The counts and the waiting time that the head of an answer tells.</summary>
    private static (IReadOnlyList<ToldCount> Told, TimeSpan? RetryAfter) ReadHeaders(HttpResponseMessage response)
    {
        List<ToldCount>? told = null;
        TimeSpan? retryAfter = null;
        foreach (var (name, values) in response.Headers.NonValidated)
        {
            foreach (var value in values)
            {
                if (ToldCount.TryRead(name, value, out var count))
                {
                    (told ??= []).Add(count);
                }
                else if (name.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)
                    && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
                {
                    retryAfter = TimeSpan.FromSeconds(seconds);
                }
            }
        }

        return (told ?? (IReadOnlyList<ToldCount>)[], retryAfter);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<(byte[] Buffer, int Length)> ReadBodyAsync(
        HttpContent content, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var expected = content.Headers.ContentLength is { } told and >= 0 and < MaxBodyBytes ? (int)told + 1 : 4096;
            var buffer = ArrayPool<byte>.Shared.Rent(expected);
            var length = 0;
            try
            {
                while (true)
                {
                    var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken)
                        .ConfigureAwait(false);
                    if (read == 0)
                    {
                        return (buffer, length);
                    }

                    length += read;
                    if (length == buffer.Length)
                    {
                        buffer = Grow(buffer, length);
                    }
                }
            }
            catch
            {
                ArrayPool<byte>.Shared.Return(buffer);
                throw;
            }
        }
    }

    private static byte[] Grow(byte[] buffer, int length)
    {
        if (length >= MaxBodyBytes)
        {
            throw new InvalidDataException("The answer is too long.");
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(length * 2, MaxBodyBytes));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private HttpRequestMessage Build(Endpoint endpoint, RequestParameters parameters, ExchangeTime timestamp)
    {
        var isQuery = !endpoint.ChangesState;
        var form = endpoint.Security == SecurityType.None ? Unsigned(parameters) : SigningPayload.SignRest(
            parameters, _options.RecvWindow, timestamp, _options.TimeUnit, _signer!);
        var address = isQuery ? Address(endpoint, form.Span) : Address(endpoint);
        var request = new HttpRequestMessage(endpoint.Method, address)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = isQuery ? null : new RequestContent(form),
        };
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("User-Agent", "spotwire");
        if (_options.TimeUnit == TimeUnit.Microseconds)
        {
            request.Headers.TryAddWithoutValidation("X-MBX-TIME-UNIT", "MICROSECOND");
        }

        if (endpoint.Security != SecurityType.None)
        {
            request.Headers.TryAddWithoutValidation("X-MBX-APIKEY", _options.Credentials!.ApiKey);
        }

        return request;
    }

    private static ReadOnlyMemory<byte> Unsigned(RequestParameters parameters)
    {
        var form = new byte[parameters.EncodedLength];
        parameters.WriteEncoded(form);
        return form;
    }

    private Uri Address(Endpoint endpoint, ReadOnlySpan<byte> query) => query.IsEmpty
        ? Address(endpoint)
        : new Uri($"{_host}{endpoint.Path}?{Encoding.ASCII.GetString(query)}", in Verbatim);

    /// <summary>The address of calls without a query, always the same: it need not be taken apart again.</summary>
    private Uri Address(Endpoint endpoint) => _addresses.GetOrAdd(
        endpoint, static (called, host) => new Uri(host + called.Path, in Verbatim), _host);
}
