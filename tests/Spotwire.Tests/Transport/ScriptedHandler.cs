using System.Net;
using System.Text;

namespace Spotwire.Tests.Transport;

/// <summary>Answers requests in memory, at once or by an exception, and keeps what it was given.</summary>
internal sealed class ScriptedHandler(Func<ScriptedRequest, HttpResponseMessage> answer) : HttpMessageHandler
{
    public List<ScriptedRequest> Requests { get; } = [];

    public Func<Task> Wait { get; init; } = () => Task.CompletedTask;

    public static HttpResponseMessage Json(string body, int status = 200, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken)
            .ConfigureAwait(false);
        var uri = request.RequestUri!;
        var seen = new ScriptedRequest(
            request.Method.Method, uri.AbsolutePath, uri.Query.TrimStart('?'), body, cancellationToken);
        Requests.Add(seen);
        var response = answer(seen);
        await Wait().ConfigureAwait(false);
        return response;
    }
}

internal sealed record ScriptedRequest(
    string Method, string Path, string Query, string? Body, CancellationToken Cancelled)
{
    public string Parameters => Query.Length > 0 ? Query : Body ?? "";

    public string? this[string name] => Parameters.Split('&').Select(pair => pair.Split('=', 2))
        .Where(pair => pair[0] == name).Select(pair => Uri.UnescapeDataString(pair[1])).FirstOrDefault();
}
