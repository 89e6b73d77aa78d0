namespace Spotwire.Streams;

/// <summary>Something that happened to a stream connection, for people and for programs.</summary>
public sealed record StreamNotice
{
    /// <summary>What happened.</summary>
    public required StreamNoticeKind Kind { get; init; }

    /// <summary>When, on the local clock.</summary>
    public required ExchangeTime Time { get; init; }

    /// <summary>The stream that it concerns, e.g. <c>btcusdt@trade</c>; null when it concerns a whole
    /// connection.</summary>
    public string? StreamName { get; init; }

    /// <summary>Which connection of this client, counted from 1; 0 when it concerns none.</summary>
    public int Connection { get; init; }

    /// <summary>The same in words, e.g. <c>connection lost: closed by the exchange; trying again in
    /// 1.2 s</c>.</summary>
    public required string Message { get; init; }
}
