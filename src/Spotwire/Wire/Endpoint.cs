namespace Spotwire.Wire;

/// <summary>One call of Binance: a REST endpoint and the method of the WebSocket API that does the same.</summary>
internal sealed class Endpoint
{
    private string? _text;

    /// <summary>Our name of the call, for logs and metrics.</summary>
    public required string Name { get; init; }

    /// <summary>HTTP method.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>Path from the root of the REST host, e.g. <c>/api/v3/order</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The method of the WebSocket API, e.g. <c>order.place</c>; empty where only REST has the call.</summary>
    public required string WebSocketMethod { get; init; }

    /// <summary>What the call needs before Binance takes it.</summary>
    public required SecurityType Security { get; init; }

    /// <summary>How its weight follows from its parameters.</summary>
    public required WeightRule Weight { get; init; }

    /// <summary>Unfilled orders that it adds for the account when it is accepted.</summary>
    public int Orders { get; init; }

    /// <summary>Whether it goes to the matching engine: it places, cancels or amends orders. Such a call is never sent
    /// a second time without having asked what became of the first.</summary>
    public bool IsTrading { get; init; }

    /// <summary>Whether the call says by its own key and signature who sends it, even on a session that is logged
    /// on.</summary>
    public bool IsAlwaysSigned { get; init; }

    /// <summary>Whether its effect ends with the connection that carries it: it is not asked again on another
    /// one.</summary>
    public bool IsOfConnection { get; init; }

    /// <summary>Whether the WebSocket API wraps the answer into an array of one, which REST does not.</summary>
    public bool IsArrayOnWebSocket { get; init; }

    /// <summary>Whether HTTP regards the request as one that may change something (anything but GET): it carries a
    /// content, even if an empty one, so that the HTTP stack never repeats it by itself.</summary>
    public bool ChangesState => Method != HttpMethod.Get;

    /// <summary>What a call with these parameters costs against the limits.</summary>
    public RequestCost Cost(RequestParameters p) => new(Weight.OnSuccess(p), Weight.OnFailure(p), Orders);

    /// <summary>Method and path.</summary>
    public override string ToString() => _text ??= $"{Method} {Path}";
}
