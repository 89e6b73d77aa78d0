using Spotwire.Simulator.Orders;

namespace Spotwire.Simulator.Endpoints;

/// <summary>Writes order lists as the calls answer them.</summary>
/// <remarks>Documentation: rest-api.md, "Order lists" and "Query Order list".</remarks>
internal static class OrderListWriter
{
    /// <summary>The answer to a new list.</summary>
    public static void WritePlaced(AnswerWriter answer, ListReport report, OrderListTicket ticket)
    {
        Open(answer, report.List, report.StatusType, report.OrderStatus, report.TimeMicros);
        answer.List("orderReports");
        for (var i = 0; i < report.Reports.Count; i++)
        {
            OrderWriter.WritePlaced(answer, report.Reports[i], ticket.Legs[i].ResponseType);
        }

        answer.Json.WriteEndArray();
        answer.Json.WriteEndObject();
    }

    /// <summary>The answer to a cancel.</summary>
    public static void WriteCanceled(AnswerWriter answer, ListReport report)
    {
        Open(answer, report.List, report.StatusType, report.OrderStatus, report.TimeMicros);
        answer.List("orderReports");
        foreach (var order in report.Reports)
        {
            OrderWriter.WriteCanceled(answer, order, order.CancelId ?? order.ClientOrderId, report.TimeMicros);
        }

        answer.Json.WriteEndArray();
        answer.Json.WriteEndObject();
    }

    /// <summary>What a cancel ended: an order, or the whole list that it belonged to.</summary>
    public static void WriteCanceled(AnswerWriter answer, CanceledThing canceled)
    {
        if (canceled.List is { } list)
        {
            WriteCanceled(answer, list);
        }
        else
        {
            OrderWriter.WriteCanceled(answer, canceled.Order, canceled.CancelId, canceled.TimeMicros);
        }
    }

    /// <summary>A list as it is queried.</summary>
    public static void WriteQueried(AnswerWriter answer, OrderList list)
    {
        Open(answer, list, list.StatusType, list.OrderStatus, list.CreatedMicros);
        answer.Json.WriteEndObject();
    }

    /// <summary>The list of an order that was amended.</summary>
    public static void WriteAmended(AnswerWriter answer, OrderList list)
    {
        answer.Json.WriteStartObject("listStatus");
        answer.Number("orderListId", list.Id);
        answer.Text("contingencyType", list.ContingencyType);
        answer.Text("listOrderStatus", list.OrderStatus);
        answer.Text("listClientOrderId", list.ClientOrderId);
        answer.Text("symbol", list.Market.Name);
        WriteOrders(answer, list);
        answer.Json.WriteEndObject();
    }

    private static void Open(
        AnswerWriter answer, OrderList list, string statusType, string orderStatus, long timeMicros)
    {
        answer.Json.WriteStartObject();
        answer.Number("orderListId", list.Id);
        answer.Text("contingencyType", list.ContingencyType);
        answer.Text("listStatusType", statusType);
        answer.Text("listOrderStatus", orderStatus);
        answer.Text("listClientOrderId", list.ClientOrderId);
        answer.Time("transactionTime", timeMicros);
        answer.Text("symbol", list.Market.Name);
        WriteOrders(answer, list);
    }

    private static void WriteOrders(AnswerWriter answer, OrderList list) =>
        answer.Objects("orders", list.Orders, static (answer, order) =>
        {
            answer.Text("symbol", order.Market.Name);
            answer.Number("orderId", order.OrderId);
            answer.Text("clientOrderId", order.ClientOrderId);
        });
}
