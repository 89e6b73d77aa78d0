using Spotwire.Simulator.Endpoints;

namespace Spotwire.Simulator.WebSocketApi;

/// <summary>Writes events as sessions get them: wrapped, and in the unit that the session asked for.</summary>
/// <remarks>Documentation: user-data-stream.md, and web-socket-api.md, "Event format".</remarks>
internal static class UserDataEvents
{
    /// <summary>Sends one event.</summary>
    /// <param name="session">To whom.</param>
    /// <param name="subscriptionId">The subscription that it belongs to; null for the connection itself.</param>
    /// <param name="write">Writes the event's fields.</param>
    public static void Send(ApiSession session, int? subscriptionId, Action<AnswerWriter> write)
    {
        using var answer = new AnswerWriter(session.Target.InMicroseconds);
        answer.Json.WriteStartObject();
        if (subscriptionId is { } id)
        {
            answer.Number("subscriptionId", id);
        }

        answer.Json.WriteStartObject("event");
        write(answer);
        answer.Json.WriteEndObject();
        answer.Json.WriteEndObject();
        session.Sink.SendText(answer.Finish());
    }

    /// <summary>Tells that subscriptions have ended.</summary>
    public static void Terminate(ApiSession session, IEnumerable<UserDataSubscription> ended, long nowMicros)
    {
        foreach (var subscription in ended)
        {
            Send(session, subscription.Id, answer => WriteBare(answer, "eventStreamTerminated", nowMicros));
        }
    }

    /// <summary>Tells that the exchange goes away.</summary>
    public static void AnnounceShutdown(ApiSession session, long nowMicros) =>
        Send(session, null, answer => WriteBare(answer, "serverShutdown", nowMicros));

    private static void WriteBare(AnswerWriter answer, string name, long nowMicros)
    {
        answer.Text("e", name);
        answer.Time("E", nowMicros);
    }
}
