namespace Spotwire.Simulator.Matching;

/// <summary>What a market order would do to the book as it stands.</summary>
/// <param name="Steps">How much would trade, in steps.</param>
/// <param name="QuoteUnits">For how much, in ticks × steps.</param>
/// <param name="IsComplete">Whether that is all that was asked for; false where the book is too thin.</param>
internal readonly record struct MatchFill(long Steps, Int128 QuoteUnits, bool IsComplete);
