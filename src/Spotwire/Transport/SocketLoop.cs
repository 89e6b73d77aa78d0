using System.Collections.Concurrent;
using System.Net.WebSockets;

namespace Spotwire.Transport;

/// <summary>Moves bytes and time for the machine that decides about a connection: one loop owns the machine and its
/// socket, opens, receives, sends, waits and closes as the machine wants it; commands from elsewhere wait in a queue
/// for it. It begins with the first command.</summary>
/// <typeparam name="TCommand">What is wanted of the machine from elsewhere.</typeparam>
internal sealed class SocketLoop<TCommand> : IAsyncDisposable
{
    private static readonly SpotwireError HasFailed = new()
    {
        Kind = ErrorKind.Unavailable,
        Message = "The connection failed beyond repair; the log has the cause.",
    };

    private readonly SpotwireOptions _options;
    private readonly SocketLimits _limits;
    private readonly ISocketOwner<TCommand> _owner;
    private readonly long _startedAt;
    private readonly ConcurrentQueue<TCommand> _commands = new();
    private readonly LoopSignal _signal = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended;
    private readonly ITimer _timer;
    private TimeSpan? _timerSetTo;
    private bool _hasTimerFired;
    private MessageSocket? _socket;
    private int _isStarted;
    private bool _hasEnded;
    private SpotwireError? _endError;

    public SocketLoop(SpotwireOptions options, SocketLimits limits, ISocketOwner<TCommand> owner)
    {
        _options = options;
        _limits = limits;
        _owner = owner;
        _startedAt = options.TimeProvider.GetTimestamp();
        _ended = new TaskCompletionSource(options.RunContinuationsInline
            ? TaskCreationOptions.None
            : TaskCreationOptions.RunContinuationsAsynchronously);
        _timer = options.TimeProvider.CreateTimer(
            static state => ((SocketLoop<TCommand>)state!).OnTimer(),
            this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan Now => _options.TimeProvider.GetElapsedTime(_startedAt);

    /// <summary>Wants something of the machine.</summary>
    /// <param name="command">What.</param>
    /// <param name="lendsThread">Whether a loop that rests may take it, and send what comes of it, on this very thread:
    /// that saves the way to another one. Nothing else is done here, and no handler is called but that of a command
    /// taken.</param>
    public void Post(TCommand command, bool lendsThread = false)
    {
        _commands.Enqueue(command);
        if (Interlocked.Exchange(ref _isStarted, 1) == 0)
        {
            _ = _options.RunContinuationsInline ? RunAsync() : Task.Run(RunAsync);
        }

        if (lendsThread && !_options.RunContinuationsInline)
        {
            _signal.RaiseAndLend();
        }
        else
        {
            _signal.Raise(_options.RunContinuationsInline);
        }

        if (Volatile.Read(ref _hasEnded))
        {
            DropCommands();
        }
    }

    /// <summary>The owner's: has the loop's thread do something once the loop rests, or another thread where it does
    /// not come to rest at once.</summary>
    public void RunAtRest(IThreadPoolWorkItem work) => _signal.SetErrand(work);

    /// <summary>Closes the socket, ends the loop and waits for it.</summary>
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
                _signal.DelegateErrand();
                _owner.OnLoopFailed(failure);
                error = await TryCloseAsync("an internal error").ConfigureAwait(false) ? null : HasFailed;
            }
        }

        await BeginWorkAsync().ConfigureAwait(false);
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
            _owner.OnLoopFailed(failure);
            return false;
        }
    }

    private void End(SpotwireError? error)
    {
        _endError = error;
        try
        {
            _owner.End(error);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            _owner.OnLoopFailed(failure);
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
            _owner.Drop(command, _endError);
        }
    }

    private void OnTimer()
    {
        Volatile.Write(ref _hasTimerFired, true);
        _signal.Raise(runInline: true);
    }

    /// <summary>Before whatever takes time: who lent a thread gets it back, and nobody waits for it.</summary>
    private async ValueTask BeginWorkAsync()
    {
        _signal.DelegateErrand();
        if (_signal.IsOnLoan)
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            _signal.EndLoan();
        }
    }

    /// <summary>One turn: commands first, then one message, then what the machine wants. On a thread that was lent no
    /// message is taken, and no more than one is sent.</summary>
    /// <returns>Whether there is nothing more to do until the signal comes.</returns>
    private async ValueTask<bool> TurnAsync()
    {
        while (_commands.TryDequeue(out var command))
        {
            _owner.Take(command, Now);
        }

        if (_signal.IsOnLoan)
        {
            return await TurnOnLoanAsync().ConfigureAwait(false);
        }

        var received = Receive(out var broken);
        if (broken is not null)
        {
            await CloseAsync(broken).ConfigureAwait(false);
            return false;
        }

        var step = _owner.Next(Now);
        if (step.Kind == SocketStepKind.Wait && !received)
        {
            SetTimer(step.Until);
            return true;
        }

        await FollowAsync(step).ConfigureAwait(false);
        return false;
    }

    private async ValueTask<bool> TurnOnLoanAsync()
    {
        var step = _owner.Next(Now);
        if (step.Kind == SocketStepKind.Send)
        {
            await SendAsync(_socket!, step.Text).ConfigureAwait(false);
            step = _owner.Next(Now);
        }

        // What came before the loan began may have raised the flag that beginning it has lowered.
        if (step.Kind == SocketStepKind.Wait && _socket is not { HasArrived: true })
        {
            SetTimer(step.Until);
            return true;
        }

        await BeginWorkAsync().ConfigureAwait(false);
        await FollowAsync(step).ConfigureAwait(false);
        return false;
    }

    private ValueTask FollowAsync(in SocketStep step)
    {
        if (step.Kind == SocketStepKind.Wait)
        {
            return ValueTask.CompletedTask;
        }

        _signal.DelegateErrand();
        return step.Kind switch
        {
            SocketStepKind.Connect => ConnectAsync(),
            SocketStepKind.Send => SendAsync(_socket!, step.Text),
            _ => CloseAsync(step.Reason),
        };
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

        _signal.DelegateErrand();
        _owner.OnMessage(message, Now);
        return true;
    }

    private async ValueTask ConnectAsync()
    {
        using var limit = new CancellationTokenSource(_limits.ConnectTimeout, _options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _stop.Token);
        SpotwireError? error = null;
        try
        {
            var socket = await _owner.ConnectAsync(either.Token).ConfigureAwait(false);
            _socket = new MessageSocket(
                socket, _limits.MaxMessageBytes, _options.TimeProvider, () => _signal.Raise(runInline: true));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Being disposed; the loop sees it at its next turn.
            return;
        }
        catch (OperationCanceledException)
        {
            error = new SpotwireError
            {
                Kind = ErrorKind.Timeout,
                Message = $"No WebSocket to {_limits.Host} in time.",
                IsTransient = true,
            };
        }
        catch (SpotwireException failure)
        {
            error = failure.Error;
        }
        catch (Exception failure) when (failure is IOException or WebSocketException or InvalidOperationException)
        {
            error = new SpotwireError { Kind = ErrorKind.Network, Message = failure.Message, IsTransient = true };
        }

        if (error is null)
        {
            _owner.OnConnected(Now);
        }
        else
        {
            _owner.OnConnectFailed(error, Now);
        }
    }

    /// <summary>Sending that does not end at once may be ended by its time or by the client's end. Whatever can be
    /// cancelled takes the slow way through the socket, so that it is aborted instead.</summary>
    private async ValueTask SendAsync(MessageSocket socket, ReadOnlyMemory<byte> text)
    {
        var sending = socket.SendAsync(text, CancellationToken.None);
        var broken = sending.IsCompleted
            ? await sending.ConfigureAwait(false)
            : await WaitAsync(sending, socket).ConfigureAwait(false);
        if (broken is not null)
        {
            await CloseAsync(broken).ConfigureAwait(false);
        }
    }

    private async ValueTask<string?> WaitAsync(ValueTask<string?> sending, MessageSocket socket)
    {
        using var limit = new CancellationTokenSource(_limits.SendTimeout, _options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _stop.Token);
        var aborting = either.Token.UnsafeRegister(static state => ((MessageSocket)state!).Abort(), socket);
        try
        {
            return await sending.ConfigureAwait(false);
        }
        finally
        {
            _signal.EndLoan();
            aborting.Unregister();
        }
    }

    private async ValueTask CloseAsync(string why)
    {
        await BeginWorkAsync().ConfigureAwait(false);
        if (_socket is { } socket)
        {
            _socket = null;
            try
            {
                _owner.OnClosed(why, Now);
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
}
