namespace Spotwire.Simulator.Endpoints;

/// <summary>The calls about the exchange itself.</summary>
internal static class GeneralHandlers
{
    public static void Ping(RequestContext context)
    {
        context.Parameters.RefuseUnread();
        context.Answer.Json.WriteStartObject();
        context.Answer.Json.WriteEndObject();
    }

    public static void Time(RequestContext context)
    {
        context.Parameters.RefuseUnread();
        context.Answer.Json.WriteStartObject();
        context.Answer.Time("serverTime", context.NowMicros);
        context.Answer.Json.WriteEndObject();
    }
}
