using Spotwire.Simulator.Streams;

namespace Spotwire.Simulator.WebSocketApi;

/// <summary>Where a session's frames go.</summary>
internal interface IApiSink : IStreamSink
{
    /// <summary>Ends the connection at once, without a word.</summary>
    void Cut();
}
