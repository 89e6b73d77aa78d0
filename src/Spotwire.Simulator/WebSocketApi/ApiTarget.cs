namespace Spotwire.Simulator.WebSocketApi;

/// <summary>What the address of a WebSocket API connection asks for.</summary>
/// <param name="InMicroseconds">Whether times are in microseconds.</param>
/// <param name="ReturnsRateLimits">Whether answers tell the rate limits, unless a request says otherwise.</param>
internal sealed record ApiTarget(bool InMicroseconds, bool ReturnsRateLimits)
{
    /// <summary>Path of the WebSocket API.</summary>
    public const string Path = "/ws-api/v3";

    /// <summary>Whether a path is that of the WebSocket API.</summary>
    public static bool IsPath(string path) => path is Path or Path + "/";

    /// <summary>Reads what stands behind the question mark; null where a value is not known.</summary>
    public static ApiTarget? Parse(string query)
    {
        var target = new ApiTarget(InMicroseconds: false, ReturnsRateLimits: true);
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            target = part switch
            {
                "timeUnit=MICROSECOND" or "timeUnit=microsecond" => target with { InMicroseconds = true },
                "timeUnit=MILLISECOND" or "timeUnit=millisecond" => target with { InMicroseconds = false },
                "returnRateLimits=true" => target with { ReturnsRateLimits = true },
                "returnRateLimits=false" => target with { ReturnsRateLimits = false },
                _ when part.StartsWith("timeUnit=", StringComparison.Ordinal) => null,
                _ when part.StartsWith("returnRateLimits=", StringComparison.Ordinal) => null,
                _ => target,
            };
            if (target is null)
            {
                return null;
            }
        }

        return target;
    }
}
