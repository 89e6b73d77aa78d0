namespace Spotwire.Cli.Demo;

/// <summary>Everything that the agent decides from.</summary>
internal sealed record QuoteSituation
{
    /// <summary>Time since the agent began.</summary>
    public required TimeSpan Now { get; init; }

    /// <summary>Whether the local order book can be traded on.</summary>
    public required bool IsBookLive { get; init; }

    /// <summary>Best bid; zero where there is none.</summary>
    public required decimal BestBid { get; init; }

    /// <summary>Best ask; zero where there is none.</summary>
    public required decimal BestAsk { get; init; }

    /// <summary>Base asset bought less sold since the agent began.</summary>
    public required decimal Inventory { get; init; }

    /// <summary>The agent's quotes on the book.</summary>
    public required IReadOnlyList<OpenQuote> Quotes { get; init; }

    /// <summary>Whether an order's outcome is not known yet: then nothing new is placed.</summary>
    public required bool HasUnknown { get; init; }
}
