namespace Spotwire.Simulator.MarketData;

/// <summary>One price of the book and the quantity resting there.</summary>
internal readonly record struct DepthLevel(decimal Price, decimal Quantity);
