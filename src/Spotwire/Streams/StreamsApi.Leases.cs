using static Spotwire.Wire.Arguments;

namespace Spotwire.Streams;

/// <content>How subscriptions come onto connections.</content>
public sealed partial class StreamsApi
{
    /// <summary>Opens streams, all on one connection, and waits until the exchange has acknowledged them. The handler
    /// is called on the connection's loop, in the order of arrival.</summary>
    /// <exception cref="SpotwireException">As the type's remarks say.</exception>
    internal async ValueTask<StreamLease> OpenAsync(
        IReadOnlyList<string> streamNames, StreamHandler handler, CancellationToken cancellationToken)
    {
        var names = CheckedNames(streamNames);
        var capacity = _options.Streams.StreamsPerConnection;
        Require(names.Count <= capacity, "More streams than one connection carries.");
        var lease = Place(names, handler, out var connection);
        try
        {
            await lease.Ready.WaitAsync(
                _options.Streams.SubscribeTimeout, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
            return lease;
        }
        catch (Exception failure)
        {
            await lease.DisposeAsync().ConfigureAwait(false);
            if (failure is not TimeoutException)
            {
                throw;
            }

            var last = connection.LastFailure;
            throw new SpotwireException(new SpotwireError
            {
                Kind = last?.Kind ?? ErrorKind.Timeout,
                HttpStatus = last?.HttpStatus,
                RetryAfter = last?.RetryAfter,
                IsTransient = true,
                Message = "The streams were not acknowledged in time" + (last is null ? "." : $": {last.Message}"),
                Hint = last?.Hint,
            });
        }
    }

    /// <summary>Ends every connection and subscription and waits for the loops.</summary>
    internal async ValueTask DisposeAsync()
    {
        StreamConnection[] connections;
        lock (_gate)
        {
            _isDisposed = true;
            connections = [.. _connections];
        }

        foreach (var connection in connections)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }

        _notices.End();
    }

    private static IReadOnlyList<string> NamesOf(IReadOnlyList<Symbol> symbols, Func<Symbol, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        Require(!symbols.Any(static s => s.IsEmpty), "A symbol is empty.");
        return [.. symbols.Select(nameOf)];
    }

    private static List<string> CheckedNames(IReadOnlyList<string> names)
    {
        Require(names.Count > 0, "No stream is named.");
        foreach (var name in names)
        {
            Require(name is { Length: > 0 and <= StreamNames.MaxLength }, "A stream's name is empty or too long.");
            Require(!name.Any(char.IsControl), "A stream's name has control characters.");
        }

        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    private StreamLease Place(List<string> names, StreamHandler handler, out StreamConnection connection)
    {
        StreamLease lease;
        lock (_gate)
        {
            if (_isDisposed)
            {
                throw new SpotwireException(NoticeBoard.ClientIsDisposed);
            }

            var index = _pool.Take(names);
            if (index == _connections.Count)
            {
                var number = index + 1;
                var random = new Random(unchecked((_seed * 397) ^ number));
                _connections.Add(new StreamConnection(number, _options, _opener, _notices, random)
                {
                    Limits = _limits,
                });
            }

            connection = _connections[index];
            var owner = connection;
            lease = new StreamLease(names, handler, _options.RunContinuationsInline, given =>
            {
                lock (_gate)
                {
                    _pool.GiveBack(index, given.Names);
                }

                owner.Remove(given);
            });
        }

        connection.Add(lease);
        return lease;
    }

    private ValueTask<Subscription<T>> SubscribeAsync<T>(
        IReadOnlyList<string> names, SubscriptionOptions? options, Func<StreamEventReader<T>> makeReader,
        CancellationToken cancellationToken) =>
        SubscribeAsync<T>(
            names, options, target => new EventHandler<T>(target, makeReader(), _notices), cancellationToken);

    private async ValueTask<Subscription<T>> SubscribeAsync<T>(
        IReadOnlyList<string> names, SubscriptionOptions? options, Func<Subscription<T>, StreamHandler> makeHandler,
        CancellationToken cancellationToken)
    {
        var buffering = options ?? new SubscriptionOptions();
        buffering.Validate();
        var wanted = CheckedNames(names);
        var subscription = new Subscription<T>(wanted, buffering, _options.RunContinuationsInline, TellSlow);
        List<StreamLease> leases = [];
        var isGivenBack = false;
        subscription.OnDispose(async () =>
        {
            StreamLease[] held;
            lock (leases)
            {
                isGivenBack = true;
                held = [.. leases];
            }

            foreach (var lease in held)
            {
                await lease.DisposeAsync().ConfigureAwait(false);
            }
        });
        try
        {
            foreach (var part in wanted.Chunk(_options.Streams.StreamsPerConnection))
            {
                // A handler for each connection: its reader's buffers belong to one loop.
                var lease = await OpenAsync(part, makeHandler(subscription), cancellationToken).ConfigureAwait(false);
                bool isTooLate;
                lock (leases)
                {
                    leases.Add(lease);
                    isTooLate = isGivenBack;
                }

                if (isTooLate)
                {
                    // Its reader fell behind before the exchange had acknowledged.
                    await lease.DisposeAsync().ConfigureAwait(false);
                }
            }

            return subscription;
        }
        catch
        {
            await subscription.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private void TellSlow<T>(Subscription<T> subscription) => _notices.Tell(
        StreamNoticeKind.SlowReader, 0, subscription.StreamNames[0],
        $"the reader of {subscription.StreamNames[0]} is too slow" + (subscription.Options.WhenFull switch
        {
            SlowReaderPolicy.Fail => "; its subscription ends",
            SlowReaderPolicy.DropNewest => "; new messages are dropped",
            _ => "; the oldest messages are dropped",
        }));
}
