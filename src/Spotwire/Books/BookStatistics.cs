namespace Spotwire.Books;

/// <summary>What a local order book has counted since it was opened.</summary>
public sealed record BookStatistics
{
    /// <summary>Depth events applied.</summary>
    public required long Applied { get; init; }

    /// <summary>Depth events ignored because the book had all of their updates already.</summary>
    public required long Stale { get; init; }

    /// <summary>Depth events before which others were missing.</summary>
    public required long Gaps { get; init; }

    /// <summary>Times the book was built again from a snapshot after it had stood before, whatever the cause.</summary>
    public required long Resyncs { get; init; }

    /// <summary>Times the stream's connection came back.</summary>
    public required long Reconnects { get; init; }

    /// <summary>Depth events after which the book stood exactly at the update id of the last book ticker received
    /// before
    /// them, with the same best prices and quantities; 0 unless <see
    /// cref="BookOptions.CompareWithBookTicker"/>.</summary>
    public required long BookTickerAgree { get; init; }

    /// <summary>The same with another best price or quantity: the book was wrong.</summary>
    public required long BookTickerDisagree { get; init; }
}
