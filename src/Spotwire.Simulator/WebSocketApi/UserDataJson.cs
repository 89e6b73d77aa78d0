using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Orders;

namespace Spotwire.Simulator.WebSocketApi;

/// <summary>Writes the events of an account other than execution reports.</summary>
/// <remarks>Documentation: user-data-stream.md.</remarks>
internal static class UserDataJson
{
    /// <summary>The balances that a command may have changed.</summary>
    public static void WritePosition(
        AnswerWriter answer, Exchange exchange, int account, IReadOnlyList<Asset> touched, long nowMicros)
    {
        answer.Text("e", "outboundAccountPosition");
        answer.Time("E", nowMicros);
        answer.Time("u", exchange.Account(account).UpdatedMicros);
        answer.Objects("B", touched, (answer, asset) =>
        {
            var (free, locked) = exchange.Ledger.GetBalance(account, asset);
            answer.Text("a", asset.Value);
            answer.Amount("f", free);
            answer.Amount("l", locked);
        });
    }

    /// <summary>A change that no order made: <c>balanceUpdate</c> or <c>externalLockUpdate</c>.</summary>
    public static void WriteDelta(AnswerWriter answer, string name, Asset asset, decimal delta, long nowMicros)
    {
        answer.Text("e", name);
        answer.Time("E", nowMicros);
        answer.Text("a", asset.Value);
        answer.Amount("d", delta);
        answer.Time("T", nowMicros);
    }

    /// <summary>The state of an order list.</summary>
    public static void WriteListStatus(AnswerWriter answer, OrderList list, in ListNotice notice)
    {
        answer.Text("e", "listStatus");
        answer.Time("E", notice.TimeMicros);
        answer.Text("s", list.Market.Name);
        answer.Number("g", list.Id);
        answer.Text("c", list.ContingencyType);
        answer.Text("l", notice.StatusType);
        answer.Text("L", notice.OrderStatus);
        answer.Text("r", notice.RejectReason);
        answer.Text("C", list.ClientOrderId);
        answer.Time("T", notice.TimeMicros);
        answer.Objects("O", list.Orders, static (answer, order) =>
        {
            answer.Text("s", order.Market.Name);
            answer.Number("i", order.OrderId);
            answer.Text("c", order.ClientOrderId);
        });
    }
}
