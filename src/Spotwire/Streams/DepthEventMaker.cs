using Spotwire.Wire;

namespace Spotwire.Streams;

/// <summary>Makes depth events; its buffer is used again and again, the event's levels are arrays of its own.</summary>
internal sealed class DepthEventMaker
{
    private readonly DepthBuffer _buffer = new();

    public bool TryRead(string streamName, ReadOnlySpan<byte> payload, ExchangeTime receivedAt, out DepthEvent value)
    {
        if (!DepthReader.TryRead(payload, _buffer))
        {
            value = default;
            return false;
        }

        value = new DepthEvent
        {
            Symbol = _buffer.Symbol,
            EventTime = _buffer.EventTime,
            FirstUpdateId = _buffer.FirstUpdateId,
            FinalUpdateId = _buffer.FinalUpdateId,
            PriceScale = _buffer.PriceScale,
            QuantityScale = _buffer.QuantityScale,
            Bids = _buffer.Bids.AsSpan(0, _buffer.BidCount).ToArray(),
            Asks = _buffer.Asks.AsSpan(0, _buffer.AskCount).ToArray(),
        };
        return true;
    }
}
