using Spotwire.Simulator.Faults;

namespace Spotwire.Simulator.Hosts;

/// <summary>What comes of a request, scripted faults included.</summary>
/// <param name="Response">The answer; null where the connection is cut instead.</param>
/// <param name="Delay">How late the answer is.</param>
internal readonly record struct RequestCourse(ExchangeResponse? Response, TimeSpan Delay)
{
    /// <summary>Takes a request through the fault script and, as far as it lets it, through the exchange.</summary>
    public static RequestCourse Run(
        FaultScript faults, in ExchangeRequest request, Func<ExchangeRequest, ExchangeResponse> handle)
    {
        var fault = faults.TakeAnswerFault(request.Method, request.Path);
        if (fault?.Kind is AnswerFaultKind.DropRequest)
        {
            return default;
        }

        if (fault?.Kind is AnswerFaultKind.FailBefore)
        {
            return new RequestCourse(Failure(fault.Status), TimeSpan.Zero);
        }

        if (fault?.Kind is AnswerFaultKind.Block)
        {
            return new RequestCourse(Blocked(), TimeSpan.Zero);
        }

        var response = handle(request);
        return fault?.Kind switch
        {
            AnswerFaultKind.DropAnswer => default,
            AnswerFaultKind.FailAfter => new RequestCourse(Failure(fault.Status), TimeSpan.Zero),
            AnswerFaultKind.Delay => new RequestCourse(response, fault.Delay),
            _ => new RequestCourse(response, TimeSpan.Zero),
        };
    }

    private static ExchangeResponse Blocked() => new(
        403,
        [new KeyValuePair<string, string>("Content-Type", "text/html")],
        "<html><head><title>403 Forbidden</title></head><body>Request blocked</body></html>"u8.ToArray());

    private static ExchangeResponse Failure(int status) => new(
        status,
        [new KeyValuePair<string, string>("Content-Type", "application/json;charset=UTF-8")],
        """{"code":-1000,"msg":"An unknown error occurred while processing the request."}"""u8.ToArray());
}
