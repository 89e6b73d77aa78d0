using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Spotwire.Diagnostics;
using Spotwire.Limits;
using Spotwire.Time;
using Spotwire.Wire;

namespace Spotwire.Transport;

/// <summary>Carries calls, by REST or by the WebSocket API: waits for the clock and the limits, sends, reads, and says
/// what came of it. A call is sent once; only one refused because of its time stamp, which the exchange has certainly
/// not acted on, is signed and sent a second time.</summary>
internal sealed class CallRunner(SpotwireOptions options, ExchangeLink link, LimitedSender sender, ILogger logger)
{
    private const int InvalidTimestamp = -1021;

    public ServerClock Clock => link.Clock;

    public RateLimitLedger Ledger => link.Ledger;

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
            : throw new SpotwireException(result.Error!, CallFailure.Shown(result.Cause, options.Credentials));
    }

    /// <summary>A call that can trade. What came of it is told in the outcome; once a byte may have left, cancelling
    /// only stops the waiting.</summary>
    /// <param name="endpoint">The call.</param>
    /// <param name="p">Its parameters.</param>
    /// <param name="type">What the answer is read into.</param>
    /// <param name="id">The order's name, to ask by when nothing else is known.</param>
    /// <param name="cancellationToken">Gives up, or stops waiting.</param>
    /// <exception cref="OperationCanceledException">Cancelled before anything left.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<OrderOutcome<T>> TradeAsync<T>(
        Endpoint endpoint,
        RequestParameters p,
        JsonTypeInfo<T> type,
        ClientOrderId? id,
        CancellationToken cancellationToken)
    {
        if (p.Symbol is { } symbol)
        {
            link.Trading?.Invoke(Symbol.FromWire(symbol));
        }

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

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<CallResult<T>> CallAsync<T>(
        Endpoint endpoint, RequestParameters p, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(link.IsEnded, typeof(SpotwireClient));
        cancellationToken.ThrowIfCancellationRequested();
        using var activity = SpotwireTelemetry.Activities.StartActivity(sender.NameOf(endpoint));
        try
        {
            if (endpoint.Security != SecurityType.None && options.Credentials is null)
            {
                throw MissingKey(sender.NameOf(endpoint));
            }

            if (endpoint.Security != SecurityType.None && options.Environment.IsDataOnly)
            {
                throw Arguments.Wrong(
                    $"{sender.NameOf(endpoint)} needs an account, and this environment has market data alone.");
            }

            await link.MakeReadyAsync(endpoint, cancellationToken).ConfigureAwait(false);
            var result = await SendAsync(endpoint, p, type, cancellationToken).ConfigureAwait(false);
            if (result is { End: CallEnd.Unclear, Error.Kind: ErrorKind.Network } && sender.MayAskAgain(endpoint))
            {
                result = await AskAgainAsync(endpoint, p, type, result, cancellationToken).ConfigureAwait(false);
            }

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

    /// <summary>After a connection that broke: a call that leaves everything as it is goes through the next
    /// one.</summary>
    private async Task<CallResult<T>> AskAgainAsync<T>(
        Endpoint endpoint,
        RequestParameters p,
        JsonTypeInfo<T> type,
        CallResult<T> first,
        CancellationToken cancellationToken)
    {
        try
        {
            return await SendAsync(endpoint, p, type, cancellationToken).ConfigureAwait(false);
        }
        catch (SpotwireException)
        {
            // The limits have no room for it: what is known is the broken connection.
            return first;
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
            CallLog.Repeated(logger, sender.NameOf(endpoint));
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

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<CallResult<T>> SendAsync<T>(
        Endpoint endpoint, RequestParameters p, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var reply = await sender.SendAsync(endpoint, p, cancellationToken).ConfigureAwait(false);
        if (CallFailure.ErrorOf(reply, options.Credentials) is { } error)
        {
            var end = !reply.MayHaveLeft ? CallEnd.NotSent
                : reply.Failure is null && IsRefusal(error) ? CallEnd.Refused
                : CallEnd.Unclear;
            return new CallResult<T>(end, default, error, reply.Cause, reply.IsCancelled, reply.ClockGeneration);
        }

        try
        {
            if (WireJson.Read(reply.Body, type) is { } value)
            {
                return new CallResult<T>(CallEnd.Answered, value, null);
            }

            return new CallResult<T>(CallEnd.Unclear, default, Unreadable("The answer is null.", reply.Status));
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The WebSocket API's page shows an error (-2043) as the result of status 200.
            if (!endpoint.ChangesState && CallFailure.ToldBy(reply, options.Credentials) is { } told)
            {
                return new CallResult<T>(CallEnd.Refused, default, told);
            }

            // Whatever a reader throws at what it did not expect: the answer came, and what it says is not known.
            var words = $"The answer cannot be read: {CallFailure.Shown(failure.Message, options.Credentials)}";
            return new CallResult<T>(CallEnd.Unclear, default, Unreadable(words, reply.Status), failure);
        }
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

    private static SpotwireException MissingKey(string name) => new(new SpotwireError
    {
        Kind = ErrorKind.MissingKey,
        Message = $"{name} needs an API key.",
        Hint = $"Set {SpotwireCredentials.ApiKeyVariable} and {SpotwireCredentials.SecretKeyVariable}.",
    });

    private CallResult<T> Noted<T>(Endpoint endpoint, CallResult<T> result)
    {
        var name = sender.NameOf(endpoint);
        var error = result.Error;
        switch (result.End)
        {
            case CallEnd.NotSent:
                CallLog.NotSent(logger, name, error!.Message);
                break;
            case CallEnd.Refused:
                CallLog.Refused(logger, name, error!.HttpStatus ?? 0, error.Code, error.Message);
                break;
            case CallEnd.Unclear:
                CallLog.Unclear(logger, name, error!.Message);
                break;
        }

        return result;
    }
}
