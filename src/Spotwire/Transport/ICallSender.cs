using System.Diagnostics.Metrics;
using Spotwire.Wire;

namespace Spotwire.Transport;

/// <summary>Moves one request and its answer; decides nothing. REST and the WebSocket API each have one.</summary>
internal interface ICallSender
{
    /// <summary>What it records how long calls took in.</summary>
    Histogram<double> Durations { get; }

    /// <summary>What the call costs on this way.</summary>
    RequestCost Cost(Endpoint endpoint, RequestParameters parameters);

    /// <summary>Whether a call whose connection broke before the answer may go through the next connection: it leaves
    /// everything as it is.</summary>
    bool MayAskAgain(Endpoint endpoint);

    /// <summary>The call as this way names it, for logs and messages.</summary>
    string NameOf(Endpoint endpoint);

    /// <summary>Sends a request once, signed for this very moment where it has to be, and reads the answer. Failures
    /// are told in the reply; nothing is thrown.</summary>
    ValueTask<CallReply> SendAsync(
        Endpoint endpoint, RequestParameters parameters, CancellationToken cancellationToken);
}
