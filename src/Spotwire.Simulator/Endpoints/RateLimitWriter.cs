using System.Text.Json;
using Spotwire.Simulator.Limits;

namespace Spotwire.Simulator.Endpoints;

/// <summary>Writes rate limits, as exchangeInfo tells them and as they are used up.</summary>
/// <remarks>Documentation: rest-api.md, "Exchange information" and "Query Unfilled Order Count"; web-socket-api.md,
/// "Rate limits".</remarks>
internal static class RateLimitWriter
{
    public static void WriteRules(Utf8JsonWriter json, IEnumerable<RateLimitRule> rules)
    {
        foreach (var rule in rules)
        {
            Begin(json, rule);
            json.WriteEndObject();
        }
    }

    public static void WriteCounts(Utf8JsonWriter json, IEnumerable<WindowCounter> counters, long nowMicros)
    {
        foreach (var counter in counters)
        {
            Begin(json, counter.Rule);
            json.WriteNumber("count"u8, counter.Count(nowMicros));
            json.WriteEndObject();
        }
    }

    private static void Begin(Utf8JsonWriter json, RateLimitRule rule)
    {
        json.WriteStartObject();
        json.WriteString("rateLimitType"u8, rule.Type.Value);
        json.WriteString("interval"u8, rule.Interval.Value);
        json.WriteNumber("intervalNum"u8, rule.IntervalNum);
        json.WriteNumber("limit"u8, rule.Limit);
    }
}
