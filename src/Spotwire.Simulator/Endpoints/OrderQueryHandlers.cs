using Spotwire.Simulator.Orders;

namespace Spotwire.Simulator.Endpoints;

/// <summary>The calls that ask for one's own orders.</summary>
internal static class OrderQueryHandlers
{
    public static void Order(RequestContext context)
    {
        var parameters = context.Parameters;
        var market = context.Market();
        var (orderId, clientOrderId) = OrderSelection.Read(parameters, "orderId", "origClientOrderId");
        parameters.RefuseUnread();
        var order = (orderId is { } id
            ? market.Records.Find(context.Account, id)
            : market.Records.Find(context.Account, clientOrderId!)) ?? throw Refusals.NoSuchOrder();
        if (clientOrderId is not null && order.ClientOrderId != clientOrderId)
        {
            throw Refusals.OtherClientOrderId();
        }

        OrderWriter.WriteQueried(context.Answer, order, isListed: false);
    }

    public static void Open(RequestContext context)
    {
        var symbol = context.Parameters.Optional("symbol");
        var markets = symbol is null ? context.Exchange.Markets : [context.Market(symbol)];
        context.Parameters.RefuseUnread();
        Write(context, markets.SelectMany(market => market.Records.Open(context.Account)));
    }

    public static void All(RequestContext context)
    {
        var parameters = context.Parameters;
        var market = context.Market();
        var fromId = parameters.Number("orderId");
        var window = TimeWindow.Read(parameters);
        var limit = parameters.Limit(500, 1000);
        parameters.RefuseUnread();

        // With times the number is not looked at.
        if (window.IsBounded)
        {
            fromId = null;
        }

        var found = market.Records.All(context.Account)
            .Where(order => window.Contains(order.CreatedMicros) && order.OrderId >= (fromId ?? 0));
        Write(context, window.Cut(found, limit, fromId is not null));
    }

    public static void Amendments(RequestContext context)
    {
        var parameters = context.Parameters;
        var market = context.Market();
        parameters.Required("orderId");
        var orderId = parameters.Number("orderId")!.Value;
        var fromId = parameters.Number("fromExecutionId") ?? 0;
        var limit = parameters.Limit(500, 1000);
        parameters.RefuseUnread();
        if (market.Records.Find(context.Account, orderId) is null)
        {
            throw Refusals.NoSuchOrder();
        }

        var found = market.Records.Amendments(orderId)
            .Where(amendment => amendment.ExecutionId >= fromId)
            .Take(limit);
        context.Answer.Objects(found, (answer, amendment) =>
        {
            answer.Text("symbol", market.Name);
            answer.Number("orderId", orderId);
            answer.Number("executionId", amendment.ExecutionId);
            answer.Text("origClientOrderId", amendment.OriginalClientOrderId);
            answer.Text("newClientOrderId", amendment.NewClientOrderId);
            answer.Amount("origQty", amendment.OriginalQuantity);
            answer.Amount("newQty", amendment.NewQuantity);
            answer.Time("time", amendment.TimeMicros);
        });
    }

    private static void Write(RequestContext context, IEnumerable<SimulatedOrder> orders)
    {
        context.Answer.Json.WriteStartArray();
        foreach (var order in orders)
        {
            OrderWriter.WriteQueried(context.Answer, order, isListed: true);
        }

        context.Answer.Json.WriteEndArray();
    }
}
