namespace Spotwire.Trading;

/// <summary>An OCO of the deprecated endpoint: a limit maker order and a stop, neither pegged; use
/// <see cref="OcoOrderList"/>. Counts as two unfilled orders.</summary>
/// <remarks>Documentation: rest-api.md, "New OCO - Deprecated".</remarks>
public sealed record LegacyOcoOrderList : NewOrderList
{
    /// <summary>Direction of both orders.</summary>
    public required Side Side { get; init; }

    /// <summary>Quantity of both orders, in the base asset.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>The order that takes the profit: above the last price for a sell, below it for a buy.</summary>
    public required LegacyLimitLeg Limit { get; init; }

    /// <summary>The order that stops the loss: below the last price for a sell, above it for a buy.</summary>
    public required LegacyStopLeg Stop { get; init; }

    internal override IReadOnlyList<ListLeg> Legs =>
        [new("limit", Side, Quantity, Limit?.Typed), new("stop", Side, Quantity, Stop?.Typed)];

    private protected override string? FindOwnFault() => OcoLegs.FindFault(Side, Limit.Typed, Stop.Typed);
}
