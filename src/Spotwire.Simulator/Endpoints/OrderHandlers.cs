using Spotwire.Simulator.Orders;

namespace Spotwire.Simulator.Endpoints;

/// <summary>The calls that trade single orders.</summary>
internal static class OrderHandlers
{
    public static void Place(RequestContext context) => Place(context, OrderForm.Read(context));

    public static void PlaceRouted(RequestContext context) => Place(context, OrderForm.ReadRouted(context));

    public static void Test(RequestContext context) => Test(context, OrderForm.Read(context));

    public static void TestRouted(RequestContext context) => Test(context, OrderForm.ReadRouted(context));

    public static void Cancel(RequestContext context)
    {
        var parameters = context.Parameters;
        var market = context.Market();
        var (orderId, clientOrderId) = OrderSelection.Read(parameters, "orderId", "origClientOrderId");
        var cancelId = parameters.ClientOrderId("newClientOrderId");
        var restriction = CancelReplaceForm.Restrictions(parameters);
        parameters.RefuseUnread();
        var order = TradingDesk.FindOpen(context.Account, market, orderId, clientOrderId, restriction);
        OrderListWriter.WriteCanceled(
            context.Answer, context.Exchange.Cancel(context.Account, order, cancelId, context.NowMicros));
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

        // One name for all the cancels, as in the documentation's sample; an order may have ended with its list.
        var cancelId = context.Exchange.NewClientOrderId();
        context.Answer.Json.WriteStartArray();
        foreach (var order in orders.Where(order => order.IsOpen))
        {
            OrderListWriter.WriteCanceled(
                context.Answer, context.Exchange.Cancel(context.Account, order, cancelId, context.NowMicros));
        }

        context.Answer.Json.WriteEndArray();
    }

    public static void CancelReplace(RequestContext context)
    {
        var ticket = CancelReplaceForm.Read(context);
        context.Parameters.RefuseUnread();
        OrderForm.RequirePermission(context, ticket.NewOrder.Market);
        var result = context.Exchange.CancelReplace(context.Account, ticket, context.NowMicros);
        CancelReplaceWriter.Write(context, result, ticket.NewOrder.ResponseType);
    }

    public static void Amend(RequestContext context)
    {
        var parameters = context.Parameters;
        var market = context.Market();
        if (!market.Spec.Rules.AmendAllowed)
        {
            throw Refusals.Amend("Order amend is not supported for this symbol.");
        }

        var (orderId, clientOrderId) = OrderSelection.Read(parameters, "orderId", "origClientOrderId");
        var newId = parameters.ClientOrderId("newClientOrderId");
        parameters.Required("newQty");
        var quantity = parameters.Amount("newQty")!.Value;
        parameters.RefuseUnread();
        var order = TradingDesk.FindOpen(context.Account, market, orderId, clientOrderId);
        var amendment = context.Exchange.Amend(context.Account, order, quantity, newId, context.NowMicros);
        var answer = context.Answer;
        answer.Json.WriteStartObject();
        answer.Time("transactTime", amendment.TimeMicros);
        answer.Number("executionId", amendment.ExecutionId);
        OrderWriter.WriteAmended(answer, amendment);
        if (amendment.Order.List is { } list)
        {
            OrderListWriter.WriteAmended(answer, list);
        }

        answer.Json.WriteEndObject();
        context.IsFree = amendment.Order.Status == "EXPIRED";
    }

    private static void Place(RequestContext context, OrderTicket ticket)
    {
        context.Parameters.RefuseUnread();
        OrderForm.RequirePermission(context, ticket.Market);
        var order = context.Exchange.Place(context.Account, ticket, context.NowMicros);
        OrderWriter.WritePlaced(context.Answer, order, ticket.ResponseType);
    }

    private static void Test(RequestContext context, OrderTicket ticket)
    {
        var withRates = context.Parameters.Flag("computeCommissionRates") ?? false;
        context.Parameters.RefuseUnread();
        OrderForm.RequirePermission(context, ticket.Market);
        context.Exchange.Test(context.Account, ticket, context.NowMicros);
        context.Answer.Json.WriteStartObject();
        if (withRates)
        {
            CommissionWriter.WriteForOrder(context, ticket);
        }

        context.Answer.Json.WriteEndObject();
    }
}
