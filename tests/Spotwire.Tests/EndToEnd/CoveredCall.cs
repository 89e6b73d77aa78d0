namespace Spotwire.Tests.EndToEnd;

/// <summary>A call that REST and the WebSocket API have, as the table of coverage lists it.</summary>
/// <param name="Rest">REST method and path.</param>
/// <param name="Member">The client's member that makes the call, e.g. <c>Market.GetDepthAsync</c>.</param>
/// <param name="RestExample">Start of the names of the documentation's REST examples; empty where there is
/// none.</param>
/// <param name="SocketExample">The same for the WebSocket API.</param>
/// <param name="Play">Makes the call in a scene over the transport under test and looks at the answer; null where the
/// shapes of orders make it.</param>
internal sealed record CoveredCall(
    string Rest, string Member, string RestExample, string SocketExample, Func<Scene, Task>? Play = null);
