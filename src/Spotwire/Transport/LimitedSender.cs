using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Spotwire.Diagnostics;
using Spotwire.Limits;
using Spotwire.Wire;

namespace Spotwire.Transport;

/// <summary>Sends within the limits: takes room in the ledger, sends, and tells the ledger what the answer
/// says.</summary>
internal sealed class LimitedSender(
    ICallSender sender, RateLimitLedger ledger, SpotwireOptions options, ILogger logger)
{
    private const int TooManyOrders = -1015;
    private static readonly TimeSpan StopWithoutWord = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BanWithoutWord = TimeSpan.FromMinutes(2);

    /// <inheritdoc cref="ICallSender.MayAskAgain"/>
    public bool MayAskAgain(Endpoint endpoint) => sender.MayAskAgain(endpoint);

    /// <inheritdoc cref="ICallSender.NameOf"/>
    public string NameOf(Endpoint endpoint) => sender.NameOf(endpoint);

    /// <summary>One request and its answer within the limits.</summary>
    /// <exception cref="SpotwireException">There is no room in the ledger; nothing was sent.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<CallReply> SendAsync(
        Endpoint endpoint, RequestParameters p, CancellationToken cancellationToken)
    {
        var cost = sender.Cost(endpoint, p);
        var reservation = await AcquireAsync(endpoint, cost, cancellationToken).ConfigureAwait(false);
        var began = options.TimeProvider.GetTimestamp();
        var reply = await sender.SendAsync(endpoint, p, cancellationToken).ConfigureAwait(false);
        var took = options.TimeProvider.GetElapsedTime(began);
        if (reply.Failure is null && reply.Status == 200 && ReferenceEquals(endpoint, EndpointTable.ExchangeInfo)
            && RateLimitReader.Read(reply.Body) is { } rules)
        {
            Learn(rules);
        }

        Settle(reservation, cost, reply);
        if (sender.Durations.Enabled)
        {
            sender.Durations.Record(
                took.TotalSeconds,
                SpotwireTelemetry.Tag(endpoint),
                new("http.response.status_code", reply.Status));
        }

        if (reply.Status != 0)
        {
            CallLog.Answered(logger, sender.NameOf(endpoint), reply.Status, took.TotalMilliseconds);
        }

        return reply;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<LimitReservation> AcquireAsync(
        Endpoint endpoint, RequestCost cost, CancellationToken cancellationToken)
    {
        var began = options.TimeProvider.GetTimestamp();
        try
        {
            var reservation = await ledger.AcquireAsync(cost, cancellationToken).ConfigureAwait(false);
            SpotwireTelemetry.LimitsWaits.Record(
                options.TimeProvider.GetElapsedTime(began).TotalSeconds, SpotwireTelemetry.Tag(endpoint));
            return reservation;
        }
        catch (SpotwireException)
        {
            SpotwireTelemetry.LimitsRefusals.Add(1, SpotwireTelemetry.Tag(endpoint));
            throw;
        }
    }

    private void Settle(LimitReservation reservation, RequestCost cost, CallReply reply)
    {
        if (!reply.MayHaveLeft)
        {
            ledger.Release(reservation);
            return;
        }

        var isSuccess = reply.Failure is null && reply.Status is >= 200 and < 300;
        ledger.Settle(reservation, new LimitAnswer
        {
            Weight = isSuccess ? cost.OnSuccess : cost.OnFailure,
            Orders = cost.Orders,
            RawRequests = cost.RawRequests,
            MayStillArrive = reply.Status == 0,
            Told = reply.Told,
        });
        if (reply.Status is 429 or 418)
        {
            Stop(reply);
        }
    }

    private void Stop(CallReply reply)
    {
        var isBan = reply.Status == 418;
        var wait = reply.RetryAfter ?? (isBan ? BanWithoutWord : StopWithoutWord);
        if (!isBan && options.Credentials is not null
            && CallFailure.TryReadBody(reply.Body, out var code, out _) && code == TooManyOrders)
        {
            ledger.StopOrders(wait);
        }
        else
        {
            ledger.Stop(wait, isBan);
        }

        SpotwireTelemetry.LimitsStops.Add(1, new KeyValuePair<string, object?>(
            "http.response.status_code", reply.Status));
        CallLog.Stopped(logger, reply.Status, wait.TotalSeconds);
    }

    private void Learn(IReadOnlyList<LimitRule> rules)
    {
        if (!ledger.IsInformed)
        {
            CallLog.Informed(logger, options.Environment.Name, string.Join(", ", rules.Select(rule =>
                FormattableString.Invariant(
                    $"{rule.Type} {rule.Limit} per {rule.IntervalNumber} {rule.Interval}"))));
        }

        ledger.Learn(rules);
    }
}
