namespace Spotwire.Wire;

/// <summary>The answer to a question for the time.</summary>
internal sealed record ServerTimeBody
{
    public required ExchangeTime ServerTime { get; init; }
}
