using System.Diagnostics;
using System.Globalization;
using Spotwire.Transport;

namespace Spotwire.Streams;

/// <summary>Decides everything about one combined connection: when to connect, what to subscribe, what a message is,
/// when the connection is dead. It neither waits nor reads a clock: what happens and when comes in, what to do comes
/// out of <see cref="Next"/>. One thread at a time.</summary>
/// <param name="options">Limits and times.</param>
/// <param name="random">Where jitter comes from.</param>
/// <param name="tell">Told what happens: kind, stream or null, words.</param>
internal sealed partial class StreamSession(
    StreamOptions options, Random random, Action<StreamNoticeKind, string?, string> tell)
{
    private readonly StreamEntries _entries = new();
    private readonly ControlChannel _control = new(options);
    private readonly List<StreamLease> _leases = [];

    private readonly ReconnectBackoff _backoff =
        new(options.ReconnectDelay, options.MaxReconnectDelay, random);

    private Phase _phase = Phase.Offline;
    private TimeSpan _retryAt;
    private TimeSpan _connectedAt;
    private TimeSpan _heardAt;
    private TimeSpan _idleSince;
    private bool _shutdownAnnounced;
    private string? _giveUp;
    private (int First, int Again) _acknowledged;

    private enum Phase
    {
        Offline,
        Connecting,
        Open,
    }

    /// <summary>Whether a socket is open.</summary>
    public bool IsOpen => _phase == Phase.Open;

    /// <summary>Why the last attempt to connect failed; null after a success.</summary>
    public SpotwireError? LastFailure { get; private set; }

    private bool IsWanted => _leases.Count > 0;

    /// <summary>Somebody wants streams.</summary>
    public void Add(StreamLease lease)
    {
        lease.Entries = [.. lease.Names.Select(_entries.Take)];
        foreach (var entry in lease.Entries)
        {
            entry.Add(lease);
        }

        _leases.Add(lease);
        _control.HasWork = true;
        CompleteLeases();
    }

    /// <summary>Somebody no longer wants them.</summary>
    public void Remove(StreamLease lease, TimeSpan now)
    {
        if (!_leases.Remove(lease))
        {
            return;
        }

        foreach (var entry in lease.Entries)
        {
            entry.Remove(lease);
            _entries.ForgetIfDone(entry);
        }

        _control.HasWork = true;
        if (!IsWanted)
        {
            _idleSince = now;
        }
    }

    /// <summary>The socket that <see cref="Next"/> asked for is open.</summary>
    public void OnConnected(TimeSpan now)
    {
        Debug.Assert(_phase == Phase.Connecting, "no connection was asked for");
        _phase = Phase.Open;
        _connectedAt = now;
        _heardAt = now;
        _idleSince = now;
        _shutdownAnnounced = false;
        _giveUp = null;
        _control.OnConnected();
        LastFailure = null;
        tell(StreamNoticeKind.Connected, null, "connected");
    }

    /// <summary>The socket that <see cref="Next"/> asked for could not be opened.</summary>
    public void OnConnectFailed(SpotwireError error, TimeSpan now)
    {
        Debug.Assert(_phase == Phase.Connecting, "no connection was asked for");
        _phase = Phase.Offline;
        LastFailure = error;
        var delay = _backoff.Next();
        if (error.RetryAfter is { } asked)
        {
            delay = asked > delay ? asked : delay;
            if (asked > options.SubscribeTimeout)
            {
                FailNewLeases(error, now);
            }
        }

        _retryAt = now + delay;
        if (IsWanted)
        {
            tell(StreamNoticeKind.Reconnecting, null, string.Create(
                CultureInfo.InvariantCulture,
                $"cannot connect: {error.Message}; trying again in {NoticeWords.Of(delay)} " +
                $"(attempt {_backoff.Attempts + 1})"));
        }
    }

    /// <summary>The socket is closed, by whomever.</summary>
    public void OnClosed(string why, TimeSpan now)
    {
        Debug.Assert(_phase == Phase.Open, "no connection was open");
        _phase = Phase.Offline;
        _control.OnClosed();
        _acknowledged = default;
        _giveUp = null;
        var wasStable = now - _connectedAt >= options.StableAfter;
        if (wasStable)
        {
            _backoff.Reset();
        }

        // A server that says good-bye wants us on another one at once; where nobody waits there is nothing to delay.
        var delay = !IsWanted || (_shutdownAnnounced && wasStable) ? TimeSpan.Zero : _backoff.Next();
        _retryAt = now + delay;
        _entries.OnClosed();

        tell(StreamNoticeKind.Disconnected, null, IsWanted
            ? $"connection lost: {why}; trying again in {NoticeWords.Of(delay)}"
            : $"connection closed: {why}");
        foreach (var lease in _leases.ToArray())
        {
            if (lease.IsSubscribed)
            {
                lease.IsSubscribed = false;
                lease.Handler.OnInterrupted(why);
            }
        }
    }

    /// <summary>It is all over: whoever waits gets an error, whoever listens is told.</summary>
    /// <param name="error">Why; null when the client was disposed.</param>
    public void End(SpotwireError? error)
    {
        foreach (var lease in _leases.ToArray())
        {
            lease.Settle(error ?? NoticeBoard.ClientIsDisposed);
            lease.Handler.OnEnded(error);
        }

        _leases.Clear();
    }

    /// <summary>What to do now; ask again after every input and when the time given has come.</summary>
    public SocketStep Next(TimeSpan now)
    {
        switch (_phase)
        {
            case Phase.Offline when !IsWanted:
                return new SocketStep(SocketStepKind.Wait);
            case Phase.Offline when now < _retryAt:
                return new SocketStep(SocketStepKind.Wait, _retryAt);
            case Phase.Offline:
                _phase = Phase.Connecting;
                return new SocketStep(SocketStepKind.Connect);
            case Phase.Connecting:
                return new SocketStep(SocketStepKind.Wait);
            default:
                return NextWhileOpen(now);
        }
    }

    private SocketStep NextWhileOpen(TimeSpan now)
    {
        if (ReasonToClose(now) is { } reason)
        {
            return new SocketStep(SocketStepKind.Close, Reason: reason);
        }

        var until = TimeSpan.MaxValue;
        if (_control.HasWork && _control.TryWrite(_entries.All, now, out var text, ref until))
        {
            return new SocketStep(SocketStepKind.Send, Text: text);
        }

        if (_control.WaitingSince is { } since)
        {
            until = Earlier(until, since + options.AcknowledgeTimeout);
        }
        else if (now >= _heardAt + options.ProbeAfter)
        {
            return _control.Probe(now, out text) is { } later
                ? new SocketStep(SocketStepKind.Wait, later)
                : new SocketStep(SocketStepKind.Send, Text: text);
        }
        else
        {
            until = Earlier(until, _heardAt + options.ProbeAfter);
        }

        if (_entries.All.Count == 0)
        {
            until = Earlier(until, _idleSince + options.IdleLinger);
        }

        return new SocketStep(SocketStepKind.Wait, until);
    }

    private static TimeSpan Earlier(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private string? ReasonToClose(TimeSpan now)
    {
        if (_giveUp is not null)
        {
            return _giveUp;
        }

        if (_entries.All.Count == 0 && !IsWanted && now >= _idleSince + options.IdleLinger)
        {
            return "no stream is wanted";
        }

        return now >= _control.WaitingSince + options.AcknowledgeTimeout
            ? $"no answer for {NoticeWords.Of(options.AcknowledgeTimeout)}"
            : null;
    }
}
