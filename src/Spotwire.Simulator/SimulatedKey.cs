namespace Spotwire.Simulator;

/// <summary>An API key of a simulated account.</summary>
/// <param name="KeyType">How requests with it are signed.</param>
/// <param name="ApiKey">The key: 64 letters and digits that depend on seed, account name and public key only.</param>
public sealed record SimulatedKey(KeyType KeyType, string ApiKey);
