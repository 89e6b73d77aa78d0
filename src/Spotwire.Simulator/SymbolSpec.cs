using System.Globalization;

namespace Spotwire.Simulator;

/// <summary>A market of the simulated exchange: its assets, where its price starts and the steps that prices and
/// quantities move in.</summary>
/// <remarks>Tick and step follow the size of the price as Binance's own do: BTCUSDT has 0.01 and 0.00001, ETHUSDT 0.01
/// and 0.0001, BNBUSDT 0.01 and 0.001. Tick times step is never finer than eight decimals, which is what amounts of
/// the quote asset have.</remarks>
public sealed record SymbolSpec
{
    private static readonly string[] KnownQuotes = ["USDT", "USDC", "FDUSD", "BTC", "ETH", "BNB"];

    private SymbolSpec(Asset baseAsset, Asset quoteAsset, decimal price, decimal baseValue)
    {
        BaseAsset = baseAsset;
        QuoteAsset = quoteAsset;
        Symbol = new Symbol(baseAsset.Value + quoteAsset.Value);
        TickSize = Math.Min(PowerOfTen(Magnitude(price) - 3), 0.01m);

        // Amounts of the quote asset have eight decimals, so tick times step must not be finer.
        StepSize = Math.Min(Math.Max(PowerOfTen(-Magnitude(baseValue) - 1), 0.00000001m / TickSize), 1m);
        StartPrice = Math.Max(TickSize, decimal.Round(price / TickSize) * TickSize);
    }

    /// <summary>What is bought and sold.</summary>
    public Asset BaseAsset { get; }

    /// <summary>What it is priced in.</summary>
    public Asset QuoteAsset { get; }

    /// <summary>The market's name: both assets without anything between them.</summary>
    public Symbol Symbol { get; }

    /// <summary>Where the synthetic flow's price starts, in the quote asset; a whole multiple of
    /// <see cref="TickSize"/>.</summary>
    public decimal StartPrice { get; }

    /// <summary>Smallest price increment: a power of ten, 0.00000001 to 0.01.</summary>
    public decimal TickSize { get; }

    /// <summary>Smallest quantity increment: a power of ten, 0.00000001 to 1.</summary>
    public decimal StepSize { get; }

    /// <summary>How the market's reference price comes about; null (the default) where it has none.</summary>
    public ReferencePriceRule? ReferencePrice { get; init; }

    /// <summary>What orders are taken here, and what they cost. Default: as Binance's large markets have it.</summary>
    public MarketRules Rules { get; init; } = MarketRules.Default;

    /// <summary>The four markets that there are when nothing is said: BTCUSDT, ETHUSDT, BNBUSDT, ETHBTC.</summary>
    public static IReadOnlyList<SymbolSpec> Defaults { get; } =
        [Parse("BTCUSDT"), Parse("ETHUSDT"), Parse("BNBUSDT"), Parse("ETHBTC")];

    /// <summary>Describes a market.</summary>
    /// <param name="baseAsset">What is bought and sold.</param>
    /// <param name="quoteAsset">What it is priced in; not the same asset.</param>
    /// <param name="price">Where the price starts, from 0.0001 to 10,000,000 of the quote asset; null takes a plausible
    /// one.</param>
    /// <exception cref="ArgumentException">The assets are the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The price is out of range.</exception>
    public static SymbolSpec Create(Asset baseAsset, Asset quoteAsset, decimal? price = null)
    {
        if (baseAsset.IsEmpty || quoteAsset.IsEmpty || baseAsset == quoteAsset)
        {
            throw new ArgumentException("A market needs two different assets.", nameof(quoteAsset));
        }

        var start = price ?? DollarsOf(baseAsset) / DollarsOf(quoteAsset);
        ArgumentOutOfRangeException.ThrowIfLessThan(start, 0.0001m, nameof(price));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, 10_000_000m, nameof(price));
        return new SymbolSpec(baseAsset, quoteAsset, start, start * DollarsOf(quoteAsset));
    }

    /// <summary>Reads <c>BTCUSDT</c> or <c>BASE/QUOTE[@PRICE]</c>.</summary>
    /// <param name="text">Without a slash the longest known quote is cut off: USDT, USDC, FDUSD, BTC, ETH,
    /// BNB.</param>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static SymbolSpec Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var name = text.Trim();
        decimal? price = null;
        var at = name.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0)
        {
            if (!decimal.TryParse(
                name.AsSpan(at + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var parsed))
            {
                throw new FormatException($"'{text}': what follows '@' is not a price.");
            }

            price = parsed;
            name = name[..at];
        }

        var (baseAsset, quoteAsset) = Split(name) ?? throw new FormatException(
            $"'{text}' is no market: write BASE/QUOTE, or end it with {string.Join(", ", KnownQuotes)}.");
        try
        {
            return Create(new Asset(baseAsset), new Asset(quoteAsset), price);
        }
        catch (ArgumentException exception)
        {
            throw new FormatException($"'{text}' is no market: {exception.Message}", exception);
        }
    }

    /// <summary>Base, slash, quote, at sign, start price.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{BaseAsset}/{QuoteAsset}@{StartPrice}");

    private static (string Base, string Quote)? Split(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            return (name[..slash], name[(slash + 1)..]);
        }

        var quote = KnownQuotes
            .Where(known => name.Length > known.Length && name.EndsWith(known, StringComparison.Ordinal))
            .MaxBy(known => known.Length);
        return quote is null ? null : (name[..^quote.Length], quote);
    }

    // Round figures of 2026; they only give a market a plausible size where no price is named.
    private static decimal DollarsOf(Asset asset) => asset.Value switch
    {
        "BTC" => 60_000m,
        "ETH" => 3_000m,
        "BNB" => 600m,
        "SOL" => 150m,
        "LTC" => 80m,
        "USDT" or "USDC" or "FDUSD" => 1m,
        _ => 1m,
    };

    private static int Magnitude(decimal value)
    {
        var magnitude = 0;
        for (; value >= 10m; value /= 10m)
        {
            magnitude++;
        }

        for (; value < 1m && magnitude > -8; value *= 10m)
        {
            magnitude--;
        }

        return magnitude;
    }

    private static decimal PowerOfTen(int exponent)
    {
        var result = 1m;
        for (var i = 0; i < exponent; i++)
        {
            result *= 10m;
        }

        return exponent >= 0 ? result : new decimal(1, 0, 0, false, (byte)Math.Min(8, -exponent));
    }
}
