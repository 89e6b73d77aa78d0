using System.Text.Json.Nodes;
using Spotwire.Cli.Output;

namespace Spotwire.Cli.Demo;

/// <summary>What a run of the demo came to.</summary>
internal sealed record DemoSummary
{
    public required int Seed { get; init; }

    /// <summary>Hash over the first commands of the synthetic flow; null where the exchange is not ours.</summary>
    public string? FlowHash { get; init; }

    /// <summary>Orders that the agent knows to be accepted.</summary>
    public required int Orders { get; init; }

    /// <summary>Orders that the exchange has booked for the agent; null where its record cannot be read.</summary>
    public int? Booked { get; init; }

    /// <summary>Executions of the agent's orders.</summary>
    public required int Fills { get; init; }

    /// <summary>Orders that were refused.</summary>
    public required int Rejected { get; init; }

    /// <summary>Orders whose outcome is not known at the end.</summary>
    public required int Unknown { get; init; }

    /// <summary>Orders whose outcome was not known for a while.</summary>
    public required int Settled { get; init; }

    /// <summary>Accepted by the agent's record, absent at the exchange.</summary>
    public required int Lost { get; init; }

    /// <summary>More than one order of one name at the exchange; null where its record cannot be read.</summary>
    public int? Duplicated { get; init; }

    /// <summary>At the exchange, but not by the agent's record; null where its record cannot be read.</summary>
    public int? Unexplained { get; init; }

    /// <summary>Orders of the agent left on the book; null where it could not find out.</summary>
    public int? OpenAtEnd { get; init; }

    public long BookGaps { get; init; }

    public long Resyncs { get; init; }

    public long Reconnects { get; init; }

    public long BookTickerAgree { get; init; }

    public long BookTickerDisagree { get; init; }

    /// <summary>Whether every asset of the exchange adds up exactly; null where its record cannot be read.</summary>
    public bool? BalancesConserved { get; init; }

    /// <summary>Whether the executed quantities of both records are the same; null where the exchange's cannot be
    /// read.</summary>
    public bool? FillsAgree { get; init; }

    /// <summary>Public trades that the agent has seen.</summary>
    public long TradesSeen { get; init; }

    /// <summary>Base asset bought less sold.</summary>
    public decimal Inventory { get; init; }

    /// <summary>Quote asset received less paid, commissions apart.</summary>
    public decimal QuoteChange { get; init; }

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsClean => Unknown == 0 && Lost == 0 && (OpenAtEnd is 0 || Orders == 0) && Duplicated is null or 0
        && Unexplained is null or 0 && BookTickerDisagree == 0 && BalancesConserved is not false
        && FillsAgree is not false;

    /// <summary>The fields, as they are written.</summary>
    public JsonObject ToJson() => new()
    {
        ["seed"] = Seed,
        ["flowHash"] = FlowHash,
        ["orders"] = Orders,
        ["fills"] = Fills,
        ["rejected"] = Rejected,
        ["unknown"] = Unknown,
        ["lost"] = Lost,
        ["duplicated"] = Duplicated,
        ["bookGaps"] = BookGaps,
        ["resyncs"] = Resyncs,
        ["balancesConserved"] = BalancesConserved,
        ["booked"] = Booked,
        ["settled"] = Settled,
        ["unexplained"] = Unexplained,
        ["openAtEnd"] = OpenAtEnd,
        ["fillsAgree"] = FillsAgree,
        ["reconnects"] = Reconnects,
        ["bookTickerAgree"] = BookTickerAgree,
        ["bookTickerDisagree"] = BookTickerDisagree,
        ["tradesSeen"] = TradesSeen,
        ["inventory"] = Plain.Of(Inventory),
        ["quoteChange"] = Plain.Of(QuoteChange),
    };
}
