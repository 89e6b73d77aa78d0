using System.Globalization;
using Spotwire.Wire;

namespace Spotwire.Streams;

/// <content>What arrives.</content>
internal sealed partial class StreamSession
{
    private long _unreadable;

    /// <summary>A whole message has arrived.</summary>
    /// <param name="frame">Its bytes, valid during the call.</param>
    /// <param name="receivedNanoseconds">When: nanoseconds since 1970 on the local clock.</param>
    /// <param name="now">When, on the session's clock.</param>
    public void OnMessage(ReadOnlySpan<byte> frame, long receivedNanoseconds, TimeSpan now)
    {
        _heardAt = now;
        _control.OnHeard();
        if (CombinedFrame.TrySplit(frame, out var name, out var data))
        {
            if (_entries.Find(name) is { } entry)
            {
                Deliver(entry, frame, data, receivedNanoseconds);
            }
            else if (name.SequenceEqual("!serverShutdown"u8))
            {
                OnShutdownAnnounced();
            }

            // Anything else belongs to a stream that was given back a moment ago.
        }
        else if (ControlReply.TryRead(frame, out var reply))
        {
            OnReply(reply, now);
        }
        else if (ServerShutdown.TryRead(frame, out _))
        {
            OnShutdownAnnounced();
        }
        else
        {
            _unreadable++;
            if (long.IsPow2(_unreadable))
            {
                tell(StreamNoticeKind.Unreadable, null, string.Create(CultureInfo.InvariantCulture,
                    $"a message of {frame.Length} bytes is neither an event nor an answer ({_unreadable} so far)"));
            }
        }
    }

    private static void Begin(StreamEntry entry)
    {
        foreach (var lease in entry.Leases)
        {
            lease.Handler.OnNewHistory(entry.Name);
        }
    }

    private void Deliver(
        StreamEntry entry, ReadOnlySpan<byte> frame, ReadOnlySpan<byte> data, long receivedNanoseconds)
    {
        var leases = entry.Leases;
        foreach (var lease in leases)
        {
            if (lease.Handler.WantsFrames)
            {
                lease.Handler.OnFrame(entry.Name, frame, receivedNanoseconds);
            }
        }

        var receivedAt = new ExchangeTime(receivedNanoseconds / 1000);
        switch (entry.History.Judge(data, receivedAt))
        {
            case HistoryVerdict.Repeats:
                return;
            case HistoryVerdict.BeginsAnew:
                tell(StreamNoticeKind.NewHistory, entry.Name,
                    $"the ids of {entry.Name} jumped back: the exchange began a new history");
                Begin(entry);
                break;
            default:
                break;
        }

        foreach (var lease in leases)
        {
            lease.Handler.OnMessage(entry.Name, data, receivedAt);
        }
    }

    private void OnShutdownAnnounced()
    {
        if (!_shutdownAnnounced)
        {
            _shutdownAnnounced = true;
            _giveUp = "the exchange announced that it will shut down";
            tell(StreamNoticeKind.ServerShutdown, null, "the exchange announced that it will shut down; moving away");
        }
    }

    private void OnReply(ControlReply reply, TimeSpan now)
    {
        if (_control.Take(reply) is not { } pending)
        {
            if (reply.Code is not null)
            {
                tell(StreamNoticeKind.ControlError, null, $"the exchange reports an error: {Describe(reply)}");
            }

            return;
        }

        if (reply.Code is not null)
        {
            OnRefused(pending, reply, now);
            return;
        }

        foreach (var entry in pending.Entries)
        {
            Acknowledge(entry, pending.Asked);
        }

        _control.HasWork = true;
        if (pending.Asked == StreamWireState.Unsubscribing)
        {
            tell(StreamNoticeKind.Unsubscribed, null, $"unsubscribed from {NoticeWords.Of(pending.Entries.Count)}");
            if (_entries.All.Count == 0)
            {
                _idleSince = now;
            }
        }

        TellWhenAllAreSubscribed();
        CompleteLeases();
    }

    private void Acknowledge(StreamEntry entry, StreamWireState asked)
    {
        if (asked == StreamWireState.Unsubscribing)
        {
            _control.OnGone();
            entry.State = StreamWireState.Absent;
            _entries.ForgetIfDone(entry);
            return;
        }

        entry.State = StreamWireState.Present;
        _acknowledged = entry.WasPresent
            ? (_acknowledged.First, _acknowledged.Again + 1)
            : (_acknowledged.First + 1, _acknowledged.Again);
        entry.WasPresent = true;
    }

    private void TellWhenAllAreSubscribed()
    {
        if (_acknowledged == default || !_entries.AreSettled)
        {
            return;
        }

        var (first, again) = _acknowledged;
        _acknowledged = default;
        if (again > 0)
        {
            tell(StreamNoticeKind.Subscribed, null, $"subscribed again to {NoticeWords.Of(again)}");
        }

        if (first > 0)
        {
            tell(StreamNoticeKind.Subscribed, null, $"subscribed to {NoticeWords.Of(first)}");
        }
    }

    private void CompleteLeases()
    {
        foreach (var lease in _leases.ToArray())
        {
            if (!lease.IsSubscribed && Array.TrueForAll(lease.Entries, static e => e.State == StreamWireState.Present))
            {
                lease.IsSubscribed = true;
                lease.WasSubscribed = true;
                lease.Handler.OnSubscribed();
                lease.Settle(null);
            }
        }
    }

    /// <summary>One bad name spoils a whole message, so that its names go again one by one; the one that is refused
    /// alone is to blame.</summary>
    private void OnRefused(PendingControl pending, ControlReply reply, TimeSpan now)
    {
        _control.HasWork = true;
        if (pending.Asked == StreamWireState.Unsubscribing)
        {
            tell(StreamNoticeKind.ControlError, null, $"UNSUBSCRIBE was refused: {Describe(reply)}");
            _giveUp = "UNSUBSCRIBE was refused";
            return;
        }

        foreach (var entry in pending.Entries)
        {
            _control.OnGone();
            entry.State = StreamWireState.Absent;
            entry.MustGoAlone = true;
            _entries.ForgetIfDone(entry);
        }

        if (pending.Entries.Count > 1)
        {
            tell(StreamNoticeKind.ControlError, null,
                $"SUBSCRIBE of {NoticeWords.Of(pending.Entries.Count)} was refused: {Describe(reply)}; " +
                "trying each alone");
            return;
        }

        var refused = pending.Entries[0];
        tell(StreamNoticeKind.ControlError, refused.Name,
            $"SUBSCRIBE of {refused.Name} was refused: {Describe(reply)}");
        if (Array.Exists(refused.Leases, static lease => lease.WasSubscribed))
        {
            _giveUp = $"SUBSCRIBE of {refused.Name} was refused";
        }

        FailLeases(Array.FindAll(refused.Leases, static lease => !lease.WasSubscribed), new SpotwireError
        {
            Kind = ErrorKind.BadRequest,
            Code = reply.Code,
            Message = $"Binance refused the stream {refused.Name}: {reply.Text}",
        }, now);
    }

    private void FailNewLeases(SpotwireError error, TimeSpan now) =>
        FailLeases([.. _leases.Where(static lease => !lease.WasSubscribed)], error, now);

    private void FailLeases(StreamLease[] leases, SpotwireError error, TimeSpan now)
    {
        foreach (var lease in leases)
        {
            Remove(lease, now);
            lease.Settle(error);
        }
    }

    private static string Describe(ControlReply reply) => string.Create(
        CultureInfo.InvariantCulture, $"{reply.Text} (code {reply.Code})");
}
