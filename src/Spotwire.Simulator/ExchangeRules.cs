namespace Spotwire.Simulator;

/// <summary>What an account may have open at once over all markets: the exchange filters.</summary>
/// <remarks>Documentation: filters.md, "Exchange filters".</remarks>
public sealed record ExchangeRules
{
    /// <summary>No exchange filter, as on the live exchange.</summary>
    public static ExchangeRules None { get; } = new();

    /// <summary>EXCHANGE_MAX_NUM_ORDERS: open orders; at least 1, null (the default) for any number.</summary>
    public int? MaxOrders { get; init => field = AtLeastOne(value); }

    /// <summary>EXCHANGE_MAX_NUM_ALGO_ORDERS: open stop and take-profit orders; at least 1, null (the default) for any
    /// number.</summary>
    public int? MaxAlgoOrders { get; init => field = AtLeastOne(value); }

    /// <summary>EXCHANGE_MAX_NUM_ICEBERG_ORDERS: open iceberg orders; at least 1, null (the default) for any
    /// number.</summary>
    public int? MaxIcebergOrders { get; init => field = AtLeastOne(value); }

    /// <summary>EXCHANGE_MAX_NUM_ORDER_LISTS: open order lists; at least 1, null (the default) for any
    /// number.</summary>
    public int? MaxOrderLists { get; init => field = AtLeastOne(value); }

    private static int? AtLeastOne(int? count)
    {
        if (count is { } limit)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1, nameof(count));
        }

        return count;
    }
}
