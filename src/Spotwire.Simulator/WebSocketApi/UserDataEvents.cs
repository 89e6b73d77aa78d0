using Spotwire.Simulator.Endpoints;

namespace Spotwire.Simulator.WebSocketApi;

/// <summary>Sends events as sessions get them: wrapped, and in the unit that the session asked for.</summary>
/// <remarks>Documentation: web-socket-api.md, "Event format" and "Connection events".</remarks>
internal static class UserDataEvents
{
    /// <summary>An event by itself.</summary>
    /// <param name="inMicroseconds">The unit of its times.</param>
    /// <param name="write">Writes its fields.</param>
    public static ReadOnlyMemory<byte> Body(bool inMicroseconds, Action<AnswerWriter> write)
    {
        using var answer = new AnswerWriter(inMicroseconds);
        answer.Json.WriteStartObject();
        write(answer);
        answer.Json.WriteEndObject();
        return answer.Finish();
    }

    /// <summary>Sends one event.</summary>
    /// <param name="session">To whom.</param>
    /// <param name="subscriptionId">The subscription that it belongs to; null for the connection itself.</param>
    /// <param name="body">The event, in the session's unit of time.</param>
    public static void Send(ApiSession session, int? subscriptionId, ReadOnlyMemory<byte> body)
    {
        using var answer = new AnswerWriter(inMicroseconds: false);
        answer.Json.WriteStartObject();
        answer.NumberIfAny("subscriptionId", subscriptionId);
        answer.Json.WritePropertyName("event");
        answer.Json.WriteRawValue(body.Span, skipInputValidation: true);
        answer.Json.WriteEndObject();
        session.Sink.SendText(answer.Finish());
    }

    /// <summary>Tells that subscriptions have ended.</summary>
    public static void Terminate(ApiSession session, IEnumerable<UserDataSubscription> ended, long nowMicros)
    {
        foreach (var subscription in ended)
        {
            Send(session, subscription.Id, Bare(session, "eventStreamTerminated", nowMicros));
        }
    }

    /// <summary>Tells that the exchange goes away.</summary>
    public static void AnnounceShutdown(ApiSession session, long nowMicros) =>
        Send(session, null, Bare(session, "serverShutdown", nowMicros));

    private static ReadOnlyMemory<byte> Bare(ApiSession session, string name, long nowMicros) =>
        Body(session.Target.InMicroseconds, answer =>
        {
            answer.Text("e", name);
            answer.Time("E", nowMicros);
        });
}
