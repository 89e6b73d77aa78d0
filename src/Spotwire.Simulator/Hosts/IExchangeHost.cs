namespace Spotwire.Simulator.Hosts;

/// <summary>Carries the exchange's bytes and drives its time.</summary>
internal interface IExchangeHost : IAsyncDisposable
{
    /// <summary>Address of the REST calls.</summary>
    Uri Rest { get; }

    /// <summary>Address of the streams.</summary>
    Uri Streams { get; }

    /// <summary>Address of the WebSocket API.</summary>
    Uri WebSocketApi { get; }

    /// <summary>PEM file of the certificate to trust; null without TLS.</summary>
    string? CertificatePath { get; }

    /// <summary>Does something with the machine while nothing else does.</summary>
    T Use<T>(Func<ExchangeMachine, long, T> action);

    /// <summary>Cuts all connections at once.</summary>
    void DropSockets();

    /// <summary>Cuts all connections, takes none for a while, and keeps all records.</summary>
    void Restart(Faults.ScriptedFault fault);

    /// <summary>Stops without a word to anybody, as when the process is killed.</summary>
    ValueTask KillAsync(CancellationToken cancellationToken);
}
