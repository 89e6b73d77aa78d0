namespace Spotwire.Cli.Demo;

/// <summary>A quote of the agent that rests on the book, as far as the agent knows.</summary>
/// <param name="ClientOrderId">Its name.</param>
/// <param name="Side">Its side.</param>
/// <param name="Price">Its price.</param>
/// <param name="PlacedAt">When it was placed, on the agent's clock.</param>
internal readonly record struct OpenQuote(ClientOrderId ClientOrderId, Side Side, decimal Price, TimeSpan PlacedAt);
