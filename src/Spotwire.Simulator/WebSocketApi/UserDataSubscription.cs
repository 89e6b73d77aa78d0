using Spotwire.Simulator.Security;

namespace Spotwire.Simulator.WebSocketApi;

/// <summary>A subscription of one session to the events of one account.</summary>
/// <param name="Id">Its number in the session, from 0.</param>
/// <param name="Key">The key that it was made with.</param>
/// <param name="IsOfSession">Whether it was made with the session's own key, and so ends when the session logs
/// out.</param>
internal sealed record UserDataSubscription(int Id, ApiKeyRecord Key, bool IsOfSession);
