using Spotwire.UserData;

namespace Spotwire.Tests.EndToEnd;

/// <summary>Every event of the user data stream.</summary>
internal static class CoveredEvents
{
    public static IReadOnlyList<CoveredEvent> All { get; } =
    [
        new("outboundAccountPosition", nameof(AccountPosition), "account-update", Deposited),
        new("balanceUpdate", nameof(BalanceUpdate), "balance-update", Deposited),
        new("executionReport", nameof(ExecutionReport), "order-update"),
        new("listStatus", nameof(OrderListUpdate), "order-update"),
        new("eventStreamTerminated", nameof(StreamTerminated), "event-stream-terminated", Terminated),
        new("externalLockUpdate", nameof(ExternalLockUpdate), "external-lock-update", Locked),
    ];

    private static async Task Deposited(Scene scene)
    {
        scene.Exchange.Deposit("agent", new Asset("BNB"), 5m);
        await Reads<BalanceUpdate>(scene, update => update.Delta == 5m).ConfigureAwait(false);
        scene.Exchange.Withdraw("agent", new Asset("BNB"), 2m);
        await Reads<BalanceUpdate>(scene, update => update.Delta == -2m).ConfigureAwait(false);
        await Reads<AccountPosition>(scene, position => position.Balances.Any(b => b.Free == 103m))
            .ConfigureAwait(false);
    }

    private static async Task Locked(Scene scene)
    {
        scene.Exchange.LockExternally("agent", new Asset("BNB"), 5m);
        await Reads<ExternalLockUpdate>(scene, update => update.Delta == 5m).ConfigureAwait(false);
    }

    private static async Task Terminated(Scene scene)
    {
        // A second account on the same connection, which is given back.
        var second = await scene.Agent.UserData.SubscribeAsync(
            new UserDataOptions { Credentials = scene.Secret("other") }).ConfigureAwait(false);
        await second.DisposeAsync().ConfigureAwait(false);
        await scene.Until(() => scene.Told.Contains("eventStreamTerminated"), "the end").ConfigureAwait(false);
    }

    private static Task Reads<T>(Scene scene, Func<T, bool> isIt)
        where T : UserDataEvent => scene.Until(
        () =>
        {
            while (scene.UserData.TryRead(out var told))
            {
                if (told is T one && isIt(one))
                {
                    return true;
                }
            }

            return false;
        },
        typeof(T).Name);
}
