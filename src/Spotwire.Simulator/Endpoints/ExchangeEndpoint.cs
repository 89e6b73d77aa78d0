namespace Spotwire.Simulator.Endpoints;

/// <summary>A call that the exchange knows, by REST, by the WebSocket API, or by both.</summary>
/// <param name="HttpMethod">HTTP method; null where there is no REST form.</param>
/// <param name="Path">Path; null where there is no REST form.</param>
/// <param name="SocketMethod">Method of the WebSocket API; null where there is none.</param>
/// <param name="Security">What it asks for.</param>
/// <param name="Weight">What it weighs.</param>
internal sealed record ExchangeEndpoint(
    string? HttpMethod,
    string? Path,
    string? SocketMethod,
    EndpointSecurity Security,
    Weight Weight)
{
    /// <summary>How many unfilled orders it adds.</summary>
    public int Orders { get; init; }

    /// <summary>Whether it belongs to another API family, whose weight is counted apart.</summary>
    public bool IsWallet { get; init; }

    /// <summary>Where the key comes from on the WebSocket API, for a call that needs one.</summary>
    public KeySource Key { get; init; }

    /// <summary>What serves it; null for a call that this exchange does not serve.</summary>
    public Action<RequestContext>? Handler { get; init; }
}
