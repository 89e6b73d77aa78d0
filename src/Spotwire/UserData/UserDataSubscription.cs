using Spotwire.Streams;

namespace Spotwire.UserData;

/// <summary>Events of one account, buffered between the socket and one reader: <c>await foreach (var happened in
/// subscription)</c>. It survives reconnects: what was missed is found by asking and told as if it had been sent, every
/// fill once. Disposing it unsubscribes.</summary>
/// <remarks>Documentation: user-data-stream.md.</remarks>
public sealed class UserDataSubscription : IAsyncEnumerable<UserDataEvent>, IAsyncDisposable
{
    private readonly Subscription<UserDataEvent> _events;
    private readonly AccountFeed _feed;
    private Func<UserDataSubscription, ValueTask>? _release;

    internal UserDataSubscription(AccountFeed feed, UserDataOptions options, bool runInline)
    {
        _feed = feed;
        _events = new Subscription<UserDataEvent>(
            ["userData"],
            new SubscriptionOptions { Capacity = options.Capacity, WhenFull = SlowReaderPolicy.Fail },
            runInline);
    }

    /// <summary>Whether the stream is connected and everything that an interruption hid has been told.</summary>
    public bool IsHealthy => _feed.Current.IsHealthy;

    /// <summary>Events that wait for the reader now.</summary>
    public int Waiting => _events.Waiting;

    /// <summary>Takes the next event, waiting for it.</summary>
    /// <param name="cancellationToken">Ends the waiting; the subscription goes on.</param>
    /// <exception cref="SpotwireException">The subscription failed, or it ended because it or the client was disposed
    /// (<see cref="ErrorKind.Configuration"/>).</exception>
    public ValueTask<UserDataEvent> ReadAsync(CancellationToken cancellationToken = default) =>
        _events.ReadAsync(cancellationToken);

    /// <summary>Takes the next event if one is waiting.</summary>
    public bool TryRead([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out UserDataEvent item) =>
        _events.TryRead(out item);

    /// <summary>Walks over the events until the subscription or the client is disposed.</summary>
    /// <param name="cancellationToken">Ends the walk with an <see cref="OperationCanceledException"/>; the subscription
    /// goes on.</param>
    /// <exception cref="SpotwireException">The subscription failed, e.g. because the key was revoked.</exception>
    public IAsyncEnumerator<UserDataEvent> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        _events.GetAsyncEnumerator(cancellationToken);

    /// <summary>Unsubscribes and ends the walk; what is buffered can still be read.</summary>
    public async ValueTask DisposeAsync()
    {
        await _events.DisposeAsync().ConfigureAwait(false);
        if (Interlocked.Exchange(ref _release, null) is { } release)
        {
            await release(this).ConfigureAwait(false);
        }
    }

    /// <summary>Says what disposing gives back.</summary>
    internal void OnDispose(Func<UserDataSubscription, ValueTask> release) => _release = release;

    /// <summary>Takes an event in. Never waits.</summary>
    internal void Push(UserDataEvent next) => _events.Push(next);

    /// <summary>Nothing more comes.</summary>
    internal void Complete(SpotwireError? error) => _events.Complete(error);
}
