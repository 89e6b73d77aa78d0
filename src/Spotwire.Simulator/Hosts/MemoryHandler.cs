using System.Net;
using System.Text;

namespace Spotwire.Simulator.Hosts;

/// <summary>Carries REST requests to the exchange in memory.</summary>
internal sealed class MemoryHandler(MemoryHost host) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await host.SendAsync(await ReadAsync(request, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        var message = new HttpResponseMessage((HttpStatusCode)response.Status)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(response.Body.ToArray()),
        };
        foreach (var (name, value) in response.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    private static async ValueTask<ExchangeRequest> ReadAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = "";
        if (request.Content is not null)
        {
            // Into memory, and so without waiting for anything.
            using var bytes = new MemoryStream();
            await request.Content.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
            body = Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        }

        var uri = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        return new ExchangeRequest
        {
            Method = request.Method.Method,
            Path = uri.AbsolutePath,
            Query = uri.Query.TrimStart('?'),
            Body = body,
            ApiKey = Header(request, "X-MBX-APIKEY"),
            TimeUnit = Header(request, "X-MBX-TIME-UNIT"),
            Accept = Header(request, "Accept"),
            RemoteAddress = "127.0.0.1",
        };
    }

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.TryGetValues(name, out var values) ? values.First() : null;
}
