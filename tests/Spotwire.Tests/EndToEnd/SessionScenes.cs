using Spotwire.Trading;

namespace Spotwire.Tests.EndToEnd;

/// <summary>The methods that only the WebSocket API has.</summary>
internal static class SessionScenes
{
    /// <summary>Method, the client's member, start of the names of the documentation's examples.</summary>
    public static IReadOnlyList<(string Method, string Member, string Example)> All { get; } =
    [
        ("session.logon", "Session.LogOnAsync", "log-in-with-api-key-signed"),
        ("session.status", "Session.GetStatusAsync", "query-session-status"),
        ("session.logout", "Session.LogOutAsync", "log-out-of-the-session"),
        ("session.subscriptions", "Session.GetSubscriptionsAsync", "listing-all-subscriptions"),
        ("userDataStream.subscribe", "UserData.SubscribeAsync", "subscribe-to-user-data-stream-user-stream"),
        ("userDataStream.subscribe.signature", "UserData.SubscribeAsync",
            "subscribe-to-user-data-stream-through-signature"),
        ("userDataStream.unsubscribe", "UserData.SubscribeAsync", "unsubscribe-from-user-data-stream"),
    ];

    /// <summary>Logs on with an Ed25519 key, trades, subscribes by session, and logs out.</summary>
    public static async Task Play(Scene scene)
    {
        var keyed = scene.Keyed;
        var status = await keyed.Session.LogOnAsync().ConfigureAwait(false);
        Assert.True(status.IsLoggedOn);
        Assert.True((await keyed.Session.GetStatusAsync().ConfigureAwait(false)).IsLoggedOn);
        var subscription = await keyed.UserData.SubscribeAsync().ConfigureAwait(false);
        var placed = (await keyed.Via(CallTransport.WebSocketApi).Trading.PlaceOrderAsync(new NewOrder(
            Scene.Tst, Side.Buy, 1m, new LimitOrder { Price = 90m })).ConfigureAwait(false)).RequireAccepted();
        Assert.Equal(90m, placed.Price);
        await keyed.Session.GetSubscriptionsAsync().ConfigureAwait(false);
        await subscription.DisposeAsync().ConfigureAwait(false);
        Assert.False((await keyed.Session.LogOutAsync().ConfigureAwait(false)).IsLoggedOn);
    }
}
