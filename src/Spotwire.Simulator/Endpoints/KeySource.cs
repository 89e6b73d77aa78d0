namespace Spotwire.Simulator.Endpoints;

/// <summary>Where the key of a call by the WebSocket API comes from.</summary>
internal enum KeySource
{
    /// <summary>From the request where it names one, else from the session.</summary>
    Either,

    /// <summary>From the request alone, signed.</summary>
    Request,

    /// <summary>From the session alone; nothing is signed.</summary>
    Session,
}
