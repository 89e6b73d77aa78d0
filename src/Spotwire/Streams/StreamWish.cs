namespace Spotwire.Streams;

/// <summary>What somebody wants of a connection.</summary>
/// <param name="IsWanted">Whether the lease's streams are asked for; else they are given back.</param>
/// <param name="Lease">The streams.</param>
internal readonly record struct StreamWish(bool IsWanted, StreamLease Lease);
