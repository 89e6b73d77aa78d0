using Spotwire.Wire;

namespace Spotwire.Transport;

/// <summary>One request on its way through the WebSocket API, from the caller's wish to its reply. The caller may give
/// up at any time and from any thread; the connection's loop does the rest.</summary>
/// <param name="method">The method.</param>
/// <param name="parameters">Its own parameters.</param>
/// <param name="authorization">How it says who sends it.</param>
/// <param name="signedBy">Whose signature; null for one that needs none.</param>
/// <param name="runInline">Whether the caller goes on inside the loop.</param>
internal sealed class ApiCall(
    string method,
    RequestParameters parameters,
    ApiAuthorization authorization,
    SpotwireCredentials? signedBy,
    bool runInline)
{
    private const int Waiting = 0;
    private const int Sent = 1;
    private const int Settled = 2;

    private readonly TaskCompletionSource<CallReply> _end = new(
        runInline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);

    private int _state = Waiting;

    public string Method { get; } = method;

    public RequestParameters Parameters { get; } = parameters;

    public ApiAuthorization Authorization { get; } = authorization;

    public SpotwireCredentials? SignedBy { get; } = signedBy;

    public bool IsSettled => Volatile.Read(ref _state) == Settled;

    public Task<CallReply> End => _end.Task;

    /// <summary>How it was sent; of use once it was.</summary>
    public ApiAuthorization SentWith { get; set; }

    /// <summary>Local monotonic microseconds when it was handed over.</summary>
    public long SentAt { get; set; }

    /// <summary>Which measurement of the exchange's clock its time stamp was made by.</summary>
    public int ClockGeneration { get; set; }

    /// <summary>The last moment to give up without trace: from here on it may have left.</summary>
    public bool TryStart() => Interlocked.CompareExchange(ref _state, Sent, Waiting) == Waiting;

    /// <summary>The reply is there; it is dropped where the caller has given up.</summary>
    public void Settle(CallReply reply)
    {
        if (Interlocked.Exchange(ref _state, Settled) == Settled)
        {
            reply.Dispose();
            return;
        }

        _end.SetResult(reply);
    }

    /// <summary>Ends it without an answer.</summary>
    /// <param name="failure">Why.</param>
    /// <param name="isCancelled">Whether the caller gave up.</param>
    public void Fail(SpotwireError failure, bool isCancelled = false)
    {
        var before = Interlocked.Exchange(ref _state, Settled);
        if (before != Settled)
        {
            _end.SetResult(new CallReply
            {
                Failure = failure,
                MayHaveLeft = before == Sent,
                IsCancelled = isCancelled,
                ClockGeneration = ClockGeneration,
                SentAt = SentAt,
            });
        }
    }
}
