using Spotwire.Simulator.Endpoints;

namespace Spotwire.Simulator.Filters;

/// <summary>The filters of one market, as they are kept: on whole units of 0.00000001.</summary>
/// <remarks>Markets without a greatest notional have the older MIN_NOTIONAL instead of NOTIONAL, so that both are met.
/// Documentation: filters.md.</remarks>
internal sealed class SymbolFilters
{
    // Beyond any price and quantity in use; keeps ticks and steps within 64 bits where a greatest is off.
    private const long MostCount = 1_000_000_000_000_000;

    private readonly Int128 _minPrice;
    private readonly Int128 _maxPrice;
    private readonly long _maxSteps;
    private readonly long _maxMarketSteps;

    public SymbolFilters(SymbolSpec spec)
    {
        Rules = spec.Rules;
        Rules.Validate();
        TickSize = spec.TickSize;
        StepSize = spec.StepSize;
        TickUnits = (long)Units(spec.TickSize);
        StepUnits = (long)Units(spec.StepSize);
        MinPrice = Rules.MinPrice ?? spec.TickSize;
        MaxPrice = Rules.MaxPrice ?? spec.TickSize * 100_000_000m;
        MinQuantity = Rules.MinQuantity ?? spec.StepSize;
        MaxQuantity = Rules.MaxQuantity ?? spec.StepSize * 900_000_000m;
        MaxMarketQuantity = Rules.MaxMarketQuantity ?? spec.StepSize * 10_000_000m;
        var isDollar = spec.QuoteAsset.Value is "USDT" or "USDC" or "FDUSD";
        MinNotional = Rules.MinNotional ?? spec.QuoteAsset.Value switch
        {
            "USDT" or "USDC" or "FDUSD" => 5m,
            "BTC" => 0.0001m,
            "ETH" => 0.001m,
            "BNB" => 0.01m,
            _ => 1m,
        };
        MaxNotional = Rules.MaxNotional ?? (isDollar ? 9_000_000m : 0m);
        _minPrice = Units(MinPrice);
        _maxPrice = MaxPrice == 0m ? (Int128)MostCount * TickUnits : Units(MaxPrice);
        MinSteps = (long)decimal.Ceiling(MinQuantity / StepSize);
        _maxSteps = Steps(MaxQuantity);
        MinMarketSteps = (long)decimal.Ceiling(Rules.MinMarketQuantity / StepSize);
        _maxMarketSteps = MaxMarketQuantity == 0m ? MostCount : Steps(MaxMarketQuantity);
    }

    /// <summary>What the market was set up with.</summary>
    public MarketRules Rules { get; }

    public decimal TickSize { get; }

    public decimal StepSize { get; }

    public decimal MinPrice { get; }

    /// <summary>Highest price; zero for none.</summary>
    public decimal MaxPrice { get; }

    public decimal MinQuantity { get; }

    public decimal MaxQuantity { get; }

    /// <summary>Largest quantity at market; zero for none.</summary>
    public decimal MaxMarketQuantity { get; }

    public decimal MinNotional { get; }

    /// <summary>Most notional; zero for none, and then the filter is MIN_NOTIONAL.</summary>
    public decimal MaxNotional { get; }

    /// <summary>The least quantity in steps.</summary>
    public long MinSteps { get; }

    /// <summary>The least quantity at market in steps.</summary>
    public long MinMarketSteps { get; }

    /// <summary>Units of 0.00000001 in a tick.</summary>
    public long TickUnits { get; }

    /// <summary>Units of 0.00000001 in a step.</summary>
    public long StepUnits { get; }

    /// <summary>A price in ticks; refuses what breaks PRICE_FILTER.</summary>
    public long Ticks(WireAmount price) =>
        price.Units < _minPrice || price.Units > _maxPrice || price.Units % TickUnits != 0
            ? throw Refusals.Filter("PRICE_FILTER")
            : (long)(price.Units / TickUnits);

    /// <summary>A quantity in steps; refuses what breaks LOT_SIZE.</summary>
    public long Steps(WireAmount quantity) => quantity.Units % StepUnits == 0
        && quantity.Units / StepUnits is var steps
        && steps >= MinSteps
        && steps <= _maxSteps
            ? (long)steps
            : throw Refusals.Filter("LOT_SIZE");

    /// <summary>Refuses a quantity that breaks LOT_SIZE.</summary>
    public void CheckLot(long steps)
    {
        if (steps < MinSteps || steps > _maxSteps)
        {
            throw Refusals.Filter("LOT_SIZE");
        }
    }

    /// <summary>Refuses a quantity at market that breaks MARKET_LOT_SIZE, whose step is off.</summary>
    public void CheckMarketLot(long steps)
    {
        if (steps < MinMarketSteps || steps > _maxMarketSteps)
        {
            throw Refusals.Filter("MARKET_LOT_SIZE");
        }
    }

    /// <summary>Refuses what breaks ICEBERG_PARTS.</summary>
    public void CheckParts(long steps, long visibleSteps)
    {
        if ((steps + visibleSteps - 1) / visibleSteps > Rules.IcebergParts)
        {
            throw Refusals.Filter("ICEBERG_PARTS");
        }
    }

    /// <summary>Refuses a trailing distance that breaks TRAILING_DELTA.</summary>
    /// <param name="delta">Basis points.</param>
    /// <param name="isAbove">Whether the order is a buying stop loss or a selling take profit.</param>
    public void CheckTrailing(int delta, bool isAbove)
    {
        var least = isAbove ? Rules.MinTrailingAboveDelta : Rules.MinTrailingBelowDelta;
        var most = isAbove ? Rules.MaxTrailingAboveDelta : Rules.MaxTrailingBelowDelta;
        if (delta < least || delta > most)
        {
            throw Refusals.Filter("TRAILING_DELTA");
        }
    }

    /// <summary>Refuses a price that breaks PERCENT_PRICE or PERCENT_PRICE_BY_SIDE.</summary>
    /// <param name="price">Limit price.</param>
    /// <param name="isBuy">Direction.</param>
    /// <param name="basis">What it is compared with; null for nothing, before the first trade.</param>
    public void CheckPercent(decimal price, bool isBuy, decimal? basis)
    {
        if (basis is not { } middle)
        {
            return;
        }

        if (Rules.PercentPrice is { } both && !IsWithin(price, middle, both.BidDown, both.BidUp))
        {
            throw Refusals.Filter("PERCENT_PRICE");
        }

        if (Rules.PercentPriceBySide is { } sides
            && !(isBuy
                ? IsWithin(price, middle, sides.BidDown, sides.BidUp)
                : IsWithin(price, middle, sides.AskDown, sides.AskUp)))
        {
            throw Refusals.Filter("PERCENT_PRICE_BY_SIDE");
        }
    }

    /// <summary>Refuses an order with a price whose notional is out of bounds.</summary>
    public void CheckNotional(decimal notional) => CheckNotional(notional, least: true, most: true);

    /// <summary>Refuses an order at market whose notional is out of the bounds that hold there.</summary>
    public void CheckMarketNotional(decimal notional) =>
        CheckNotional(notional, Rules.AppliesMinNotionalToMarket, Rules.AppliesMaxNotionalToMarket);

    /// <summary>A budget in whole ticks × steps.</summary>
    public Int128 QuoteUnits(WireAmount quoteQuantity) =>
        quoteQuantity.Units * WireAmount.UnitsPerOne / ((Int128)TickUnits * StepUnits);

    private static bool IsWithin(decimal price, decimal basis, decimal? down, decimal? up) =>
        (down is not { } least || price >= basis * least) && (up is not { } most || price <= basis * most);

    private static Int128 Units(decimal value) => (Int128)(value * WireAmount.UnitsPerOne);

    private long Steps(decimal quantity) => (long)decimal.Floor(Math.Min(quantity / StepSize, MostCount));

    private void CheckNotional(decimal notional, bool least, bool most)
    {
        if ((least && notional < MinNotional) || (most && MaxNotional > 0m && notional > MaxNotional))
        {
            throw Refusals.Filter(MaxNotional > 0m ? "NOTIONAL" : "MIN_NOTIONAL");
        }
    }
}
