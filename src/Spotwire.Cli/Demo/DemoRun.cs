using Microsoft.Extensions.Logging;
using Spotwire.Simulator;

namespace Spotwire.Cli.Demo;

/// <summary>One run of the agent, and the comparison of the two records at its end.</summary>
internal static class DemoRun
{
    /// <summary>Runs the agent until told to stop.</summary>
    /// <param name="clientOptions">All that the agent is given of the exchange: its address and a key.</param>
    /// <param name="agentOptions">How it trades.</param>
    /// <param name="exchange">The exchange whose own record is compared; null where it is not ours.</param>
    /// <param name="log">Takes the client's log.</param>
    /// <param name="stop">Ends the trading.</param>
    public static async Task<DemoSummary> RunAsync(
        SpotwireOptions clientOptions,
        DemoAgentOptions agentOptions,
        SimulatedExchange? exchange,
        ILoggerFactory log,
        CancellationToken stop)
    {
        await using var client = new SpotwireClient(clientOptions, log);
        var agent = new DemoAgent(client, agentOptions, clientOptions.TimeProvider);
        await agent.RunAsync(stop).ConfigureAwait(false);
        var summary = Summarize(agent, agentOptions.Seed);
        return exchange is null
            ? summary
            : Compare(summary, agent, exchange.Audit(), exchange.Accounts[0].Name) with
            {
                FlowHash = exchange.FlowHash,
            };
    }

    /// <summary>What the agent's own record says.</summary>
    public static DemoSummary Summarize(DemoAgent agent, int seed)
    {
        var intents = agent.Log.All;
        var book = agent.BookStatistics;
        return new DemoSummary
        {
            Seed = seed,
            Orders = intents.Count(static intent => intent.Outcome is IntentOutcome.Accepted),
            Fills = agent.Fills.Count,
            Rejected = intents.Count(static intent => intent.Outcome is IntentOutcome.Rejected),
            Unknown = intents.Count(static intent => intent.Outcome is IntentOutcome.Unknown),
            Settled = intents.Count(static intent =>
                intent.WasUnknown && intent.Outcome is not IntentOutcome.Unknown),
            Lost = intents.Count(static intent => intent.IsMissing),
            OpenAtEnd = agent.OpenAtEnd,
            BookGaps = book?.Gaps ?? 0,
            Resyncs = book?.Resyncs ?? 0,
            Reconnects = book?.Reconnects ?? 0,
            BookTickerAgree = book?.BookTickerAgree ?? 0,
            BookTickerDisagree = book?.BookTickerDisagree ?? 0,
            TradesSeen = agent.TradesSeen,
            Inventory = agent.Log.Inventory,
            QuoteChange = agent.Fills.Sum(static fill =>
                fill.Side == Side.Sell ? fill.QuoteQuantity : -fill.QuoteQuantity),
        };
    }

    /// <summary>The agent's record against the exchange's.</summary>
    /// <param name="summary">What the agent's own record says.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="audit">The exchange's record.</param>
    /// <param name="account">Name of the agent's account.</param>
    public static DemoSummary Compare(DemoSummary summary, DemoAgent agent, ExchangeAudit audit, string account)
    {
        var booked = audit.Orders.Where(order => order.Account == account).ToArray();
        var compared = DemoAudit.Compare(agent.Log.All, booked.Select(static order => order.ClientOrderId));
        return summary with
        {
            Booked = booked.Length,
            Lost = compared.Lost,
            Duplicated = compared.Duplicated,
            Unexplained = compared.Unexplained,
            BalancesConserved = audit.IsConserved,
            FillsAgree = booked.Sum(static order => order.ExecutedQuantity)
                == agent.Fills.Sum(static fill => fill.Quantity),
        };
    }
}
