namespace Spotwire.Cli.Demo;

/// <summary>How the demo's agent trades.</summary>
internal sealed record DemoAgentOptions
{
    /// <summary>The market it quotes. Default BTCUSDT.</summary>
    public Symbol Symbol { get; init; } = "BTCUSDT";

    /// <summary>Where its randomness comes from. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How often it decides. Default 250 ms.</summary>
    public TimeSpan DecideEvery { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long it tries to cancel everything at the end. Default 15 s.</summary>
    public TimeSpan LeaveWithin { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Value of one quote in the quote asset. Default 200.</summary>
    public decimal QuoteValue { get; init; } = 200m;

    /// <summary>How far the inventory may go to either side, in quotes. Default 5.</summary>
    public int InventoryBound { get; init; } = 5;

    /// <summary>Takes what happens, as it happens; called on whatever thread it happens on. Default nothing.</summary>
    public Action<DemoEvent>? OnEvent { get; init; }
}
