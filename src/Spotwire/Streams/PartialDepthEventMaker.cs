using Spotwire.Wire;

namespace Spotwire.Streams;

/// <summary>Makes partial depth events; the symbol comes from the stream's name, since the message has none.</summary>
internal sealed class PartialDepthEventMaker(IReadOnlyDictionary<string, Symbol> symbols)
{
    private readonly DepthBuffer _buffer = new();

    public bool TryRead(
        string streamName, ReadOnlySpan<byte> payload, ExchangeTime receivedAt, out PartialDepthEvent value)
    {
        if (!SnapshotReader.TryRead(payload, _buffer))
        {
            value = default;
            return false;
        }

        value = new PartialDepthEvent
        {
            Symbol = symbols[streamName],
            ReceivedAt = receivedAt,
            LastUpdateId = _buffer.FinalUpdateId,
            PriceScale = _buffer.PriceScale,
            QuantityScale = _buffer.QuantityScale,
            Bids = _buffer.Bids.AsSpan(0, _buffer.BidCount).ToArray(),
            Asks = _buffer.Asks.AsSpan(0, _buffer.AskCount).ToArray(),
        };
        return true;
    }
}
