namespace Spotwire.Simulator.Matching;

/// <summary>What happens instead of a trade between orders of one owner or one trade group. The taker's mode decides.
/// See faqs/stp_faq.md.</summary>
internal enum MatchSelfTrade
{
    /// <summary>The trade.</summary>
    None,

    /// <summary>What is left of the taker expires.</summary>
    ExpireTaker,

    /// <summary>What is left of the maker expires; the taker goes on.</summary>
    ExpireMaker,

    /// <summary>What is left of both expires.</summary>
    ExpireBoth,

    /// <summary>Both lose what the smaller one has left.</summary>
    Decrement,

    /// <summary>As <see cref="Decrement"/>; where both orders say so and their owners differ, what is lost also moves
    /// from one owner to the other.</summary>
    Transfer,
}
