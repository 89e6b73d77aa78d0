using Spotwire.Simulator.Endpoints;

namespace Spotwire.Simulator.Orders;

/// <summary>Reads a cancel-replace from its parameters.</summary>
/// <remarks>Documentation: rest-api.md, "Cancel an Existing Order and Send a New Order".</remarks>
internal static class CancelReplaceForm
{
    /// <summary>The request; all of its parameters are read.</summary>
    public static CancelReplaceTicket Read(RequestContext context)
    {
        var parameters = context.Parameters;
        var order = OrderForm.Read(context);
        if (!order.Market.Spec.Rules.CancelReplaceAllowed)
        {
            throw Refusals.BeforeEngine("Order cancel-replace is not supported for this symbol.");
        }

        var ticket = new CancelReplaceTicket
        {
            NewOrder = order,
            StopsOnFailure = parameters.Required("cancelReplaceMode") switch
            {
                "STOP_ON_FAILURE" => true,
                "ALLOW_FAILURE" => false,
                _ => throw Refusals.InvalidData("cancelReplaceMode"),
            },
            CancelsWhenLimited = parameters.Optional("orderRateLimitExceededMode") switch
            {
                null or "DO_NOTHING" => false,
                "CANCEL_ONLY" => true,
                _ => throw Refusals.InvalidData("orderRateLimitExceededMode"),
            },
            CancelRestrictions = Restrictions(parameters),
            CancelOrderId = parameters.Number("cancelOrderId"),
            CancelOriginalClientOrderId = parameters.ClientOrderId("cancelOrigClientOrderId"),
            CancelNewClientOrderId = parameters.ClientOrderId("cancelNewClientOrderId"),
        };
        return ticket is { CancelOrderId: null, CancelOriginalClientOrderId: null }
            ? throw Refusals.EitherMissing("cancelOrderId", "cancelOrigClientOrderId")
            : ticket;
    }

    /// <summary>In which state an order is to be cancelled; null for any.</summary>
    public static string? Restrictions(ParameterSet parameters) => parameters.Optional("cancelRestrictions") switch
    {
        null => null,
        "ONLY_NEW" => "ONLY_NEW",
        "ONLY_PARTIALLY_FILLED" => "ONLY_PARTIALLY_FILLED",
        _ => throw Refusals.CancelRestrictions(),
    };
}
