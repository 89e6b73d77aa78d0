using Spotwire.Simulator.Filters;
using Spotwire.Simulator.MarketData;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Orders;

namespace Spotwire.Simulator;

/// <summary>One symbol of the exchange: its rules, its book, and what everybody may know of it.</summary>
internal sealed class Market
{
    private readonly decimal _quoteUnit;

    public Market(SymbolSpec spec)
    {
        Spec = spec;
        Filters = new SymbolFilters(spec);
        Data = new SymbolMarketData(spec.Symbol.Value, spec.TickSize, spec.StepSize, spec.ReferencePrice);
        _quoteUnit = spec.TickSize * spec.StepSize;
    }

    public SymbolSpec Spec { get; }

    /// <summary>The symbol as on the wire.</summary>
    public string Name => Spec.Symbol.Value;

    /// <summary>TRADING, HALT or BREAK.</summary>
    public string Status { get; set; } = "TRADING";

    public SymbolFilters Filters { get; }

    public AveragePrice Average { get; } = new();

    public MatchingBook Book { get; } = new();

    /// <summary>What everybody may know; replaced before the exchange starts where a capture is played.</summary>
    public SymbolMarketData Data { get; set; }

    /// <summary>Orders and trades of the named accounts.</summary>
    public OrderRecords Records { get; } = new();

    /// <summary>The reference price; null where there is none at present.</summary>
    public decimal? ReferencePrice(long nowMicros) => Data.Reference.Read(nowMicros).Price;

    /// <summary>The price that filters go by: the reference price where there is one, else the volume-weighted price of
    /// the last minutes (the last price with zero minutes); null before the first trade.</summary>
    /// <remarks>Documentation: filters.md, PERCENT_PRICE and NOTIONAL.</remarks>
    public decimal? FilterPrice(long nowMicros, int averageMinutes) => ReferencePrice(nowMicros)
        ?? (averageMinutes == 0 ? Data.LastPrice : Data.AveragePrice(nowMicros, averageMinutes));

    /// <summary>Whether smart-routed orders may go from one market's book to the other's.</summary>
    public bool RoutesTo(Market other) =>
        Spec.Rules.SmartOrderRouting
        && other.Spec.Rules.SmartOrderRouting
        && Spec.BaseAsset == other.Spec.BaseAsset
        && Spec.TickSize == other.Spec.TickSize
        && Spec.StepSize == other.Spec.StepSize;

    /// <summary>An amount of the quote asset, from ticks × steps.</summary>
    public decimal QuoteAmount(Int128 units) => (decimal)units * _quoteUnit;
}
