namespace Spotwire.UserData;

/// <summary>How far the asking after a subscription has come, in this order.</summary>
internal enum RecoveryStage
{
    /// <summary>There is no subscription.</summary>
    Down,

    /// <summary>Open orders and open order lists.</summary>
    Open,

    /// <summary>Orders that were placed since, symbol by symbol.</summary>
    Orders,

    /// <summary>Orders and lists that were open and are not any more.</summary>
    Missing,

    /// <summary>Trades and allocations since, symbol by symbol. Asked after the orders, so that whatever an order shows
    /// as filled is found here.</summary>
    Fills,

    /// <summary>Orders that only their fills tell of: placed after the orders were asked for.</summary>
    Strays,

    /// <summary>Balances.</summary>
    Balances,

    /// <summary>Everything is asked and told.</summary>
    Done,
}
