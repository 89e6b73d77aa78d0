using Spotwire.Simulator.Endpoints;

namespace Spotwire.Simulator.WebSocketApi;

/// <summary>The calls about the session itself, which only the WebSocket API has.</summary>
/// <remarks>Documentation: web-socket-api.md, "Authentication requests" and "User Data Stream requests".</remarks>
internal static class SessionHandlers
{
    public static void Logon(RequestContext context)
    {
        context.Parameters.RefuseUnread();
        var key = context.Key!;
        if (key.Signature.KeyType != KeyType.Ed25519)
        {
            throw Refusals.UnknownKey();
        }

        context.Session!.Logon(key, context.NowMicros);
        WriteStatus(context);
    }

    public static void Status(RequestContext context)
    {
        context.Parameters.RefuseUnread();
        WriteStatus(context);
    }

    public static void Logout(RequestContext context)
    {
        context.Parameters.RefuseUnread();
        UserDataEvents.Terminate(context.Session!, context.Session!.Logout(), context.NowMicros);
        WriteStatus(context);
    }

    public static void Subscriptions(RequestContext context)
    {
        context.Parameters.RefuseUnread();
        context.Answer.Json.WriteStartArray();
        foreach (var subscription in context.Session!.Subscriptions)
        {
            WriteId(context, subscription.Id);
        }

        context.Answer.Json.WriteEndArray();
    }

    /// <summary>Subscribes with the session's key, or with that of the request.</summary>
    public static void Subscribe(RequestContext context)
    {
        context.Parameters.RefuseUnread();
        var isOfSession = !context.Parameters.Has("signature");
        WriteId(context, context.Session!.Subscribe(context.Key!, isOfSession).Id);
    }

    public static void Unsubscribe(RequestContext context)
    {
        var id = context.Parameters.Number("subscriptionId");
        context.Parameters.RefuseUnread();
        var ended = context.Session!.End(subscription => id is null || subscription.Id == id);
        if (id is not null && ended.Count == 0)
        {
            throw Refusals.SubscriptionInactive();
        }

        UserDataEvents.Terminate(context.Session!, ended, context.NowMicros);
        context.Answer.Json.WriteStartObject();
        context.Answer.Json.WriteEndObject();
    }

    private static void WriteId(RequestContext context, int id)
    {
        context.Answer.Json.WriteStartObject();
        context.Answer.Number("subscriptionId", id);
        context.Answer.Json.WriteEndObject();
    }

    private static void WriteStatus(RequestContext context)
    {
        var session = context.Session!;
        var answer = context.Answer;
        answer.Json.WriteStartObject();
        if (session.Key is { } key && session.AuthorizedMicros is { } since)
        {
            answer.Text("apiKey", key.ApiKey);
            answer.Time("authorizedSince", since);
        }
        else
        {
            answer.Json.WriteNull("apiKey");
            answer.Json.WriteNull("authorizedSince");
        }

        answer.Time("connectedSince", session.ConnectedMicros);
        answer.Flag("returnRateLimits", session.Target.ReturnsRateLimits);
        answer.Time("serverTime", context.NowMicros);
        answer.Flag("userDataStream", session.Subscriptions.Count > 0);
        answer.Json.WriteEndObject();
    }
}
