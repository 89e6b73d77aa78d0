using Spotwire.Wire;

namespace Spotwire.Streams;

/// <summary>Follows the ids of one stream through reconnects: what was delivered is not delivered again, and an
/// exchange that counts from the start again is recognised.</summary>
/// <remarks>An id that is not above the last one is either an old message seen again (a server that lags behind the
/// one we were connected to) or a young one of a new history. Time tells them apart: within one history the message
/// with the lower id is not younger. Trades carry the engine's own time, so that this is exact for them; a depth event
/// carries the time it was sent, and a book ticker none (its arrival is taken), so that some lag is allowed
/// for.</remarks>
internal sealed class HistoryTracker(StreamKind kind)
{
    /// <summary>By how much one server may send the same depth event later than another.</summary>
    public static readonly TimeSpan DepthLag = TimeSpan.FromSeconds(1);

    /// <summary>By how much a book ticker may arrive later over one connection than over another.</summary>
    public static readonly TimeSpan BookTickerLag = TimeSpan.FromSeconds(5);

    private long _firstId;
    private long _lastId;
    private ExchangeTime _firstTime;
    private ExchangeTime _lastTime;
    private bool _hasSeen;
    private bool _mayRepeat;

    /// <summary>How many messages were recognised as delivered already.</summary>
    public long Repeated { get; private set; }

    /// <summary>The connection is a new one: what comes may have been delivered already.</summary>
    public void OnReconnected() => _mayRepeat = _hasSeen;

    public HistoryVerdict Judge(ReadOnlySpan<byte> payload, ExchangeTime receivedAt)
    {
        if (kind == StreamKind.Other || !StreamIdReader.TryRead(kind, payload, receivedAt, out var id, out var time))
        {
            return HistoryVerdict.Continues;
        }

        if (!_hasSeen)
        {
            Begin(id, time);
            return HistoryVerdict.Continues;
        }

        if (id > _lastId)
        {
            _lastId = id;
            _lastTime = time;
            _mayRepeat = false;
            return HistoryVerdict.Continues;
        }

        var (judged, lag) = kind switch
        {
            StreamKind.Depth => (time, DepthLag),
            StreamKind.BookTicker => (time, BookTickerLag),
            _ => (StreamIdReader.TradeTime(kind, payload, time), TimeSpan.Zero),
        };
        if (judged > (id < _firstId ? _firstTime : _lastTime) + lag)
        {
            Begin(id, time);
            return HistoryVerdict.BeginsAnew;
        }

        Repeated += _mayRepeat ? 1 : 0;
        return _mayRepeat ? HistoryVerdict.Repeats : HistoryVerdict.Continues;
    }

    private void Begin(long id, ExchangeTime time)
    {
        (_firstId, _lastId) = (id, id);
        (_firstTime, _lastTime) = (time, time);
        _hasSeen = true;
        _mayRepeat = false;
    }
}
