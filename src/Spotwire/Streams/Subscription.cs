using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Spotwire.Diagnostics;

namespace Spotwire.Streams;

/// <summary>Events of some streams, buffered up to <see cref="SubscriptionOptions.Capacity"/> between the socket and
/// one reader: <c>await foreach (var trade in subscription)</c>. It survives reconnects; disposing it unsubscribes.
/// Several readers share the events, each gets some.</summary>
/// <typeparam name="T">The event.</typeparam>
public sealed class Subscription<T> : IAsyncEnumerable<T>, IAsyncDisposable
{
    private readonly Channel<T> _channel;
    private readonly Action<Subscription<T>>? _onSlow;
    private Func<ValueTask>? _release;
    private long _received;
    private long _dropped;
    private bool _isToldSlow;

    internal Subscription(
        IReadOnlyList<string> streamNames, SubscriptionOptions options, bool runContinuationsInline,
        Action<Subscription<T>>? onSlow = null)
    {
        StreamNames = streamNames;
        Options = options;
        _onSlow = onSlow;
        _channel = Channel.CreateBounded<T>(
            new BoundedChannelOptions(options.Capacity)
            {
                AllowSynchronousContinuations = runContinuationsInline,
                FullMode = options.WhenFull switch
                {
                    SlowReaderPolicy.DropOldest => BoundedChannelFullMode.DropOldest,
                    SlowReaderPolicy.DropNewest => BoundedChannelFullMode.DropWrite,
                    _ => BoundedChannelFullMode.Wait,
                },
            },
            _ =>
            {
                Interlocked.Increment(ref _dropped);
                SpotwireTelemetry.StreamsDropped.Add(1);
            });
    }

    /// <summary>The streams, e.g. <c>btcusdt@trade</c>.</summary>
    public IReadOnlyList<string> StreamNames { get; }

    /// <summary>How it buffers.</summary>
    public SubscriptionOptions Options { get; }

    /// <summary>Events that have arrived so far, dropped ones included.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>Events that were thrown away because the reader was slow.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Events that wait for the reader now.</summary>
    public int Waiting => _channel.Reader.Count;

    /// <summary>Takes the next event, waiting for it.</summary>
    /// <param name="cancellationToken">Ends the waiting; the subscription goes on.</param>
    /// <exception cref="SpotwireException">The subscription failed; or it ended because it or the client was disposed
    /// (<see cref="ErrorKind.Configuration"/>).</exception>
    public async ValueTask<T> ReadAsync(CancellationToken cancellationToken = default)
    {
        while (await _channel.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_channel.Reader.TryRead(out var item))
            {
                return item;
            }
        }

        throw new SpotwireException(new SpotwireError
        {
            Kind = ErrorKind.Configuration,
            Message = "The subscription has been disposed.",
        });
    }

    /// <summary>Takes the next event if one is waiting.</summary>
    public bool TryRead([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T item) =>
        _channel.Reader.TryRead(out item);

    /// <summary>Walks over the events until the subscription or the client is disposed.</summary>
    /// <param name="cancellationToken">Ends the walk with an <see cref="OperationCanceledException"/>; the subscription
    /// goes on.</param>
    /// <exception cref="SpotwireException">The subscription failed, e.g. by
    /// <see cref="SlowReaderPolicy.Fail"/>.</exception>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        WalkAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    /// <summary>Unsubscribes and ends the walk; what is buffered can still be read.</summary>
    public ValueTask DisposeAsync()
    {
        _channel.Writer.TryComplete();
        return Interlocked.Exchange(ref _release, null)?.Invoke() ?? ValueTask.CompletedTask;
    }

    /// <summary>Says what disposing gives back.</summary>
    internal void OnDispose(Func<ValueTask> release) => _release = release;

    /// <summary>Takes an event in. Never waits.</summary>
    internal void Push(T item)
    {
        Interlocked.Increment(ref _received);
        var droppedBefore = Interlocked.Read(ref _dropped);
        if (_channel.Writer.TryWrite(item))
        {
            NoticeSlowness(Interlocked.Read(ref _dropped) != droppedBefore);
            return;
        }

        if (Options.WhenFull == SlowReaderPolicy.Fail && Complete(TooSlow()))
        {
            Interlocked.Increment(ref _dropped);
            NoticeSlowness(isDropping: true);
            _ = Interlocked.Exchange(ref _release, null)?.Invoke();
        }
    }

    /// <summary>Nothing more comes.</summary>
    /// <param name="error">What the reader gets after what is buffered; null for a plain end.</param>
    /// <returns>False when it had ended already.</returns>
    internal bool Complete(SpotwireError? error) =>
        _channel.Writer.TryComplete(error is null ? null : new SpotwireException(error));

    private async IAsyncEnumerable<T> WalkAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await _channel.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            while (_channel.Reader.TryRead(out var item))
            {
                yield return item;
            }
        }
    }

    private SpotwireError TooSlow() => new()
    {
        Kind = ErrorKind.SlowReader,
        Message = string.Create(CultureInfo.InvariantCulture,
            $"The reader of {StreamNames.Count} streams fell {Options.Capacity} messages behind."),
        Hint = "Read faster, raise SubscriptionOptions.Capacity or choose a policy that drops.",
    };

    private void NoticeSlowness(bool isDropping)
    {
        if (isDropping && !_isToldSlow)
        {
            _isToldSlow = true;
            _onSlow?.Invoke(this);
        }
        else if (_isToldSlow && !isDropping && _channel.Reader.Count <= Options.Capacity / 2)
        {
            _isToldSlow = false;
        }
    }
}
