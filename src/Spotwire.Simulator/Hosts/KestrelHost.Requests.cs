using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Spotwire.Simulator.Hosts;

internal sealed partial class KestrelHost
{
    private async Task HandleAsync(HttpContext context)
    {
        var raw = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var question = raw.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? raw : raw[..question];
        var query = question < 0 ? "" : raw[(question + 1)..];
        var headers = context.Request.Headers;
        if (context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade
            && headers.SecWebSocketKey.ToString() is var key
            && WebSocketUpgrade.IsAsked(
                context.Request.Method, headers.Upgrade.ToString(), headers.SecWebSocketVersion.ToString(), key))
        {
            await ConnectAsync(context, upgrade, (path, query), key);
            return;
        }

        var request = new ExchangeRequest
        {
            Method = context.Request.Method,
            Path = path,
            Query = query,
            Body = await ReadBodyAsync(context.Request, context.RequestAborted),
            ApiKey = headers["X-MBX-APIKEY"],
            TimeUnit = headers["X-MBX-TIME-UNIT"],
            Accept = headers.Accept,
            RemoteAddress = RemoteAddress(context),
        };
        var answer = Run(request);
        if (answer.Delay > TimeSpan.Zero)
        {
            await Task.Delay(answer.Delay, _clock.TimeProvider, context.RequestAborted);
        }

        if (answer.Response is not { } response)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = response.Status;
        foreach (var (name, value) in response.Headers)
        {
            context.Response.Headers.Append(name, value);
        }

        context.Response.ContentLength = response.Body.Length;
        await context.Response.Body.WriteAsync(response.Body, context.RequestAborted);
    }

    private RequestCourse Run(ExchangeRequest request)
    {
        lock (_gate)
        {
            return RequestCourse.Run(_faults, _machine, request, _clock.NowMicros);
        }
    }

    private static async Task<string> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength is 0 or null && !request.Headers.ContainsKey("Transfer-Encoding"))
        {
            return "";
        }

        using var reader = new StreamReader(request.Body, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    private static string RemoteAddress(HttpContext context) =>
        context.Connection.RemoteIpAddress?.ToString() ?? "127.0.0.1";

    private async Task ConnectAsync(
        HttpContext context, IHttpUpgradeFeature upgrade, (string Path, string Query) target, string key)
    {
        var opening = Use((machine, now) => SocketOpening.Judge(
            machine, target.Path, target.Query, RemoteAddress(context), now));
        if (opening.Open is null)
        {
            context.Response.StatusCode = opening.Status;
            context.Response.Headers.RetryAfter =
                opening.RetryAfterSeconds?.ToString(CultureInfo.InvariantCulture) ?? StringValues.Empty;
            return;
        }

        var output = new SocketOutput(context.Abort);
        FrameConnection connection;
        lock (_gate)
        {
            if (_stopped)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }

            // Before the client learns that it is connected: what everybody is told then reaches it as well.
            connection = opening.Open(output, _clock.NowMicros);
            _sockets.Add(connection);
        }

        try
        {
            context.Response.Headers.SecWebSocketAccept = WebSocketUpgrade.Accept(key);
            context.Response.Headers.Upgrade = "websocket";
            await using var stream = await upgrade.UpgradeAsync();
            await CarryAsync(connection, output, stream, context.RequestAborted);
        }
        finally
        {
            Remove(connection);
        }
    }

    private async Task CarryAsync(
        FrameConnection connection, SocketOutput output, Stream stream, CancellationToken aborted)
    {
        using var cut = new CancellationTokenSource();
        var sending = output.RunAsync(stream, aborted);
        var receiving = ReceiveAsync(connection, stream, cut.Token);
        try
        {
            // A close frame that has left ends the connection, whether or not the client answers it.
            await Task.WhenAny(sending, receiving);
        }
        finally
        {
            Remove(connection);
            output.Finish();
            await EndAsync(sending);
            await cut.CancelAsync();
            await EndAsync(receiving);
        }
    }

    private void Remove(FrameConnection connection)
    {
        lock (_gate)
        {
            if (_sockets.Remove(connection))
            {
                connection.Leave();
            }
        }
    }

    private async Task ReceiveAsync(FrameConnection connection, Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var length)
        {
            lock (_gate)
            {
                if (_stopped)
                {
                    return;
                }

                connection.Receive(buffer.AsSpan(0, length), _clock.NowMicros);
            }
        }
    }

    /// <summary>Waits for a loop whose socket may have been cut.</summary>
    private static async Task EndAsync(Task loop)
    {
        try
        {
            await loop;
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException
            or InvalidOperationException)
        {
            // The client is gone; there is nobody left to tell.
        }
    }
}
