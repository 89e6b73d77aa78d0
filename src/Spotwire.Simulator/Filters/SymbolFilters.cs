using Spotwire.Simulator.Endpoints;

namespace Spotwire.Simulator.Filters;

/// <summary>The filters of one market, as they are told and as they are kept: on whole units of 0.00000001.</summary>
/// <remarks>Markets priced in a dollar have NOTIONAL, those priced in another asset the older MIN_NOTIONAL, so that
/// both are met. Documentation: filters.md.</remarks>
internal sealed class SymbolFilters
{
    // How many minutes the average price of a market order looks back.
    private const int AverageMinutes = 5;
    private const decimal MostNotional = 9_000_000m;

    private readonly Int128 _most;
    private readonly Int128 _minNotional;
    private readonly Int128 _maxNotional;
    private readonly decimal _leastNotional;
    private readonly bool _hasNotional;

    public SymbolFilters(SymbolSpec spec)
    {
        TickSize = spec.TickSize;
        StepSize = spec.StepSize;
        TickUnits = Units(spec.TickSize);
        StepUnits = Units(spec.StepSize);
        MaxPrice = spec.TickSize * 100_000_000m;
        MaxQuantity = spec.StepSize * 900_000_000m;
        MaxMarketQuantity = spec.StepSize * 10_000_000m;
        _hasNotional = spec.QuoteAsset.Value is "USDT" or "USDC" or "FDUSD";
        _leastNotional = spec.QuoteAsset.Value switch
        {
            "USDT" or "USDC" or "FDUSD" => 5m,
            "BTC" => 0.0001m,
            "ETH" => 0.001m,
            "BNB" => 0.01m,
            _ => 1m,
        };
        _most = Units(MaxPrice);
        _minNotional = (Int128)Units(_leastNotional) * WireAmount.UnitsPerOne;
        _maxNotional = (Int128)Units(MostNotional) * WireAmount.UnitsPerOne;
    }

    public decimal TickSize { get; }

    public decimal StepSize { get; }

    public decimal MaxPrice { get; }

    public decimal MaxQuantity { get; }

    public decimal MaxMarketQuantity { get; }

    /// <summary>Units of 0.00000001 in a tick.</summary>
    public long TickUnits { get; }

    /// <summary>Units of 0.00000001 in a step.</summary>
    public long StepUnits { get; }

    /// <summary>A price in ticks; refuses what breaks PRICE_FILTER.</summary>
    public long Ticks(WireAmount price) =>
        price.Units < TickUnits || price.Units > _most || price.Units % TickUnits != 0
            ? throw Failure("PRICE_FILTER")
            : (long)(price.Units / TickUnits);

    /// <summary>A quantity in steps; refuses what breaks LOT_SIZE.</summary>
    public long Steps(WireAmount quantity) =>
        quantity.Units < StepUnits || quantity.Units > Units(MaxQuantity) || quantity.Units % StepUnits != 0
            ? throw Failure("LOT_SIZE")
            : (long)(quantity.Units / StepUnits);

    /// <summary>Refuses a quantity at market that breaks MARKET_LOT_SIZE, whose least and step are off.</summary>
    public void CheckMarketLot(long steps)
    {
        if ((Int128)steps * StepUnits > Units(MaxMarketQuantity))
        {
            throw Failure("MARKET_LOT_SIZE");
        }
    }

    /// <summary>Refuses an order with a price whose notional is out of bounds.</summary>
    public void CheckNotional(long ticks, long steps)
    {
        var notional = (Int128)ticks * steps * TickUnits * StepUnits;
        if (notional < _minNotional || (_hasNotional && notional > _maxNotional))
        {
            throw NotionalFailure();
        }
    }

    /// <summary>Refuses a quantity at market whose notional at an average price is too small; the most is not applied
    /// at market.</summary>
    /// <param name="steps">Quantity.</param>
    /// <param name="averageQuote">What the trades of the average were worth, in ticks × steps.</param>
    /// <param name="averageSteps">What was traded in them.</param>
    public void CheckMarketNotional(long steps, Int128 averageQuote, long averageSteps)
    {
        // price × quantity >= least, where price is quote ÷ steps: multiplied out, so that nothing is rounded.
        var unit = (Int128)TickUnits * StepUnits;
        if (steps * averageQuote < DivideUp(_minNotional, unit) * averageSteps)
        {
            throw NotionalFailure();
        }
    }

    /// <summary>Refuses an amount to spend or to receive at market that is too small.</summary>
    public void CheckQuoteNotional(WireAmount quoteQuantity)
    {
        if (quoteQuantity.Units * WireAmount.UnitsPerOne < _minNotional)
        {
            throw NotionalFailure();
        }
    }

    /// <summary>A budget in whole ticks × steps.</summary>
    public Int128 QuoteUnits(WireAmount quoteQuantity) =>
        quoteQuantity.Units * WireAmount.UnitsPerOne / ((Int128)TickUnits * StepUnits);

    /// <summary>Tells the filters as exchangeInfo does.</summary>
    public void Write(AnswerWriter answer)
    {
        answer.List("filters");
        Open(answer, "PRICE_FILTER");
        answer.Amount("minPrice", TickSize);
        answer.Amount("maxPrice", MaxPrice);
        answer.Amount("tickSize", TickSize);
        answer.Json.WriteEndObject();
        Open(answer, "LOT_SIZE");
        answer.Amount("minQty", StepSize);
        answer.Amount("maxQty", MaxQuantity);
        answer.Amount("stepSize", StepSize);
        answer.Json.WriteEndObject();
        Open(answer, "MARKET_LOT_SIZE");
        answer.Amount("minQty", 0m);
        answer.Amount("maxQty", MaxMarketQuantity);
        answer.Amount("stepSize", 0m);
        answer.Json.WriteEndObject();
        WriteNotional(answer);
        answer.Json.WriteEndArray();
    }

    private static Int128 DivideUp(Int128 value, Int128 by) => (value + by - 1) / by;

    private static long Units(decimal value) => checked((long)(value * WireAmount.UnitsPerOne));

    private static RefusalException Failure(string filter) => Refusals.BeforeEngine("Filter failure: " + filter);

    private static void Open(AnswerWriter answer, string filter)
    {
        answer.Json.WriteStartObject();
        answer.Text("filterType", filter);
    }

    private RefusalException NotionalFailure() => Failure(_hasNotional ? "NOTIONAL" : "MIN_NOTIONAL");

    private void WriteNotional(AnswerWriter answer)
    {
        Open(answer, _hasNotional ? "NOTIONAL" : "MIN_NOTIONAL");
        answer.Amount("minNotional", _leastNotional);
        if (_hasNotional)
        {
            answer.Flag("applyMinToMarket", true);
            answer.Amount("maxNotional", MostNotional);
            answer.Flag("applyMaxToMarket", false);
        }
        else
        {
            answer.Flag("applyToMarket", true);
        }

        answer.Number("avgPriceMins", AverageMinutes);
        answer.Json.WriteEndObject();
    }
}
