using Spotwire.Rules;

namespace Spotwire.Trading;

/// <summary>Takes what the book offers, up to an amount of the quote asset. The quantity that comes of it keeps
/// LOT_SIZE.</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
public sealed record MarketOrderByQuote : NewOrder
{
    /// <summary>Amount to spend (buy) or to receive (sell), in the quote asset.</summary>
    public required decimal QuoteQuantity { get; init; }

    /// <inheritdoc/>
    public override OrderType Type => OrderType.Market;

    internal override OrderUnderCheck Numbers => new() { IsMarket = true, QuoteQuantity = QuoteQuantity };
}
