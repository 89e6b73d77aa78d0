using System.Collections.Concurrent;
using System.Net.WebSockets;
using Spotwire.Diagnostics;
using Spotwire.Limits;
using Spotwire.Transport;

namespace Spotwire.Streams;

/// <summary>Moves bytes and time for one <see cref="StreamSession"/>: one loop owns the session and its socket;
/// commands from elsewhere wait in a queue for it.</summary>
internal sealed class StreamConnection : IAsyncDisposable
{
    private readonly SpotwireOptions _options;
    private readonly WebSocketOpener _opener;
    private readonly NoticeBoard _notices;
    private readonly Random _random;
    private readonly StreamSession _session;
    private readonly Uri _target;
    private readonly long _startedAt;
    private readonly ConcurrentQueue<(bool IsWish, StreamLease Lease)> _commands = new();
    private readonly LoopSignal _signal = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended;
    private readonly ITimer _timer;
    private TimeSpan? _timerSetTo;
    private MessageSocket? _socket;
    private int _isStarted;
    private bool _hasEnded;
    private SpotwireError? _endError;
    private bool _hasTimerFired;

    public StreamConnection(
        int number, SpotwireOptions options, WebSocketOpener opener, NoticeBoard notices, Random random)
    {
        Number = number;
        _options = options;
        _opener = opener;
        _notices = notices;
        _random = random;
        _session = new StreamSession(options.Streams, random, Tell);
        _target = new Uri(
            options.Environment.StreamsUri, options.Streams.Microseconds ? "/stream?timeUnit=MICROSECOND" : "/stream");
        _startedAt = options.TimeProvider.GetTimestamp();
        _ended = new TaskCompletionSource(options.RunContinuationsInline
            ? TaskCreationOptions.None
            : TaskCreationOptions.RunContinuationsAsynchronously);
        _timer = options.TimeProvider.CreateTimer(
            static state => ((StreamConnection)state!).OnTimer(),
            this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Which connection of the client, counted from 1.</summary>
    public int Number { get; }

    /// <summary>Where connections are counted; null for nowhere.</summary>
    public RateLimitLedger? Limits { get; init; }

    /// <summary>Why the last attempt to connect failed; null after a success.</summary>
    public SpotwireError? LastFailure => _session.LastFailure;

    private TimeSpan Now => _options.TimeProvider.GetElapsedTime(_startedAt);

    /// <summary>Asks for a lease's streams.</summary>
    public void Add(StreamLease lease) => Command(isWish: true, lease);

    /// <summary>Gives a lease's streams back.</summary>
    public void Remove(StreamLease lease) => Command(isWish: false, lease);

    /// <summary>Closes the socket, ends the loop and waits for it. Whoever still waits or listens is told that it is
    /// over.</summary>
    public async ValueTask DisposeAsync()
    {
        CancelInline();
        if (Interlocked.Exchange(ref _isStarted, 1) == 0)
        {
            End(null);
        }

        _signal.Raise(_options.RunContinuationsInline);
        await _ended.Task.ConfigureAwait(false);
        await _timer.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Here and now: the asynchronous way of cancelling goes through the thread pool.</summary>
    private void CancelInline() => _stop.Cancel();

    private void Command(bool isWish, StreamLease lease)
    {
        _commands.Enqueue((isWish, lease));
        if (Interlocked.Exchange(ref _isStarted, 1) == 0)
        {
            _ = _options.RunContinuationsInline ? RunAsync() : Task.Run(RunAsync);
        }

        _signal.Raise(_options.RunContinuationsInline);
        if (Volatile.Read(ref _hasEnded))
        {
            DropCommands();
        }
    }

    private async Task RunAsync()
    {
        SpotwireError? error = null;
        while (!_stop.IsCancellationRequested && error is null)
        {
            try
            {
                if (await TurnAsync().ConfigureAwait(false))
                {
                    await _signal;
                }
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // A handler threw, or this code is wrong. A fresh connection may go on; without one there is none.
                _notices.LoopFailed(Number, failure);
                error = await TryCloseAsync("an internal error").ConfigureAwait(false)
                    ? null
                    : NoticeBoard.LoopHasFailed;
            }
        }

        if (_socket is { } socket)
        {
            _socket = null;
            await socket.CloseAsync().ConfigureAwait(false);
        }

        End(error);
    }

    private async ValueTask<bool> TryCloseAsync(string why)
    {
        try
        {
            var wasOpen = _socket is not null;
            await CloseAsync(why).ConfigureAwait(false);
            return wasOpen;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            _notices.LoopFailed(Number, failure);
            return false;
        }
    }

    private void End(SpotwireError? error)
    {
        _endError = error;
        try
        {
            _session.End(error);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            _notices.LoopFailed(Number, failure);
        }
        finally
        {
            Volatile.Write(ref _hasEnded, true);
            DropCommands();
            _ended.TrySetResult();
        }
    }

    private void DropCommands()
    {
        while (_commands.TryDequeue(out var command))
        {
            command.Lease.Settle(_endError ?? NoticeBoard.ClientIsDisposed);
        }
    }

    private void OnTimer()
    {
        Volatile.Write(ref _hasTimerFired, true);
        _signal.Raise(runInline: true);
    }

    /// <summary>One turn: commands first, then one message, then what the session wants.</summary>
    /// <returns>Whether there is nothing more to do until the signal comes.</returns>
    private async ValueTask<bool> TurnAsync()
    {
        while (_commands.TryDequeue(out var command))
        {
            if (command.IsWish)
            {
                _session.Add(command.Lease);
            }
            else
            {
                _session.Remove(command.Lease, Now);
            }
        }

        var received = Receive(out var broken);
        if (broken is not null)
        {
            await CloseAsync(broken).ConfigureAwait(false);
            return false;
        }

        var step = _session.Next(Now);
        switch (step.Kind)
        {
            case SessionStepKind.Connect:
                await ConnectAsync().ConfigureAwait(false);
                return false;
            case SessionStepKind.Send:
                await SendAsync(step.Text).ConfigureAwait(false);
                return false;
            case SessionStepKind.Close:
                await CloseAsync(step.Reason).ConfigureAwait(false);
                return false;
            default:
                if (!received)
                {
                    SetTimer(step.Until);
                }

                return !received;
        }
    }

    private bool Receive(out string? broken)
    {
        broken = null;
        if (_socket is null)
        {
            return false;
        }

        broken = _socket.TryReceive(out var message);
        if (message.IsEmpty)
        {
            return false;
        }

        SpotwireTelemetry.StreamsReceived.Add(1);
        var arrived = _options.TimeProvider.GetUtcNow();
        _session.OnMessage(message, (arrived.UtcTicks - DateTime.UnixEpoch.Ticks) * 100, Now);
        return true;
    }

    private async ValueTask ConnectAsync()
    {
        if (Limits?.TakeConnection() is { } refusal)
        {
            _session.OnConnectFailed(refusal, Now);
            return;
        }

        using var limit = new CancellationTokenSource(_options.Streams.ConnectTimeout, _options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _stop.Token);
        try
        {
            var socket = await _opener.OpenAsync(_target, _random, either.Token).ConfigureAwait(false);
            _socket = new MessageSocket(
                socket, _options.Streams.MaxMessageBytes, _options.TimeProvider, () => _signal.Raise(runInline: true));
            SpotwireTelemetry.StreamsConnected.Add(1);
            _session.OnConnected(Now);
        }
        catch (OperationCanceledException) when (!_stop.IsCancellationRequested)
        {
            _session.OnConnectFailed(
                new SpotwireError
                {
                    Kind = ErrorKind.Timeout,
                    Message = $"No WebSocket to {_target.Authority} in time.",
                    IsTransient = true,
                },
                Now);
        }
        catch (OperationCanceledException)
        {
            // Being disposed; the loop sees it at its next turn.
        }
        catch (SpotwireException failure)
        {
            _session.OnConnectFailed(failure.Error, Now);
        }
        catch (Exception failure) when (failure is IOException or WebSocketException or InvalidOperationException)
        {
            _session.OnConnectFailed(
                new SpotwireError { Kind = ErrorKind.Network, Message = failure.Message, IsTransient = true }, Now);
        }
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> text)
    {
        using var limit = new CancellationTokenSource(_options.Streams.AcknowledgeTimeout, _options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _stop.Token);
        if (await _socket!.SendAsync(text, either.Token).ConfigureAwait(false) is { } broken)
        {
            await CloseAsync(broken).ConfigureAwait(false);
        }
    }

    private async ValueTask CloseAsync(string why)
    {
        if (_socket is { } socket)
        {
            _socket = null;
            try
            {
                _session.OnClosed(why, Now);
            }
            finally
            {
                await socket.CloseAsync().ConfigureAwait(false);
            }
        }
    }

    private void SetTimer(TimeSpan? until)
    {
        if (Volatile.Read(ref _hasTimerFired))
        {
            _hasTimerFired = false;
            _timerSetTo = null;
        }

        // One wake-up too early costs less than setting the timer for every message.
        if (until is not { } at || _timerSetTo <= at)
        {
            return;
        }

        _timerSetTo = at;
        var due = Math.Max(0, Math.Ceiling((at - Now).TotalMilliseconds));
        _timer.Change(TimeSpan.FromMilliseconds(due), Timeout.InfiniteTimeSpan);
    }

    private void Tell(StreamNoticeKind kind, string? streamName, string words) =>
        _notices.Tell(kind, Number, streamName, words);
}
