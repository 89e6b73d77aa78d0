using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Spotwire.Diagnostics;
using Spotwire.Limits;
using Spotwire.Time;
using Spotwire.Wire;

namespace Spotwire.Transport;

/// <summary>Carries calls over REST: waits for the clock and the limits, sends, reads, and says what came of it. A call
/// is sent once; only one refused because of its time stamp, which the exchange has certainly not acted on, is signed
/// and sent a second time.</summary>
internal sealed class RestTransport : IAsyncDisposable
{
    private const int InvalidTimestamp = -1021;

    private readonly SpotwireOptions _options;
    private readonly ILogger _logger;
    private readonly SharedExchange _shared;
    private readonly CancellationTokenSource _lifetime = new();
    private readonly RestSender _sender;
    private readonly LimitedSender _limited;
    private readonly SingleFlight _clockFlight;
    private readonly SingleFlight _limitsFlight;
    private bool _isDisposed;

    public RestTransport(SpotwireOptions options, Connector connector, ILogger logger)
    {
        _options = options;
        _logger = logger;
        _shared = SharedExchange.Join(options);
        _clockFlight = new SingleFlight(_lifetime.Token, options.RunContinuationsInline);
        _limitsFlight = new SingleFlight(_lifetime.Token, options.RunContinuationsInline);
        _sender = new RestSender(options, connector, _shared.Clock, _lifetime.Token);
        Clock = new ServerClock(_shared.Clock, AskTimeAsync, _clockFlight);
        Ledger = new RateLimitLedger(_shared.Ledger, _shared.Clock, options);
        _limited = new LimitedSender(_sender, Ledger, options, logger);
    }

    public ServerClock Clock { get; }

    public RateLimitLedger Ledger { get; }

    /// <summary>Reads exchangeInfo by the client's own cache, so that the first call's reading of the limits serves the
    /// rules as well; null reads it for the limits alone.</summary>
    public Func<CancellationToken, Task>? ReadExchangeInfo { get; set; }

    /// <summary>A call that changes nothing, or whose effect nobody has to settle.</summary>
    /// <exception cref="SpotwireException">There is no answer, or an error.</exception>
    public async Task<T> ReadAsync<T>(
        Endpoint endpoint, RequestParameters p, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var result = await CallAsync(endpoint, p, type, cancellationToken).ConfigureAwait(false);
        if (result.IsCancelled)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return result.End == CallEnd.Answered
            ? result.Value!
            : throw new SpotwireException(result.Error!, RestFailure.Shown(result.Cause, _options.Credentials));
    }

    /// <summary>A call that can trade. What came of it is told in the outcome; once a byte may have left, cancelling
    /// only stops the waiting.</summary>
    /// <param name="endpoint">The call.</param>
    /// <param name="p">Its parameters.</param>
    /// <param name="type">What the answer is read into.</param>
    /// <param name="id">The order's name, to ask by when nothing else is known.</param>
    /// <param name="cancellationToken">Gives up, or stops waiting.</param>
    /// <exception cref="OperationCanceledException">Cancelled before anything left.</exception>
    public async Task<OrderOutcome<T>> TradeAsync<T>(
        Endpoint endpoint,
        RequestParameters p,
        JsonTypeInfo<T> type,
        ClientOrderId? id,
        CancellationToken cancellationToken)
    {
        var result = await CallAsync(endpoint, p, type, cancellationToken).ConfigureAwait(false);
        switch (result.End)
        {
            case CallEnd.Answered:
                return new OrderOutcome<T>.Accepted(result.Value!);
            case CallEnd.NotSent:
                if (result.IsCancelled)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }

                return new OrderOutcome<T>.Rejected(result.Error!, WasSent: false);
            case CallEnd.Refused:
                return new OrderOutcome<T>.Rejected(result.Error!, WasSent: true);
            default:
                return new OrderOutcome<T>.Unknown(result.Error!, id);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        CancelInline();
        await _clockFlight.DrainAsync().ConfigureAwait(false);
        await _limitsFlight.DrainAsync().ConfigureAwait(false);
        _sender.Dispose();
        _shared.Leave();
        _lifetime.Dispose();
    }

    /// <summary>Here and now: the asynchronous way of cancelling goes through the thread pool.</summary>
    private void CancelInline() => _lifetime.Cancel();

    private async Task<CallResult<T>> CallAsync<T>(
        Endpoint endpoint, RequestParameters p, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        using var activity = SpotwireTelemetry.Activities.StartActivity(endpoint.ToString());
        try
        {
            if (endpoint.Security != SecurityType.None && _options.Credentials is null)
            {
                throw MissingKey(endpoint);
            }

            await MakeReadyAsync(endpoint, cancellationToken).ConfigureAwait(false);
            var result = await SendAsync(endpoint, p, type, cancellationToken).ConfigureAwait(false);
            if (result is { End: CallEnd.Refused, Error.Code: InvalidTimestamp })
            {
                result = await RepeatAsync(endpoint, p, type, result, cancellationToken).ConfigureAwait(false);
            }

            return Noted(endpoint, result);
        }
        catch (SpotwireException early)
        {
            return Noted(endpoint, new CallResult<T>(CallEnd.NotSent, default, early.Error, early));
        }
        catch (OperationCanceledException stopped) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ObjectDisposedException("The client was disposed.", stopped);
        }
    }

    /// <summary>After -1021: the exchange has not acted on the request, so sending it again is safe.</summary>
    private async Task<CallResult<T>> RepeatAsync<T>(
        Endpoint endpoint,
        RequestParameters p,
        JsonTypeInfo<T> type,
        CallResult<T> first,
        CancellationToken cancellationToken)
    {
        try
        {
            await Clock.MeasureAgainAsync(first.ClockGeneration, cancellationToken).ConfigureAwait(false);
            RestLog.Repeated(_logger, endpoint.ToString());
            SpotwireTelemetry.ClockRepeated.Add(1, SpotwireTelemetry.Tag(endpoint));
            return await SendAsync(endpoint, p, type, cancellationToken).ConfigureAwait(false);
        }
        catch (SpotwireException)
        {
            // Neither measured nor sent again: what is known is the refusal.
            return first;
        }
        catch (OperationCanceledException)
        {
            return first with { IsCancelled = true };
        }
    }

    /// <summary>Before a first call: the exchange's clock, because the limits' windows and the time stamps follow it,
    /// and then the limits.</summary>
    private async ValueTask MakeReadyAsync(Endpoint endpoint, CancellationToken cancellationToken)
    {
        await Clock.EnsureAsync(cancellationToken).ConfigureAwait(false);
        if (Ledger.IsInformed || ReferenceEquals(endpoint, EndpointTable.ExchangeInfo))
        {
            return;
        }

        await _limitsFlight.RunAsync(ReadLimitsAsync, cancellationToken).ConfigureAwait(false);
    }

    private async Task ReadLimitsAsync(CancellationToken cancellationToken)
    {
        if (ReadExchangeInfo is { } read)
        {
            try
            {
                await read(cancellationToken).ConfigureAwait(false);
            }
            catch (SpotwireException) when (Ledger.IsInformed)
            {
                // The limits were read, and whoever wants the rest of the answer will be told what is wrong with it.
            }
        }

        if (!Ledger.IsInformed)
        {
            var endpoint = EndpointTable.ExchangeInfo;
            using var reply = await _limited.SendAsync(endpoint, new RequestParameters(), cancellationToken)
                .ConfigureAwait(false);
            if (ErrorOf(reply) is { } error)
            {
                throw new SpotwireException(error, RestFailure.Shown(reply.Cause, _options.Credentials));
            }
        }
    }

    private async Task<ClockSample> AskTimeAsync(CancellationToken cancellationToken)
    {
        using var reply = await _limited.SendAsync(EndpointTable.Time, new RequestParameters(), cancellationToken)
            .ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (ErrorOf(reply) is { } error)
        {
            throw new SpotwireException(error, RestFailure.Shown(reply.Cause, _options.Credentials));
        }

        return new ClockSample(reply.SentAt, reply.ReceivedAt, ServerTimeReader.Read(reply.Body));
    }

    private async Task<CallResult<T>> SendAsync<T>(
        Endpoint endpoint, RequestParameters p, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var reply = await _limited.SendAsync(endpoint, p, cancellationToken).ConfigureAwait(false);
        if (ErrorOf(reply) is { } error)
        {
            var end = !reply.MayHaveLeft ? CallEnd.NotSent
                : reply.Failure is null && IsRefusal(error) ? CallEnd.Refused
                : CallEnd.Unclear;
            return new CallResult<T>(end, default, error, reply.Cause, reply.IsCancelled, reply.ClockGeneration);
        }

        try
        {
            if (JsonSerializer.Deserialize(reply.Body, type) is { } value)
            {
                return new CallResult<T>(CallEnd.Answered, value, null);
            }

            return new CallResult<T>(CallEnd.Unclear, default, Unreadable("The answer is null.", reply.Status));
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Whatever a reader throws at what it did not expect: the answer came, and what it says is not known.
            var words = $"The answer cannot be read: {RestFailure.Shown(failure.Message, _options.Credentials)}";
            return new CallResult<T>(CallEnd.Unclear, default, Unreadable(words, reply.Status), failure);
        }
    }

    /// <summary>The error that a reply amounts to; null for an answer.</summary>
    private SpotwireError? ErrorOf(RestReply reply)
    {
        if (reply.Failure is { } failure)
        {
            return failure with
            {
                HttpStatus = reply.Status == 0 ? null : reply.Status,
                Message = RestFailure.Shown(failure.Message, _options.Credentials),
            };
        }

        if (reply.Status is >= 200 and < 300)
        {
            return null;
        }

        return RestFailure.TryReadBody(reply.Body, out var code, out var message)
            ? ErrorCodes.ToError(
                code, RestFailure.Shown(message, _options.Credentials), reply.Status, reply.RetryAfter) with
            {
                Data = RestFailure.FindData(reply.Body),
            }
            : ErrorCodes.ToError(null, RestFailure.Words(reply.Status), reply.Status, reply.RetryAfter);
    }

    /// <summary>Whether the answer is certainly a refusal. What stands before the exchange may answer 403, or anything
    /// that is not the exchange's own error, without telling what happened behind it.</summary>
    private static bool IsRefusal(SpotwireError error) =>
        error is { Code: { } code, HttpStatus: { } status and not 403 } && ErrorCodes.IsRefusal(code, status);

    private static SpotwireError Unreadable(string message, int status) => new()
    {
        Kind = ErrorKind.UnreadableAnswer,
        Message = message,
        HttpStatus = status,
    };

    private static SpotwireException MissingKey(Endpoint endpoint) => new(new SpotwireError
    {
        Kind = ErrorKind.MissingKey,
        Message = $"{endpoint} needs an API key.",
        Hint = $"Set {SpotwireCredentials.ApiKeyVariable} and {SpotwireCredentials.SecretKeyVariable}.",
    });

    private CallResult<T> Noted<T>(Endpoint endpoint, CallResult<T> result)
    {
        var name = endpoint.ToString();
        var error = result.Error;
        switch (result.End)
        {
            case CallEnd.NotSent:
                RestLog.NotSent(_logger, name, error!.Message);
                break;
            case CallEnd.Refused:
                RestLog.Refused(_logger, name, error!.HttpStatus ?? 0, error.Code, error.Message);
                break;
            case CallEnd.Unclear:
                RestLog.Unclear(_logger, name, error!.Message);
                break;
        }

        return result;
    }
}
