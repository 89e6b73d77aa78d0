using System.Diagnostics;
using System.Globalization;
using Spotwire.Streams;

namespace Spotwire.Transport;

/// <summary>Decides everything about one connection to the WebSocket API: when to connect and to renew, which call goes
/// when and how it is authorised, what a message is, when the connection is dead. It neither waits nor reads a clock:
/// what happens and when comes in, what to do comes out of <see cref="Next"/>. One thread at a time.</summary>
internal sealed partial class ApiSession
{
    private static readonly TimeSpan PauseWithoutRoom = TimeSpan.FromSeconds(1);

    private readonly ApiOptions _options;
    private readonly TimeSpan _answerTimeout;
    private readonly IApiOwner _owner;
    private readonly ReconnectBackoff _backoff;
    private readonly CallQueue _waiting = new();
    private readonly List<ApiCall> _held = [];
    private readonly Dictionary<long, ApiCall> _inFlight = [];
    private readonly Queue<(long Id, TimeSpan At)> _sends = new();

    private Phase _phase = Phase.Offline;
    private TimeSpan _retryAt;
    private TimeSpan _connectedAt;
    private TimeSpan _heardAt;
    private TimeSpan _leaveBy;
    private TimeSpan _probeNotBefore;
    private string? _leaving;
    private string? _giveUp;
    private bool _wasOpened;
    private long _lastId;

    /// <param name="options">Limits and times.</param>
    /// <param name="answerTimeout">How long an answer may take.</param>
    /// <param name="random">Where jitter comes from.</param>
    /// <param name="owner">Told what happens, and asked for the session's own calls.</param>
    public ApiSession(ApiOptions options, TimeSpan answerTimeout, Random random, IApiOwner owner)
    {
        _options = options;
        _answerTimeout = answerTimeout;
        _owner = owner;
        _backoff = new ReconnectBackoff(options.ReconnectDelay, options.MaxReconnectDelay, random);
    }

    private enum Phase
    {
        Offline,
        Connecting,
        Open,
    }

    /// <summary>Whether a socket is open.</summary>
    public bool IsOpen => _phase == Phase.Open;

    /// <summary>Calls that await their answers.</summary>
    public int InFlight => _inFlight.Count;

    /// <summary>Somebody wants a call to be sent.</summary>
    public void Add(ApiCall call)
    {
        if (_waiting.Count + _held.Count >= _options.MaxWaiting)
        {
            DropSettled();
        }

        if (_waiting.Count + _held.Count >= _options.MaxWaiting)
        {
            call.Fail(new SpotwireError
            {
                Kind = ErrorKind.LimitReached,
                Message = string.Create(CultureInfo.InvariantCulture,
                    $"Not sent: {_options.MaxWaiting} calls of the WebSocket API wait for their turn already."),
                IsTransient = true,
            });
            return;
        }

        _waiting.Enqueue(call);
    }

    /// <summary>The socket that <see cref="Next"/> asked for is open.</summary>
    public void OnConnected(TimeSpan now)
    {
        Debug.Assert(_phase == Phase.Connecting, "no connection was asked for");
        _phase = Phase.Open;
        _wasOpened = true;
        _connectedAt = now;
        _heardAt = now;
        _probeNotBefore = now;
        _logonNotBefore = now;
        _leaving = null;
        _giveUp = null;
        _owner.Tell(ApiNotice.Connected, "connected");
    }

    /// <summary>The socket that <see cref="Next"/> asked for could not be opened: what waits for it is not
    /// sent.</summary>
    public void OnConnectFailed(SpotwireError error, TimeSpan now)
    {
        Debug.Assert(_phase == Phase.Connecting, "no connection was asked for");
        _phase = Phase.Offline;
        var delay = _backoff.Next();
        delay = error.RetryAfter is { } asked && asked > delay ? asked : delay;
        _retryAt = now + delay;
        _owner.Tell(ApiNotice.Reconnecting, string.Create(
            CultureInfo.InvariantCulture,
            $"cannot connect: {error.Message}; trying again in {NoticeWords.Of(delay)} " +
            $"(attempt {_backoff.Attempts + 1})"));
        FailWaiting(error);
    }

    /// <summary>The socket is closed, by whomever: what was sent and not answered is unclear, what waits goes on
    /// waiting.</summary>
    public void OnClosed(string why, TimeSpan now)
    {
        Debug.Assert(_phase == Phase.Open, "no connection was open");
        _phase = Phase.Offline;
        var wasStable = now - _connectedAt >= _options.StableAfter;
        if (wasStable)
        {
            _backoff.Reset();
        }

        // A connection that was left by plan is followed by the next one at once.
        var delay = _leaving is not null && wasStable ? TimeSpan.Zero : _backoff.Next();
        _retryAt = now + delay;
        ForgetLogon();
        _owner.Tell(ApiNotice.Disconnected, $"connection lost: {why}; trying again in {NoticeWords.Of(delay)}");
        FailInFlight(new SpotwireError
        {
            Kind = ErrorKind.Network,
            Message = $"The connection broke: {why}.",
            IsTransient = true,
        });
    }

    /// <summary>It is all over: whoever waits is told.</summary>
    public void End(SpotwireError error)
    {
        ForgetLogon();
        FailInFlight(error);
        FailWaiting(error);
    }

    /// <summary>What to do now; ask again after every input and when the time given has come.</summary>
    public SocketStep Next(TimeSpan now)
    {
        switch (_phase)
        {
            case Phase.Offline when !IsWanted():
            case Phase.Connecting:
                return new SocketStep(SocketStepKind.Wait);
            case Phase.Offline when now < _retryAt:
                return new SocketStep(SocketStepKind.Wait, _retryAt);
            case Phase.Offline:
                _phase = Phase.Connecting;
                return new SocketStep(SocketStepKind.Connect);
            default:
                return NextWhileOpen(now);
        }
    }

    private static TimeSpan Earlier(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private bool IsWanted()
    {
        DropSettled();
        return _wasOpened || _waiting.Count > 0;
    }

    private void DropSettled()
    {
        _waiting.DropSettled();
        _held.RemoveAll(static call => call.IsSettled);
    }

    private SocketStep NextWhileOpen(TimeSpan now)
    {
        ForgetOverdue(now);
        if (_giveUp is not null)
        {
            return new SocketStep(SocketStepKind.Close, Reason: _giveUp);
        }

        if (_leaving is null && now >= _connectedAt + _options.RenewAfter)
        {
            Leave("it is old and will be replaced", now);
        }

        if (_leaving is not null && (_inFlight.Count == 0 || now >= _leaveBy))
        {
            return new SocketStep(SocketStepKind.Close, Reason: _leaving);
        }

        if (_leaving is null && NextCall(now) is { } call)
        {
            _inFlight.Add(++_lastId, call);
            _sends.Enqueue((_lastId, now));
            return new SocketStep(SocketStepKind.Send, Text: _owner.Write(call, _lastId));
        }

        return new SocketStep(SocketStepKind.Wait, WakeAt());
    }

    private TimeSpan WakeAt()
    {
        if (_leaving is not null)
        {
            return _leaveBy;
        }

        var until = _connectedAt + _options.RenewAfter;
        if (_sends.TryPeek(out var oldest))
        {
            until = Earlier(until, oldest.At + _answerTimeout);
        }
        else
        {
            var probe = _heardAt + _options.ProbeAfter;
            until = Earlier(until, probe > _probeNotBefore ? probe : _probeNotBefore);
        }

        return until;
    }

    /// <summary>No call is sent any more; the connection is closed once all are answered, or when that takes too
    /// long.</summary>
    private void Leave(string why, TimeSpan now)
    {
        if (_leaving is null)
        {
            _leaving = why;
            _leaveBy = now + _answerTimeout;
        }
    }

    /// <summary>Drops calls whose time is over. Where nothing at all was heard since the oldest of them was sent, the
    /// connection is dead.</summary>
    private void ForgetOverdue(TimeSpan now)
    {
        while (_sends.TryPeek(out var oldest))
        {
            if (!_inFlight.TryGetValue(oldest.Id, out var call))
            {
                _sends.Dequeue();
                continue;
            }

            if (now < oldest.At + _answerTimeout)
            {
                return;
            }

            if (_heardAt <= oldest.At)
            {
                _giveUp ??= $"no answer for {NoticeWords.Of(_answerTimeout)}";
            }

            _sends.Dequeue();
            _inFlight.Remove(oldest.Id);
            call.Fail(NoAnswer());
            if (_giveUp is null)
            {
                OnLogonEnded(call, isLoggedOn: false, mayRetry: true, now);
            }
        }
    }

    private SpotwireError NoAnswer() => new()
    {
        Kind = ErrorKind.Timeout,
        Message = $"No answer within {NoticeWords.Of(_answerTimeout)}.",
        IsTransient = true,
    };

    private void FailWaiting(SpotwireError error)
    {
        foreach (var call in _waiting.TakeAll())
        {
            call.Fail(error);
        }
    }

    private void FailInFlight(SpotwireError error)
    {
        // In the order they were sent: with continuations inside this loop that is the order callers go on in.
        var calls = _inFlight.OrderBy(static pair => pair.Key).Select(static pair => pair.Value).ToArray();
        _inFlight.Clear();
        _sends.Clear();
        foreach (var call in calls)
        {
            call.Fail(error);
        }
    }
}
