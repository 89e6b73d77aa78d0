using Spotwire.Simulator.Faults;

namespace Spotwire.Simulator.WebSocketApi;

internal sealed partial class ApiHub
{
    // The documentation leaves the firewall's answer on the WebSocket API open.
    private static readonly ReadOnlyMemory<byte> Blocked =
        """{"code":-1002,"msg":"You are not authorized to execute this request."}"""u8.ToArray();

    /// <summary>Takes a request through a fault and, as far as it lets it, through the exchange.</summary>
    private void Suffer(ScriptedFault fault, ApiSession session, ApiRequest request, long nowMicros)
    {
        switch (fault.Kind)
        {
            case FaultKind.DropRequest:
                Cut(session);
                break;
            case FaultKind.FailBefore:
            case FaultKind.ErrorCode or FaultKind.UnknownCode when !fault.CarriedOut:
                Instead(session, request, FaultAnswer.Error(fault), nowMicros);
                break;
            case FaultKind.Block:
                Instead(session, request, (403, Blocked), nowMicros);
                break;
            case FaultKind.ExecuteLate:
                AnswerLate(fault, session, request, nowMicros);
                break;
            case FaultKind.Ban or FaultKind.Limit:
                session.Limits.Strike(fault, nowMicros + ShownOffsetMicros);
                Answer(session, request, nowMicros);
                break;
            case FaultKind.RepeatRequest:
                Answer(session, request, nowMicros);
                if (!session.IsClosed)
                {
                    Answer(session, request, nowMicros);
                }

                break;
            case FaultKind.Restart when !fault.CarriedOut:
                Restart(fault, session);
                break;
            default:
                SufferAfter(fault, session, request, nowMicros);
                break;
        }
    }

    /// <summary>The faults that strike after the request was carried out.</summary>
    private void SufferAfter(ScriptedFault fault, ApiSession session, ApiRequest request, long nowMicros)
    {
        var (answer, isBanned) = _desk.Answer(session, request, nowMicros + ShownOffsetMicros);
        switch (fault.Kind)
        {
            case FaultKind.DropAnswer:
                Cut(session);
                break;
            case FaultKind.DelayAnswer:
                var delay = fault.EffectiveDuration.Ticks / TimeSpan.TicksPerMicrosecond;
                _late.Enqueue((session, answer), nowMicros + delay);
                break;
            case FaultKind.NotJson:
                session.Sink.SendText(FaultAnswer.Page);
                break;
            case FaultKind.Truncate:
                session.Sink.SendText(answer[..(answer.Length / 2)]);
                break;
            case FaultKind.WrongObject:
                Instead(session, request, (200, FaultAnswer.OtherObject), nowMicros);
                break;
            case FaultKind.Restart:
                Restart(fault, session);
                break;
            default:
                Instead(session, request, FaultAnswer.Error(fault), nowMicros);
                break;
        }

        if (isBanned)
        {
            Banish(session.RemoteAddress);
        }
    }

    private void AnswerLate(ScriptedFault fault, ApiSession session, ApiRequest request, long nowMicros)
    {
        var isPutOff = false;
        var (refusal, isBanned) = _desk.Answer(session, request, nowMicros + ShownOffsetMicros, call =>
        {
            isPutOff = true;
            _exchange.Late.Add(nowMicros + (fault.EffectiveDuration.Ticks / TimeSpan.TicksPerMicrosecond), call);
        });
        if (isPutOff)
        {
            Instead(session, request, FaultAnswer.Error(fault), nowMicros);
            return;
        }

        session.Sink.SendText(refusal);
        if (isBanned)
        {
            Banish(session.RemoteAddress);
        }
    }

    private void Restart(ScriptedFault fault, ApiSession session)
    {
        _faults.Restarting?.Invoke(fault);
        if (!session.IsClosed)
        {
            Cut(session);
        }
    }

    private void Instead(
        ApiSession session, ApiRequest request, (int Status, ReadOnlyMemory<byte> Body) answer, long nowMicros) =>
        session.Sink.SendText(_desk.Instead(session, request, answer, nowMicros + ShownOffsetMicros));
}
