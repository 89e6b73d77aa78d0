using Spotwire.Simulator.Orders;

namespace Spotwire.Simulator.Endpoints;

/// <summary>The calls about order lists.</summary>
internal static class OrderListHandlers
{
    public static void OldOco(RequestContext context) => Place(context, OrderListForm.ReadOldOco(context));

    public static void Oco(RequestContext context) => Place(context, OrderListKind.Oco);

    public static void Oto(RequestContext context) => Place(context, OrderListKind.Oto);

    public static void Otoco(RequestContext context) => Place(context, OrderListKind.Otoco);

    public static void Opo(RequestContext context) => Place(context, OrderListKind.Opo);

    public static void Opoco(RequestContext context) => Place(context, OrderListKind.Opoco);

    public static void Cancel(RequestContext context)
    {
        var parameters = context.Parameters;
        var market = context.Market();
        var (id, name) = OrderSelection.Read(parameters, "orderListId", "listClientOrderId");
        var cancelId = parameters.ClientOrderId("newClientOrderId");
        parameters.RefuseUnread();
        var list = Find(context, id, name);
        if (list is not { IsOpen: true } || list.Market != market || (name is not null && list.ClientOrderId != name))
        {
            throw Refusals.Cancel("Unknown order sent.");
        }

        OrderListWriter.WriteCanceled(
            context.Answer, context.Exchange.CancelList(context.Account, list, cancelId, context.NowMicros));
    }

    public static void Query(RequestContext context)
    {
        var (id, name) = OrderSelection.Read(context.Parameters, "orderListId", "origClientOrderId");
        context.Parameters.RefuseUnread();

        // Of both the name counts, as the documentation of the WebSocket API says; that of REST is silent.
        var list = Find(context, name is null ? id : null, name) ?? throw Refusals.NoSuchOrder();
        OrderListWriter.WriteQueried(context.Answer, list);
    }

    public static void QueryAll(RequestContext context)
    {
        var parameters = context.Parameters;
        var fromId = parameters.Number("fromId");
        var window = TimeWindow.Read(parameters);
        var limit = parameters.Limit(500, 1000);
        if (fromId is not null && window.IsBounded)
        {
            // The WebSocket API does not look at the number then.
            fromId = context.Session is null ? throw Refusals.Combination() : null;
        }

        parameters.RefuseUnread();
        var found = context.Exchange.OrderLists.All(context.Account)
            .Where(list => window.Contains(list.CreatedMicros) && list.Id >= (fromId ?? 0));
        Write(context, window.Cut(found, limit, fromId is not null));
    }

    public static void QueryOpen(RequestContext context)
    {
        context.Parameters.RefuseUnread();
        Write(context, context.Exchange.OrderLists.Open(context.Account));
    }

    private static void Place(RequestContext context, OrderListKind kind) =>
        Place(context, OrderListForm.Read(context, kind));

    private static void Place(RequestContext context, OrderListTicket ticket)
    {
        context.Parameters.RefuseUnread();
        OrderForm.RequirePermission(context, ticket.Market);
        OrderListWriter.WritePlaced(
            context.Answer, context.Exchange.PlaceList(context.Account, ticket, context.NowMicros), ticket);
    }

    private static OrderList? Find(RequestContext context, long? id, string? name) => id is { } number
        ? context.Exchange.OrderLists.Find(context.Account, number)
        : context.Exchange.OrderLists.Find(context.Account, name!);

    private static void Write(RequestContext context, IEnumerable<OrderList> lists)
    {
        context.Answer.Json.WriteStartArray();
        foreach (var list in lists)
        {
            OrderListWriter.WriteQueried(context.Answer, list);
        }

        context.Answer.Json.WriteEndArray();
    }
}
