namespace Spotwire;

/// <summary>What the documentation says of one of Binance's error codes.</summary>
/// <param name="Code">The code, e.g. -1121.</param>
/// <param name="Name">Binance's name of it, e.g. <c>BAD_SYMBOL</c>.</param>
/// <param name="Kind">What went wrong, coarse enough to act on.</param>
/// <param name="IsTransient">Whether the same call may succeed later without being changed.</param>
/// <param name="IsOutcomeKnown">Whether the code alone says that Binance did not act on a trading call. Where it is
/// false the order may be in the book.</param>
/// <remarks>Documentation: errors.md of binance-spot-api-docs.</remarks>
public sealed record ErrorCode(int Code, string Name, ErrorKind Kind, bool IsTransient, bool IsOutcomeKnown)
{
    /// <summary>What the caller can do about it; null when there is nothing useful to say.</summary>
    public string? Hint => ErrorHints.For(Code, Kind, reason: null);
}
