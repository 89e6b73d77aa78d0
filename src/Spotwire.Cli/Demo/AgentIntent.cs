namespace Spotwire.Cli.Demo;

/// <summary>Something the agent wants done. The hierarchy is closed.</summary>
internal abstract record AgentIntent
{
    private AgentIntent()
    {
    }

    /// <summary>Rests on the book, or is refused where it would take.</summary>
    /// <param name="Side">Side of the quote.</param>
    /// <param name="Price">On the tick.</param>
    /// <param name="Quantity">Whole steps.</param>
    internal sealed record Quote(Side Side, decimal Price, decimal Quantity) : AgentIntent;

    /// <summary>Takes a quote off the book.</summary>
    /// <param name="ClientOrderId">The quote's name.</param>
    internal sealed record Withdraw(ClientOrderId ClientOrderId) : AgentIntent;

    /// <summary>Brings the inventory back with a market order.</summary>
    /// <param name="Side">Side of the order.</param>
    /// <param name="Quantity">Whole steps.</param>
    internal sealed record Rebalance(Side Side, decimal Quantity) : AgentIntent;
}
