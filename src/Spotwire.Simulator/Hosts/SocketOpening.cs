using System.Globalization;
using Spotwire.Simulator.Streams;
using Spotwire.Simulator.WebSocketApi;

namespace Spotwire.Simulator.Hosts;

/// <summary>Decides what a WebSocket is opened to, and whether.</summary>
/// <param name="Status">101, or the HTTP status of the refusal.</param>
/// <param name="RetryAfterSeconds">Seconds for the header <c>Retry-After</c>; null without one.</param>
/// <param name="Open">Opens it once the handshake is done; null where it is refused.</param>
internal readonly record struct SocketOpening(
    int Status, long? RetryAfterSeconds, Func<IFrameOutput, long, FrameConnection>? Open)
{
    /// <summary>Judges an opening handshake.</summary>
    /// <param name="machine">The exchange.</param>
    /// <param name="path">The path, still percent-encoded.</param>
    /// <param name="query">What stands behind the question mark.</param>
    /// <param name="remoteAddress">The caller's address.</param>
    /// <param name="nowMicros">The forward clock.</param>
    public static SocketOpening Judge(
        ExchangeMachine machine, string path, string query, string remoteAddress, long nowMicros)
    {
        machine.Advance(nowMicros);
        if (ApiTarget.IsPath(path))
        {
            return JudgeApi(machine, ApiTarget.Parse(query), remoteAddress, nowMicros);
        }

        var target = StreamTarget.Parse(path, query);
        if (target is null || target.Names.Count > StreamHub.MaxStreams)
        {
            return new SocketOpening(target is null ? 404 : 400, null, null);
        }

        return machine.AdmitConnection(remoteAddress, nowMicros) is { } refusal
            ? new SocketOpening(refusal.Status, refusal.RetryAfterSeconds, null)
            : new SocketOpening(
                101, null, (output, now) => new StreamConnection(machine, target, output, remoteAddress, now));
    }

    /// <summary>The refusal's status line and headers, for a host that writes them itself.</summary>
    public string RefusalHead() => string.Create(
        CultureInfo.InvariantCulture,
        $"HTTP/1.1 {Status} {Reason()}\r\n{RetryHeader()}Content-Length: 0\r\nConnection: close\r\n\r\n");

    private static SocketOpening JudgeApi(
        ExchangeMachine machine, ApiTarget? target, string remoteAddress, long nowMicros)
    {
        if (target is null)
        {
            return new SocketOpening(400, null, null);
        }

        var refusal = machine.AdmitConnection(remoteAddress, nowMicros)
            ?? machine.Api.Admit(remoteAddress, nowMicros);
        return refusal is null
            ? new SocketOpening(
                101, null, (output, now) => new ApiConnection(machine, target, output, remoteAddress, now))
            : new SocketOpening(refusal.Status, refusal.RetryAfterSeconds, null);
    }

    private string RetryHeader() => RetryAfterSeconds is { } seconds
        ? string.Create(CultureInfo.InvariantCulture, $"Retry-After: {seconds}\r\n")
        : "";

    private string Reason() => Status switch
    {
        400 => "Bad Request",
        404 => "Not Found",
        418 => "I'm a teapot",
        _ => "Too Many Requests",
    };
}
