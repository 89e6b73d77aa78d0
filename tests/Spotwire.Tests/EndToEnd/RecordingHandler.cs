using System.Text.Json.Nodes;

namespace Spotwire.Tests.EndToEnd;

/// <summary>Writes down REST calls and their answers.</summary>
internal sealed class RecordingHandler(HttpMessageHandler inner, WireRecorder recorder) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = new JsonObject();
        AddFields(sent, request.RequestUri!.Query.TrimStart('?'));
        if (request.Content is { } content)
        {
            AddFields(sent, await content.ReadAsStringAsync(cancellationToken));
        }

        var response = await base.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        recorder.AddRest(request, sent, (int)response.StatusCode, body);
        var headers = response.Content.Headers;
        response.Content = new ByteArrayContent(body);
        foreach (var (name, values) in headers)
        {
            response.Content.Headers.TryAddWithoutValidation(name, values);
        }

        return response;
    }

    private static void AddFields(JsonObject fields, string encoded)
    {
        foreach (var pair in encoded.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            fields[Uri.UnescapeDataString(parts[0])] = Uri.UnescapeDataString(parts.Length > 1 ? parts[1] : "");
        }
    }
}
