namespace Spotwire.Trading;

/// <summary>An OCO of the deprecated endpoint: a limit maker order and a stop; use <see cref="OcoOrderList"/>. Counts
/// as two unfilled orders.</summary>
/// <remarks>Documentation: rest-api.md, "New OCO - Deprecated".</remarks>
public sealed record LegacyOcoOrderList : NewOrderList
{
    /// <summary>The order that takes the profit: above the last price for a sell, below it for a buy. It cannot be
    /// pegged.</summary>
    public required LimitMakerOrder Limit { get; init; }

    /// <summary>The order that stops the loss: below the last price for a sell, above it for a buy. It cannot be
    /// pegged and must have a stop price.</summary>
    public required IStopOrder Stop { get; init; }

    internal override IReadOnlyList<ListLeg> Legs => [new("limit", Limit), new("stop", Stop?.Order)];

    private protected override string? FindOwnFault() =>
        Limit.Price.Peg is not null || Stop.Order.Numbers.Limit?.Peg is not null
            ? "The deprecated OCO takes no pegged orders."
        : Stop.Order.Numbers.StopPrice is null ? "The deprecated OCO must have a stop price."
        : FindPairFault(Limit, Stop.Order);
}
