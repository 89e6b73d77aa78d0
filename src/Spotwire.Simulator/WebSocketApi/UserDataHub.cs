using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Orders;

namespace Spotwire.Simulator.WebSocketApi;

/// <summary>Tells sessions what happens to the accounts that they have subscribed to, as it happens.</summary>
/// <param name="exchange">Whose accounts.</param>
/// <param name="sessions">Connections that are open.</param>
internal sealed class UserDataHub(Exchange exchange, IReadOnlyList<ApiSession> sessions) : IAccountListener
{
    void IAccountListener.OnExecution(SimulatedOrder order, in ExecutionNotice notice)
    {
        if (sessions.Count > 0)
        {
            var told = notice;
            Tell(order.Account, answer => ExecutionReportJson.Write(answer, order, told));
        }
    }

    void IAccountListener.OnListStatus(OrderList list, in ListNotice notice)
    {
        if (sessions.Count > 0)
        {
            var told = notice;
            Tell(list.Account, answer => UserDataJson.WriteListStatus(answer, list, told));
        }
    }

    void IAccountListener.OnBalances(int account, IReadOnlyList<Asset> touched, long nowMicros)
    {
        if (sessions.Count > 0)
        {
            Tell(account, answer => UserDataJson.WritePosition(answer, exchange, account, touched, nowMicros));
        }
    }

    void IAccountListener.OnBalanceUpdate(int account, Asset asset, decimal delta, long nowMicros) =>
        Tell(account, answer => UserDataJson.WriteDelta(answer, "balanceUpdate", asset, delta, nowMicros));

    void IAccountListener.OnExternalLock(int account, Asset asset, decimal delta, long nowMicros) =>
        Tell(account, answer => UserDataJson.WriteDelta(answer, "externalLockUpdate", asset, delta, nowMicros));

    private void Tell(int account, Action<AnswerWriter> write)
    {
        // Sessions of one account mostly want the same bytes: an event is written once for each unit of time.
        ReadOnlyMemory<byte>? inMilliseconds = null;
        ReadOnlyMemory<byte>? inMicroseconds = null;
        for (var i = 0; i < sessions.Count; i++)
        {
            var session = sessions[i];
            if (session.SubscriptionTo(account) is { } subscription)
            {
                var body = session.Target.InMicroseconds
                    ? inMicroseconds ??= UserDataEvents.Body(inMicroseconds: true, write)
                    : inMilliseconds ??= UserDataEvents.Body(inMicroseconds: false, write);
                UserDataEvents.Send(session, subscription.Id, body);
            }
        }
    }
}
