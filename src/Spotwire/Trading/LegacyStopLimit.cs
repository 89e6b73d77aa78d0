namespace Spotwire.Trading;

/// <summary>The limit order that a <see cref="LegacyStopLeg"/> becomes when it is triggered.</summary>
/// <param name="Price">Limit price, in quote asset per base asset.</param>
/// <param name="Lifetime">How long it rests then, and how much of it the book shows; default GTC, all of it.</param>
/// <remarks>Documentation: rest-api.md, "New OCO - Deprecated".</remarks>
public readonly record struct LegacyStopLimit(decimal Price, Lifetime Lifetime = default);
