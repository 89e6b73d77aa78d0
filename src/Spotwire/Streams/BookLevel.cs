namespace Spotwire.Streams;

/// <summary>One level of a depth message in scaled integers; the message says the scales.</summary>
/// <remarks>Documentation: web-socket-streams.md, "Partial Book Depth Streams" and "Diff. Depth Stream".</remarks>
/// <param name="Price">Price × 10^(the message's price scale).</param>
/// <param name="Quantity">Quantity × 10^(the message's quantity scale); 0 removes the level.</param>
public readonly record struct BookLevel(long Price, long Quantity);
