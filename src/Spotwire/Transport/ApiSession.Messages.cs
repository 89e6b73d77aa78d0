using System.Buffers;
using System.Globalization;
using Spotwire.Wire;

namespace Spotwire.Transport;

/// <content>Which call goes next, who the session is logged on as, and what arrives.</content>
internal sealed partial class ApiSession
{
    private const string LogonMethod = "session.logon";
    private const string LogoutMethod = "session.logout";
    private const int Ok = 200;
    private const int InvalidTimestamp = -1021;
    private const int Unauthorized = 401;

    private LogonState _logon = LogonState.Off;
    private ApiCall? _logonCall;
    private TimeSpan _logonNotBefore;
    private bool _isLogonUnwanted;
    private long _unreadable;

    private enum LogonState
    {
        Off,
        Asked,
        On,
        Refused,
    }

    /// <summary>A whole message has arrived.</summary>
    /// <param name="message">Its bytes, valid during the call.</param>
    /// <param name="receivedAt">When, in local monotonic microseconds.</param>
    /// <param name="serverNow">When, on the exchange's clock.</param>
    /// <param name="now">When, on the session's clock.</param>
    public void OnMessage(ReadOnlySpan<byte> message, long receivedAt, ExchangeTime serverNow, TimeSpan now)
    {
        _heardAt = now;
        if (!ApiFrame.TryRead(message, serverNow, out var frame))
        {
            _unreadable++;
            if (long.IsPow2(_unreadable))
            {
                _owner.Tell(ApiNotice.Unreadable, string.Create(CultureInfo.InvariantCulture,
                    $"a message of {message.Length} bytes is neither an answer nor an event ({_unreadable} so far)"));
            }
        }
        else if (frame.IsEvent)
        {
            if (frame.Shutdown is not null && _leaving is null)
            {
                _owner.Tell(
                    ApiNotice.ServerShutdown, "the exchange announced that it will shut down; moving away");
                Leave("the exchange announced that it will shut down", now);
            }

            _owner.OnEvent(message);
        }
        else if (frame.Id is { } id)
        {
            if (_inFlight.Remove(id, out var call))
            {
                Settle(call, frame, message[frame.Body], receivedAt, now);
            }
        }
        else
        {
            OnNobodysAnswer(frame, message[frame.Body], receivedAt, now);
        }
    }

    private void Settle(
        ApiCall call, in ApiFrame frame, ReadOnlySpan<byte> body, long receivedAt, TimeSpan now)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(1, body.Length));
        body.CopyTo(buffer);
        var reply = new CallReply
        {
            Status = frame.Status,
            Told = frame.Told,
            RetryAfter = frame.RetryAfter,
            ClockGeneration = call.ClockGeneration,
            SentAt = call.SentAt,
            ReceivedAt = receivedAt,
        };
        reply.Own(buffer, body.Length);
        call.Settle(reply);
        if (call == _logonCall)
        {
            var mayRetry = CallFailure.TryReadBody(body, out var code, out _) && code == InvalidTimestamp;
            OnLogonEnded(call, frame.Status == Ok, mayRetry, now);
        }
        else if (frame.Status == Ok && call.Method == LogonMethod)
        {
            (_logon, _isLogonUnwanted) = (LogonState.On, false);
            _owner.Tell(ApiNotice.Session, "logged on");
        }
        else if (frame.Status == Ok && call.Method == LogoutMethod)
        {
            (_logon, _isLogonUnwanted) = (LogonState.Off, true);
            _owner.Tell(ApiNotice.Session, "logged off");
        }
    }

    /// <summary>An answer without an id: the exchange could not read a request, or revoked the session's key. It
    /// belongs to the one call that it can belong to; where there are several the connection is given up, after the
    /// others' answers have come.</summary>
    private void OnNobodysAnswer(
        in ApiFrame frame, ReadOnlySpan<byte> body, long receivedAt, TimeSpan now)
    {
        var isRevoked = frame.Status == Unauthorized && _logon == LogonState.On;
        if (isRevoked)
        {
            _logon = LogonState.Refused;
            _owner.Tell(ApiNotice.LogonLost, "the exchange has revoked the session's key");
        }

        var candidates = _inFlight
            .Where(pair => !isRevoked || pair.Value.SentWith == ApiAuthorization.Session)
            .Take(2).ToArray();
        if (candidates.Length == 1)
        {
            _inFlight.Remove(candidates[0].Key);
            Settle(candidates[0].Value, frame, body, receivedAt, now);
        }
        else if (candidates.Length > 1)
        {
            Leave("an answer does not say what it answers", now);
        }
    }

    /// <summary>The next call to send, with the way it is authorised; null where there is none.</summary>
    private ApiCall? NextCall(TimeSpan now)
    {
        if (_inFlight.Count >= _options.MaxInFlight)
        {
            return null;
        }

        while (_waiting.TryPeek(out var call))
        {
            if (call.IsSettled)
            {
                _waiting.Dequeue();
                continue;
            }

            var authorization = call.Authorization;
            if (authorization == ApiAuthorization.Session && _logon != LogonState.On)
            {
                var logon = BeginLogon(now);
                if (_logon == LogonState.Asked)
                {
                    _waiting.Dequeue();
                    _held.Add(call);
                    if (logon is not null)
                    {
                        return logon;
                    }

                    continue;
                }

                authorization = ApiAuthorization.Signed;
            }

            _waiting.Dequeue();
            if (call.TryStart())
            {
                call.SentWith = authorization;
                return call;
            }
        }

        return NextProbe(now);
    }

    private ApiCall? NextProbe(TimeSpan now)
    {
        if (_inFlight.Count > 0 || now < _heardAt + _options.ProbeAfter || now < _probeNotBefore)
        {
            return null;
        }

        _probeNotBefore = now + PauseWithoutRoom;
        return _owner.MakeProbe() is { } probe && probe.TryStart() ? probe : null;
    }

    private ApiCall? BeginLogon(TimeSpan now)
    {
        if (_logon != LogonState.Off || _isLogonUnwanted || now < _logonNotBefore)
        {
            return null;
        }

        _logonCall = _owner.MakeLogon();
        if (_logonCall is null || !_logonCall.TryStart())
        {
            _logonCall = null;
            _logonNotBefore = now + PauseWithoutRoom;
            return null;
        }

        _logonCall.SentWith = ApiAuthorization.Signed;
        _logon = LogonState.Asked;
        return _logonCall;
    }

    /// <summary>The session's own logon came to an end: what was held back for it goes first.</summary>
    private void OnLogonEnded(ApiCall call, bool isLoggedOn, bool mayRetry, TimeSpan now)
    {
        if (call != _logonCall)
        {
            return;
        }

        _logonCall = null;
        _logon = isLoggedOn ? LogonState.On : mayRetry ? LogonState.Off : LogonState.Refused;
        _logonNotBefore = isLoggedOn ? now : now + PauseWithoutRoom;
        if (isLoggedOn)
        {
            _owner.Tell(ApiNotice.Session, "logged on");
        }
        else
        {
            _owner.Tell(ApiNotice.LogonLost, "the exchange did not log the session on; calls are signed one by one");
        }

        ReleaseHeld();
    }

    private void ForgetLogon()
    {
        _logon = LogonState.Off;
        _logonCall = null;
        ReleaseHeld();
    }

    private void ReleaseHeld()
    {
        _waiting.PutFirst(_held);
        _held.Clear();
    }
}
