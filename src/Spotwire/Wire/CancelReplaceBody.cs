using Spotwire.Trading;

namespace Spotwire.Wire;

/// <summary>The two halves of a cancel-replace as the wire has them: as the answer, or as the <c>data</c> of an
/// error.</summary>
internal sealed record CancelReplaceBody
{
    public required CancelReplaceStatus CancelResult { get; init; }

    public required CancelReplaceStatus NewOrderResult { get; init; }

    /// <summary>The cancel; null where it was not attempted, which Binance says with a null of its own.</summary>
    public CancelReplaceHalf<CancelReport>? CancelResponse { get; init; }

    /// <summary>The new order; null where it was not attempted.</summary>
    public CancelReplaceHalf<PlacedOrder>? NewOrderResponse { get; init; }
}
