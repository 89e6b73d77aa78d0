namespace Spotwire.UserData;

/// <summary>How far the orders and trades of one symbol have been told.</summary>
internal sealed class SymbolTrack
{
    /// <summary>The highest order number that was told, or that was there before; null where none is known.</summary>
    public OrderId? HighestOrderId { get; set; }

    /// <summary>From which trade on something may have been missed; null where no trade is known.</summary>
    public long? NextTradeId { get; set; }

    /// <summary>From which allocation on something may have been missed.</summary>
    public long? NextAllocationId { get; set; }

    /// <summary>From which time on something may have been missed where no number is known.</summary>
    public required ExchangeTime Since { get; init; }
}
