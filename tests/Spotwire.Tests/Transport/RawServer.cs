using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Spotwire.Tests.Transport;

/// <summary>A loopback server over bare sockets that shows exactly what arrives, and may close without
/// answering.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<RawRequest, string?> _answer;
    private readonly Func<Stream, Task<Stream>> _wrap;
    private readonly List<RawRequest> _requests = [];
    private readonly Task _accepting;
    private int _connections;

    /// <param name="answer">The whole answer to a request; null closes the connection instead.</param>
    /// <param name="wrap">Lays something over an accepted connection, such as TLS.</param>
    public RawServer(Func<RawRequest, string?> answer, Func<Stream, Task<Stream>>? wrap = null)
    {
        _answer = answer;
        _wrap = wrap ?? Task.FromResult;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Address => new($"http://127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}");

    public int Connections => Volatile.Read(ref _connections);

    public IReadOnlyList<RawRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    public SpotwireEnvironment Environment =>
        SpotwireEnvironment.Parse(Address.ToString().TrimEnd('/'));

    /// <summary>A whole answer of JSON.</summary>
    public static string Json(string body, int status = 200, params string[] headers)
    {
        var lines = string.Concat(headers.Select(header => header + "\r\n"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {status} Word\r\nContent-Type: application/json\r\n{lines}Content-Length: "
            + $"{Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }

    /// <summary>Answers what every client asks first: the time, and the limits.</summary>
    public static string? First(RawRequest request) => request.Path switch
    {
        "/api/v3/time" => Json(string.Create(
            CultureInfo.InvariantCulture, $"{{\"serverTime\":{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}}}")),
        "/api/v3/exchangeInfo" => Json(ExchangeInfo),
        _ => null,
    };

    public const string ExchangeInfo =
        """
        {"timezone":"UTC","serverTime":1,"rateLimits":[
        {"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":1,"limit":6000},
        {"rateLimitType":"ORDERS","interval":"SECOND","intervalNum":10,"limit":100},
        {"rateLimitType":"ORDERS","interval":"DAY","intervalNum":1,"limit":200000},
        {"rateLimitType":"RAW_REQUESTS","interval":"MINUTE","intervalNum":5,"limit":300000}],
        "exchangeFilters":[],"symbols":[]}
        """;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            Interlocked.Increment(ref _connections);
            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var owned = client;
        try
        {
            var stream = await _wrap(client.GetStream());
            while (await ReadAsync(stream) is { } request)
            {
                lock (_requests)
                {
                    _requests.Add(request);
                }

                if (_answer(request) is not { } answer)
                {
                    return;
                }

                await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), _stop.Token);
            }
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or SocketException)
        {
            // The client went away, or the test is over.
        }
    }

    private async Task<RawRequest?> ReadAsync(Stream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!EndsHead(head))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
            {
                return null;
            }

            head.Add(one[0]);
        }

        var lines = Encoding.Latin1.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var words = lines[0].Split(' ');
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);
        var length = headers.TryGetValue("Content-Length", out var text)
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : 0;
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, _stop.Token);
        var query = words[1].IndexOf('?', StringComparison.Ordinal);
        return new RawRequest(
            words[0],
            query < 0 ? words[1] : words[1][..query],
            query < 0 ? "" : words[1][(query + 1)..],
            headers,
            Encoding.ASCII.GetString(body));
    }

    private static bool EndsHead(List<byte> head) =>
        head.Count >= 4 && head[^4] == '\r' && head[^3] == '\n' && head[^2] == '\r' && head[^1] == '\n';
}

/// <summary>A request as it arrived.</summary>
internal sealed record RawRequest(
    string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Body);
