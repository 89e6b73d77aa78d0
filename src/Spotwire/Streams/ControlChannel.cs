using Spotwire.Wire;

namespace Spotwire.Streams;

/// <summary>The control messages of one connection: what is asked for when, within the limits of streams and messages,
/// and which answer belongs to which message.</summary>
internal sealed class ControlChannel(StreamOptions options)
{
    private readonly List<PendingControl> _pending = [];
    private readonly ControlPace _pace = new(options.ControlMessagesPerSecond);
    private bool _isProbing;
    private long _lastId;
    private int _onWire;

    /// <summary>Whether there may be streams to ask for or to give back.</summary>
    public bool HasWork { get; set; }

    /// <summary>When the oldest message that waits for its answer was sent; null where none waits.</summary>
    public TimeSpan? WaitingSince => _pending.Count > 0 ? _pending[0].SentAt : null;

    /// <summary>A new connection: nothing has been sent.</summary>
    public void OnConnected()
    {
        HasWork = true;
        _pace.Reset();
    }

    /// <summary>The connection is gone: nothing will be answered.</summary>
    public void OnClosed()
    {
        _pending.Clear();
        _isProbing = false;
        _onWire = 0;
    }

    /// <summary>Something has come: that answers what a probe asks.</summary>
    public void OnHeard()
    {
        if (_isProbing)
        {
            _isProbing = false;
            _pending.RemoveAll(static p => p.IsProbe);
        }
    }

    /// <summary>The message that an answer belongs to, taken out; null where there is none. An answer without an id
    /// belongs to the only one that waits.</summary>
    public PendingControl? Take(in ControlReply reply)
    {
        var asked = reply.Id;
        var index = asked is { } id
            ? _pending.FindIndex(p => p.Id == id)
            : _pending.Count == 1 ? 0 : -1;
        if (index < 0)
        {
            return null;
        }

        var pending = _pending[index];
        _pending.RemoveAt(index);
        return pending;
    }

    /// <summary>A stream is no longer on the wire.</summary>
    public void OnGone() => _onWire--;

    /// <summary>A message that any living connection answers.</summary>
    /// <param name="now">Time.</param>
    /// <param name="text">The message.</param>
    /// <returns>When it may be sent, where that is later; else null.</returns>
    public TimeSpan? Probe(TimeSpan now, out ReadOnlyMemory<byte> text)
    {
        text = default;
        if (now < _pace.NextAt)
        {
            return _pace.NextAt;
        }

        _pace.Sent(now);
        _isProbing = true;
        _pending.Add(new PendingControl(++_lastId, StreamWireState.Present, [], now));
        text = ControlWriter.ListSubscriptions(_lastId);
        return null;
    }

    /// <summary>The next message about streams; false where there is none to send now.</summary>
    /// <param name="entries">All streams of the session.</param>
    /// <param name="now">Time.</param>
    /// <param name="text">The message.</param>
    /// <param name="until">When to ask again, where it is too early.</param>
    public bool TryWrite(
        IReadOnlyList<StreamEntry> entries, TimeSpan now, out ReadOnlyMemory<byte> text, ref TimeSpan until)
    {
        text = default;
        if (now < _pace.NextAt)
        {
            until = _pace.NextAt;
            return false;
        }

        var asked = StreamWireState.Subscribing;
        var room = Math.Min(options.StreamsPerConnection - _onWire, options.StreamsPerControlMessage);
        var batch = ControlBatch.Collect(
            entries, static e => e is { IsWanted: true, State: StreamWireState.Absent }, room);
        if (batch.Count == 0)
        {
            asked = StreamWireState.Unsubscribing;
            batch = ControlBatch.Collect(
                entries, static e => e is { IsWanted: false, State: StreamWireState.Present },
                options.StreamsPerControlMessage);
        }

        if (batch.Count == 0)
        {
            HasWork = false;
            return false;
        }

        foreach (var entry in batch)
        {
            entry.State = asked;
        }

        _onWire += asked == StreamWireState.Subscribing ? batch.Count : 0;
        _pace.Sent(now);
        _pending.Add(new PendingControl(++_lastId, asked, batch, now));
        var names = batch.Select(static e => e.Name);
        text = asked == StreamWireState.Subscribing
            ? ControlWriter.Subscribe(names, _lastId)
            : ControlWriter.Unsubscribe(names, _lastId);
        return true;
    }
}
