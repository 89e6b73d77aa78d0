namespace Spotwire.Tests.EndToEnd;

/// <summary>Kinds of traffic.</summary>
internal enum WireCrossingKind
{
    Rest,
    WebSocketApi,
    Stream,
    UserDataEvent,
}
