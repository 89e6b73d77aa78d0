namespace Spotwire.Trading;

/// <summary>The state of an order in which a cancel is to work.</summary>
/// <remarks>Documentation: rest-api.md, "Regarding cancelRestrictions".</remarks>
public enum CancelRestriction
{
    /// <summary>Only while nothing of it is filled.</summary>
    OnlyNew,

    /// <summary>Only once a part of it is filled.</summary>
    OnlyPartiallyFilled,
}
