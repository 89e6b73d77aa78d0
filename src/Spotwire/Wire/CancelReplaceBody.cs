using Spotwire.Trading;

namespace Spotwire.Wire;

/// <summary>The two halves of a cancel-replace as the wire has them: as the answer, or as the <c>data</c> of an
/// error.</summary>
internal sealed record CancelReplaceBody
{
    public required CancelReplaceStatus CancelResult { get; init; }

    public required CancelReplaceStatus NewOrderResult { get; init; }

    public CancelReplaceHalf<CancelReport>? CancelResponse { get; init; }

    public CancelReplaceHalf<PlacedOrder>? NewOrderResponse { get; init; }
}
