namespace Spotwire.Limits;

/// <summary>What one request has taken of all the windows that it counts in, from before it is sent until it is
/// answered. To be settled or released exactly once.</summary>
internal sealed class LimitReservation(string? account, List<LimitWindow.Share> shares)
{
    /// <summary>The account that the orders count for; null for none.</summary>
    public string? Account { get; } = account;

    public List<LimitWindow.Share> Shares { get; } = shares;

    /// <summary>Whether it was settled or released.</summary>
    public bool IsClosed { get; set; }
}
