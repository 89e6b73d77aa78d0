namespace Spotwire.Simulator.Orders;

/// <summary>A trade as the desk books it.</summary>
/// <param name="TradeId">Its number.</param>
/// <param name="PriceTicks">Price in ticks.</param>
/// <param name="Steps">Quantity in steps.</param>
/// <param name="Quantity">Quantity in the base asset.</param>
/// <param name="Quote">Price times quantity.</param>
internal readonly record struct Deal(long TradeId, long PriceTicks, long Steps, decimal Quantity, decimal Quote);
