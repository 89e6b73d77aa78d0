namespace Spotwire.Market;

/// <summary>One price of an order book and what rests at it.</summary>
/// <remarks>Documentation: rest-api.md, "Order book".</remarks>
/// <param name="Price">Quote asset per base asset.</param>
/// <param name="Quantity">Sum of the resting orders, in the base asset. The exchange caps it at
/// 92,233,720,368.54775807, meaning "that or more".</param>
public readonly record struct PriceLevel(decimal Price, decimal Quantity);
