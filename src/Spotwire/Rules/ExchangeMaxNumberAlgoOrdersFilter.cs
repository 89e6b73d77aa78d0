namespace Spotwire.Rules;

/// <summary>Open stop-loss and take-profit orders of an account on the exchange. Checked by the exchange
/// only.</summary>
/// <remarks>Documentation: filters.md, "EXCHANGE_MAX_NUM_ALGO_ORDERS".</remarks>
public sealed record ExchangeMaxNumberAlgoOrdersFilter : Filter
{
    /// <summary>Most open orders of those types.</summary>
    public int MaxNumberAlgoOrders { get; init; }

    /// <inheritdoc/>
    public override string FilterType => "EXCHANGE_MAX_NUM_ALGO_ORDERS";
}
