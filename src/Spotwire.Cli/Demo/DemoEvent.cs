namespace Spotwire.Cli.Demo;

/// <summary>Something that happened to the demo's agent. The hierarchy is closed.</summary>
/// <param name="At">When, since the agent began.</param>
internal abstract record DemoEvent(TimeSpan At)
{
    /// <summary>The book as the agent sees it.</summary>
    /// <param name="At">When.</param>
    /// <param name="State">State of the local order book.</param>
    /// <param name="LastUpdateId">Where the book stands.</param>
    /// <param name="Bids">Best bids first.</param>
    /// <param name="Asks">Best asks first.</param>
    internal sealed record BookSeen(
        TimeSpan At,
        string State,
        long LastUpdateId,
        IReadOnlyList<(decimal Price, decimal Quantity)> Bids,
        IReadOnlyList<(decimal Price, decimal Quantity)> Asks) : DemoEvent(At);

    /// <summary>An order's outcome or state has changed.</summary>
    /// <param name="At">When.</param>
    /// <param name="Order">The agent's record of it.</param>
    internal sealed record OrderChanged(TimeSpan At, IntentRecord Order) : DemoEvent(At);

    /// <summary>An order of the agent was filled.</summary>
    /// <param name="At">When.</param>
    /// <param name="Fill">The execution.</param>
    internal sealed record Filled(TimeSpan At, DemoFill Fill) : DemoEvent(At);

    /// <summary>The inventory has changed.</summary>
    /// <param name="At">When.</param>
    /// <param name="Inventory">Base asset bought less sold.</param>
    internal sealed record InventoryChanged(TimeSpan At, decimal Inventory) : DemoEvent(At);

    /// <summary>Something worth telling in words.</summary>
    /// <param name="At">When.</param>
    /// <param name="Message">The words.</param>
    internal sealed record Noticed(TimeSpan At, string Message) : DemoEvent(At);
}
