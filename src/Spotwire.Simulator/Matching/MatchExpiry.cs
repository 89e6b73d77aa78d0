namespace Spotwire.Simulator.Matching;

/// <summary>Which rule made an order expire.</summary>
internal enum MatchExpiry
{
    /// <summary>It did not expire.</summary>
    None,

    /// <summary>The rest of an immediate-or-cancel order.</summary>
    ImmediateOrCancel,

    /// <summary>A fill-or-kill order that could not be filled whole.</summary>
    FillOrKill,

    /// <summary>A market order that ran out of book.</summary>
    NoLiquidity,

    /// <summary>A market order whose budget does not buy one lot.</summary>
    BudgetTooSmall,

    /// <summary>A triggered order that the listener did not let through.</summary>
    Vetoed,

    /// <summary>What self-trade prevention left nothing of.</summary>
    SelfTrade,

    /// <summary>A taker that met a price it may not trade at.</summary>
    PriceRange,

    /// <summary>The other order of a pair traded or was triggered.</summary>
    OcoSibling,

    /// <summary>The order that it waited for did not get through; by command only.</summary>
    WorkingLegEnded,

    /// <summary>The exchange took it off; by command only.</summary>
    Exchange,
}
