using System.Threading.Tasks.Sources;
using Spotwire.Wire;

namespace Spotwire.Transport;

/// <summary>One request on its way through the WebSocket API, from the caller's wish to its reply. The caller may give
/// up at any time and from any thread; the connection's loop does the rest.</summary>
/// <param name="method">The method.</param>
/// <param name="parameters">Its own parameters.</param>
/// <param name="authorization">How it says who sends it.</param>
/// <param name="signedBy">Whose signature; null for one that needs none.</param>
/// <param name="resume">Lets the caller of an answered call go on, which is to run the call as a work item; null where
/// the caller goes on inside whatever ends the call.</param>
internal sealed class ApiCall(
    string method,
    RequestParameters parameters,
    ApiAuthorization authorization,
    SpotwireCredentials? signedBy,
    Action<ApiCall>? resume) : IValueTaskSource<CallReply>, IThreadPoolWorkItem
{
    private const int Waiting = 0;
    private const int Sent = 1;
    private const int Settled = 2;

    private ManualResetValueTaskSourceCore<CallReply> _end;
    private CancellationTokenRegistration _givingUp;
    private CallReply? _reply;
    private int _state = Waiting;

    public string Method { get; } = method;

    public RequestParameters Parameters { get; } = parameters;

    public ApiAuthorization Authorization { get; } = authorization;

    public SpotwireCredentials? SignedBy { get; } = signedBy;

    /// <summary>Whether the answer is an array of which the caller wants the one that is in it.</summary>
    public bool IsArray { get; init; }

    public bool IsSettled => Volatile.Read(ref _state) == Settled;

    /// <summary>What comes of it; to be awaited once.</summary>
    public ValueTask<CallReply> End => new(this, _end.Version);

    /// <summary>How it was sent; of use once it was.</summary>
    public ApiAuthorization SentWith { get; set; }

    /// <summary>Local monotonic microseconds when it was handed over.</summary>
    public long SentAt { get; set; }

    /// <summary>Which measurement of the exchange's clock its time stamp was made by.</summary>
    public int ClockGeneration { get; set; }

    /// <summary>Lets the caller give up by a token; called once, before the end is awaited.</summary>
    public void GiveUpBy(CancellationToken cancellationToken) => _givingUp = cancellationToken.UnsafeRegister(
        static state => ((ApiCall)state!).Fail(
            CallFailure.Describe(
                new OperationCanceledException(), isCancelled: true, isTimeout: false, TimeSpan.Zero),
            isCancelled: true),
        this);

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

        if (IsArray && reply is { Failure: null, Status: 200 })
        {
            reply.Unwrap();
        }

        _reply = reply;
        if (resume is null)
        {
            Execute();
        }
        else
        {
            resume(this);
        }
    }

    /// <summary>Ends it without an answer.</summary>
    /// <param name="failure">Why.</param>
    /// <param name="isCancelled">Whether the caller gave up.</param>
    public void Fail(SpotwireError failure, bool isCancelled = false)
    {
        var before = Interlocked.Exchange(ref _state, Settled);
        if (before == Settled)
        {
            return;
        }

        _reply = new CallReply
        {
            Failure = failure,
            MayHaveLeft = before == Sent,
            IsCancelled = isCancelled,
            ClockGeneration = ClockGeneration,
            SentAt = SentAt,
        };
        if (resume is null)
        {
            Execute();
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    /// <summary>Lets the caller go on, here and now; called once, when it has ended.</summary>
    public void Execute() => _end.SetResult(_reply!);

    CallReply IValueTaskSource<CallReply>.GetResult(short token)
    {
        // Not disposed, which would wait for a callback under way.
        _givingUp.Unregister();
        return _end.GetResult(token);
    }

    ValueTaskSourceStatus IValueTaskSource<CallReply>.GetStatus(short token) => _end.GetStatus(token);

    void IValueTaskSource<CallReply>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _end.OnCompleted(continuation, state, token, flags);
}
