using Spotwire.Simulator.Faults;

namespace Spotwire.Simulator.Hosts;

/// <summary>What comes of a request, faults included.</summary>
/// <param name="Response">The answer; null where the connection is cut instead.</param>
/// <param name="Delay">How late the answer is.</param>
internal readonly record struct RequestCourse(ExchangeResponse? Response, TimeSpan Delay = default)
{
    private const string Json = "application/json;charset=UTF-8";
    private const string Html = "text/html";

    /// <summary>Takes a request through the fault script and, as far as it lets it, through the exchange. Belongs to
    /// the machine: one call at a time.</summary>
    public static RequestCourse Run(
        FaultScript faults, ExchangeMachine machine, in ExchangeRequest request, long nowMicros)
    {
        if (faults.TakeAnswerFault(request.Method, request.Path) is not { } fault)
        {
            return new RequestCourse(machine.Handle(request, nowMicros));
        }

        switch (fault.Kind)
        {
            case FaultKind.DropRequest:
                return default;
            case FaultKind.FailBefore:
            case FaultKind.ErrorCode or FaultKind.UnknownCode when !fault.CarriedOut:
                return Error(fault);
            case FaultKind.Block:
                return new RequestCourse(Answer(403, Html, FaultAnswer.BlockPage));
            case FaultKind.ExecuteLate:
                return Late(fault, machine, request, nowMicros);
            case FaultKind.Ban or FaultKind.Limit:
                machine.Exchange.Address(request.RemoteAddress).Strike(fault, nowMicros + machine.ClockOffsetMicros);
                return new RequestCourse(machine.Handle(request, nowMicros));
            case FaultKind.Restart when !fault.CarriedOut:
                faults.Restarting?.Invoke(fault);
                return default;
            default:
                return After(faults, fault, machine, request, nowMicros);
        }
    }

    /// <summary>The faults that strike after the request was carried out.</summary>
    private static RequestCourse After(
        FaultScript faults, ScriptedFault fault, ExchangeMachine machine, in ExchangeRequest request, long nowMicros)
    {
        var response = machine.Handle(request, nowMicros);
        switch (fault.Kind)
        {
            case FaultKind.RepeatRequest:
                machine.Handle(request, nowMicros);
                return new RequestCourse(response);
            case FaultKind.DelayAnswer:
                return new RequestCourse(response, fault.EffectiveDuration);
            case FaultKind.NotJson:
                return new RequestCourse(Answer(200, Html, FaultAnswer.Page));
            case FaultKind.Truncate:
                return new RequestCourse(response with { Body = response.Body[..(response.Body.Length / 2)] });
            case FaultKind.WrongObject:
                return new RequestCourse(response with { Status = 200, Body = FaultAnswer.OtherObject });
            case FaultKind.FailAfter or FaultKind.ErrorCode or FaultKind.UnknownCode:
                return Error(fault);
            case FaultKind.Restart:
                faults.Restarting?.Invoke(fault);
                return default;
            default:
                return default;
        }
    }

    private static RequestCourse Late(
        ScriptedFault fault, ExchangeMachine machine, in ExchangeRequest request, long nowMicros)
    {
        var isPutOff = false;
        var refusal = machine.Handle(request, nowMicros, call =>
        {
            isPutOff = true;
            machine.Exchange.Late.Add(
                nowMicros + (fault.EffectiveDuration.Ticks / TimeSpan.TicksPerMicrosecond), call);
        });
        return isPutOff ? Error(fault) : new RequestCourse(refusal);
    }

    private static RequestCourse Error(ScriptedFault fault)
    {
        var (status, body) = FaultAnswer.Error(fault);
        return new RequestCourse(Answer(status, Json, body));
    }

    private static ExchangeResponse Answer(int status, string contentType, ReadOnlyMemory<byte> body) =>
        new(status, [new KeyValuePair<string, string>("Content-Type", contentType)], body);
}
