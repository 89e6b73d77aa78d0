using Spotwire.Simulator.Orders;

namespace Spotwire.Simulator.Endpoints;

/// <summary>The calls that trade.</summary>
internal static class OrderHandlers
{
    public static void Place(RequestContext context)
    {
        var ticket = OrderForm.Read(context);
        context.Parameters.RefuseUnread();
        var order = context.Exchange.Place(context.Account, ticket, context.NowMicros);
        OrderWriter.WritePlaced(context.Answer, order, ticket.ResponseType);
    }

    public static void Test(RequestContext context)
    {
        var ticket = OrderForm.Read(context);
        var withRates = context.Parameters.Flag("computeCommissionRates") ?? false;
        context.Parameters.RefuseUnread();
        context.Exchange.Test(context.Account, ticket, context.NowMicros);
        var answer = context.Answer;
        answer.Json.WriteStartObject();
        if (withRates)
        {
            WriteRates(answer, "standardCommissionForOrder", CommissionRates.Maker, CommissionRates.Taker);
            WriteRates(answer, "specialCommissionForOrder", 0m, 0m);
            WriteRates(answer, "taxCommissionForOrder", 0m, 0m);
            answer.Json.WriteStartObject("discount");
            answer.Flag("enabledForAccount", false);
            answer.Flag("enabledForSymbol", false);
            answer.Text("discountAsset", "BNB");
            answer.Amount("discount", 0m);
            answer.Json.WriteEndObject();
        }

        answer.Json.WriteEndObject();
    }

    public static void Cancel(RequestContext context)
    {
        var parameters = context.Parameters;
        var market = context.Market();
        var orderId = parameters.Number("orderId");
        var clientOrderId = parameters.ClientOrderId("origClientOrderId");
        var cancelId = parameters.ClientOrderId("newClientOrderId");
        var restriction = parameters.Optional("cancelRestrictions");
        if (restriction is not (null or "ONLY_NEW" or "ONLY_PARTIALLY_FILLED"))
        {
            throw Refusals.CancelRestrictions();
        }

        if (orderId is null && clientOrderId is null)
        {
            throw Refusals.EitherMissing("orderId", "origClientOrderId");
        }

        parameters.RefuseUnread();
        var records = market.Records;
        var order = orderId is { } id
            ? records.Find(context.Account, id)
            : records.Find(context.Account, clientOrderId!);
        if (order is not { IsOpen: true } || (clientOrderId is not null && order.ClientOrderId != clientOrderId))
        {
            throw Refusals.Cancel("Unknown order sent.");
        }

        if ((restriction == "ONLY_NEW" && order.Status != "NEW")
            || (restriction == "ONLY_PARTIALLY_FILLED" && order.Status != "PARTIALLY_FILLED"))
        {
            throw Refusals.Cancel("Order was not canceled due to cancel restrictions.");
        }

        var canceled = context.Exchange.Cancel(context.Account, order, cancelId, context.NowMicros);
        OrderWriter.WriteCanceled(context.Answer, canceled.Order, canceled.CancelId, context.NowMicros);
    }

    public static void CancelAll(RequestContext context)
    {
        var market = context.Market();
        context.Parameters.RefuseUnread();
        var orders = market.Records.Open(context.Account);
        if (orders.Count == 0)
        {
            throw Refusals.Cancel("Unknown order sent.");
        }

        var cancelId = context.Exchange.NewClientOrderId();
        context.Answer.Json.WriteStartArray();
        foreach (var order in orders)
        {
            context.Exchange.Cancel(context.Account, order, cancelId, context.NowMicros);
            OrderWriter.WriteCanceled(context.Answer, order, cancelId, context.NowMicros);
        }

        context.Answer.Json.WriteEndArray();
    }

    private static void WriteRates(AnswerWriter answer, string name, decimal maker, decimal taker)
    {
        answer.Json.WriteStartObject(name);
        answer.Amount("maker", maker);
        answer.Amount("taker", taker);
        answer.Json.WriteEndObject();
    }
}
