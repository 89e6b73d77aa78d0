namespace Spotwire.Limits;

/// <summary>What the ledger decided about one request.</summary>
/// <param name="Reservation">What it may use; null where it has to wait.</param>
/// <param name="Wait">When it is worth asking again; null where the limit is smaller than the request.</param>
/// <param name="MayBeSooner">Whether an answer that is under way could make room before that.</param>
/// <param name="Cause">The limit in the way, in words; empty where there is none.</param>
/// <param name="IsBan">Whether it is a ban.</param>
internal readonly record struct LimitDecision(
    LimitReservation? Reservation, TimeSpan? Wait, bool MayBeSooner, string Cause, bool IsBan = false);
