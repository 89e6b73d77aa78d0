using System.Text.Json.Serialization;

namespace Spotwire.UserData;

/// <summary>Something that happened to an account, or to the stream that tells of it. The hierarchy is closed; an event
/// of the exchange that this version does not know is an <see cref="UnknownUserDataEvent"/>.</summary>
/// <remarks>Documentation: user-data-stream.md.</remarks>
public abstract record UserDataEvent
{
    private protected UserDataEvent()
    {
    }

    /// <summary>The exchange's word for the kind of event, e.g. <c>executionReport</c>; for the stream's own events
    /// <c>interrupted</c> and <c>recovered</c>, which the exchange does not send.</summary>
    public abstract string EventType { get; }

    /// <summary>When the exchange sent it; of what was found by asking, the exchange's time of the question; of the
    /// stream's own events, the exchange's time when it happened.</summary>
    public required ExchangeTime EventTime { get; init; }

    /// <summary>Whether the exchange sent it, or it was found by asking after an interruption.</summary>
    [JsonIgnore]
    public UserDataSource Source { get; init; }
}
