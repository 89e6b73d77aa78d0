using System.Text.Json;
using Spotwire.Trading;
using Spotwire.Transport;

namespace Spotwire.Wire;

/// <summary>Says what came of a cancel-replace, whether Binance tells it as an answer or as an error with what became
/// of each half.</summary>
internal static class CancelReplaceReader
{
    private const int HalfFailed = -2021;
    private const int Failed = -2022;
    private const int Forbidden = 403;
    private const int FirstServerError = 500;

    /// <param name="outcome">What the transport says.</param>
    /// <param name="reference">The order that was to be cancelled.</param>
    /// <param name="id">The name of the new order.</param>
    /// <param name="credentials">What must not be shown.</param>
    public static OrderOutcome<CancelReplaceResult> Read(
        OrderOutcome<CancelReplaceBody> outcome,
        OrderReference reference,
        ClientOrderId id,
        SpotwireCredentials? credentials)
    {
        var plain = outcome.Map(body => ToResult(body, reference, credentials));
        var error = outcome switch
        {
            OrderOutcome<CancelReplaceBody>.Rejected rejected => rejected.Error,
            OrderOutcome<CancelReplaceBody>.Unknown unknown => unknown.Error,
            _ => null,
        };
        if (error is not { HttpStatus: < FirstServerError and not Forbidden, Code: HalfFailed or Failed }
            || error.Data is not { } data
            || TryRead(data) is not { } halves)
        {
            return plain;
        }

        var result = ToResult(halves, reference, credentials);
        if (result.CanceledOrder is not null || result.PlacedOrder is not null)
        {
            return new OrderOutcome<CancelReplaceResult>.Accepted(result);
        }

        SpotwireError?[] causes = [result.CancelError, result.NewOrderError];
        var summary = error with { Causes = [.. causes.OfType<SpotwireError>()] };
        var isCertain = error.Code == Failed
            && summary.Causes.All(cause => cause.Code is { } code && ErrorCodes.Find(code).IsOutcomeKnown);
        return isCertain
            ? new OrderOutcome<CancelReplaceResult>.Rejected(summary, WasSent: true)
            : new OrderOutcome<CancelReplaceResult>.Unknown(summary, id);
    }

    private static CancelReplaceBody? TryRead(string data)
    {
        try
        {
            return JsonSerializer.Deserialize(data, WireJson.Of<CancelReplaceBody>());
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException)
        {
            // What cannot be read leaves the outcome as the code alone tells it.
            return null;
        }
    }

    private static CancelReplaceResult ToResult(
        CancelReplaceBody body, OrderReference reference, SpotwireCredentials? credentials) => new()
    {
        CancelResult = body.CancelResult,
        NewOrderResult = body.NewOrderResult,
        CanceledOrder = body.CancelResponse?.Value?.Find(reference),
        CancelError = ToError(body.CancelResponse?.Error, credentials),
        PlacedOrder = body.NewOrderResponse?.Value,
        NewOrderError = ToError(body.NewOrderResponse?.Error, credentials),
    };

    private static SpotwireError? ToError(ErrorBody? body, SpotwireCredentials? credentials) => body is null
        ? null
        : ErrorCodes.ToError(body.Code, CallFailure.Shown(body.Message, credentials), httpStatus: null);
}
