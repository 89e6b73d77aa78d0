using System.Text.Json;
using Spotwire.Simulator.Tests.Endpoints;
using Spotwire.Simulator.WebSocketApi;

namespace Spotwire.Simulator.Tests.WebSocketApi;

public sealed class ApiSessionTests
{
    private static readonly TestKeys Edwards = TestKeys.Ed25519();
    private static readonly TestKeys Other = TestKeys.Ed25519();
    private static readonly TestKeys Rsa = TestKeys.Rsa();

    [Fact]
    public void ASessionLogsOnAndOut()
    {
        var api = ApiDriver.WithKeys(Edwards);
        api.Rest.Now += 1_000_000;
        var before = api.Call("session.status").Ok().Result;
        Assert.Equal(
            ["apiKey", "authorizedSince", "connectedSince", "returnRateLimits", "serverTime", "userDataStream"],
            before.EnumerateObject().Select(field => field.Name));
        Assert.Equal(JsonValueKind.Null, before.GetProperty("apiKey").ValueKind);
        Assert.Equal(JsonValueKind.Null, before.GetProperty("authorizedSince").ValueKind);
        Assert.Equal(ExchangeDriver.Start / 1000, before.Whole("connectedSince"));

        var logon = api.Logon(Edwards).Ok();
        Assert.Equal(api.Rest.Account.Keys[1].ApiKey, logon.Result.Word("apiKey"));
        Assert.Equal(api.Rest.Now / 1000, logon.Result.Whole("authorizedSince"));
        Assert.False(logon.Result.GetProperty("userDataStream").GetBoolean());
        Assert.Equal(4, logon.Count("REQUEST_WEIGHT", "MINUTE"));
        Assert.Equal("SPOT", api.Timed("account.status").Ok().Result.Word("accountType"));

        api.Call("session.logout").Ok();
        Assert.Equal(
            (400, -1102, "Mandatory parameter 'apiKey' was not sent, was empty/null, or malformed."),
            api.Timed("account.status").Error);
    }

    [Fact]
    public void OnlyEdwardsKeysLogOn()
    {
        var api = ApiDriver.WithKeys(Rsa);
        (int, int, string) refusal = (401, -2015, "Invalid API-key, IP, or permissions for action.");
        Assert.Equal(refusal, api.Signed("session.logon").Error);
        Assert.Equal(refusal, api.Logon(Rsa).Error);
        Assert.Null(api.Session.Key);
    }

    [Fact]
    public void AllKeyTypesSignSingleRequests()
    {
        var api = ApiDriver.WithKeys(Edwards, Rsa);
        api.Signed("account.status").Ok();
        api.Signed("account.status", api.Rest.Account.Keys[1].ApiKey, Edwards.Sign).Ok();
        api.Signed("account.status", api.Rest.Account.Keys[2].ApiKey, Rsa.Sign).Ok();
        Assert.Equal(
            (400, -1022, "Signature for this request is not valid."),
            api.Signed("account.status", api.Rest.Account.Keys[1].ApiKey, Other.Sign).Error);
        Assert.Equal(
            (400, -1022, "Signature for this request is not valid."),
            api.Signed("account.status", api.Rest.Account.Keys[2].ApiKey, Edwards.Sign).Error);
        Assert.Equal(
            (401, -2014, "API-key format invalid."), api.Signed("account.status", "short", Edwards.Sign).Error);
        Assert.Equal(
            (401, -2015, "Invalid API-key, IP, or permissions for action."),
            api.Signed("account.status", new string('a', 64), Edwards.Sign).Error);
    }

    [Fact]
    public void ALoggedOnSessionStillNeedsTheTime()
    {
        var api = ApiDriver.WithKeys(Edwards);
        api.Logon(Edwards).Ok();
        Assert.Equal(
            (400, -1102, "Mandatory parameter 'timestamp' was not sent, was empty/null, or malformed."),
            api.Call("account.status").Error);
        var old = (api.Rest.Now / 1000) - 5_001;
        Assert.Equal(
            (400, -1021, "Timestamp for this request is outside of the recvWindow."),
            api.Call("account.status", ("timestamp", old)).Error);
        api.Call("account.status", ("timestamp", old), ("recvWindow", 5_001)).Ok();
        Assert.Equal(
            (400, -1021, "Timestamp for this request was 1000ms ahead of the server's time."),
            api.Call("account.status", ("timestamp", (api.Rest.Now / 1000) + 1_000)).Error);
    }

    [Fact]
    public void AKeyInTheRequestGoesBeforeThatOfTheSession()
    {
        var api = ApiDriver.WithKeys(Edwards);
        api.Logon(Edwards).Ok();
        var mine = api.Timed("account.status").Ok().Result.Whole("uid");
        api.Rest.Account = api.Rest.Exchange.Accounts[1];
        Assert.Equal(mine + 1, api.Signed("account.status").Ok().Result.Whole("uid"));
        Assert.Equal(mine, api.Timed("account.status").Ok().Result.Whole("uid"));
        Assert.Equal(
            (400, -1102, "Mandatory parameter 'signature' was not sent, was empty/null, or malformed."),
            api.Timed("account.status", ("apiKey", api.Rest.Account.ApiKey)).Error);
    }

    [Fact]
    public void ASecondLogonSwapsTheKey()
    {
        var api = ApiDriver.WithKeys(Edwards, Other);
        api.Logon(Edwards, 1).Ok();
        api.Rest.Now += 1_000;
        Assert.Equal(api.Rest.Account.Keys[2].ApiKey, api.Logon(Other, 2).Ok().Result.Word("apiKey"));
        Assert.Equal(api.Rest.Now, api.Session.AuthorizedMicros);
    }

    [Fact]
    public void AFailedLogonLeavesTheSessionAsItWas()
    {
        var api = ApiDriver.WithKeys(Edwards, Other);
        api.Logon(Edwards).Ok();
        Assert.Equal(-1022, api.Logon(Edwards, 2).Error.Code);
        api.Timed("account.status").Ok();
    }

    [Fact]
    public void ARevokedKeyEndsTheSessionWithTheNextRequest()
    {
        var api = ApiDriver.WithKeys(Edwards);
        api.Logon(Edwards).Ok();
        api.Call("userDataStream.subscribe").Ok();
        api.Rest.Exchange.Authenticator.Find(api.Rest.Account.Keys[1].ApiKey)!.IsRevoked = true;
        var refused = api.Timed("account.status");
        Assert.Equal((401, -2015, "Invalid API-key, IP, or permissions for action."), refused.Error);
        Assert.Equal(JsonValueKind.Null, refused.Json.GetProperty("id").ValueKind);
        Assert.Equal("eventStreamTerminated", api.Sink.Events[^1].GetProperty("event").Word("e"));
        var status = api.Call("session.status").Ok().Result;
        Assert.Equal(JsonValueKind.Null, status.GetProperty("apiKey").ValueKind);
        Assert.Equal(-2015, api.Logon(Edwards).Error.Code);
    }

    [Fact]
    public void ASessionMayTradeWithAKeyOfTheRequestWhereItsOwnMayNot()
    {
        var api = ApiDriver.WithKeys(Edwards);
        api.Logon(Edwards).Ok();
        var key = api.Rest.Exchange.Authenticator.Find(api.Rest.Account.Keys[1].ApiKey)!;
        key.Permissions = new SimulatedKeyPermissions { SpotAndMarginTrading = false };
        api.Timed("account.status").Ok();
        Assert.Equal(-2011, api.Signed("order.cancel", ("symbol", "BTCUSDT"), ("orderId", 1)).Error.Code);
        Assert.NotNull(api.Session.Key);
        Assert.Equal(-2015, api.Timed("order.cancel", ("symbol", "BTCUSDT"), ("orderId", 1)).Error.Code);
        Assert.Null(api.Session.Key);
    }

    [Fact]
    public void WhatIsSubscribedToWithARevokedKeyEndsAtOnce()
    {
        var api = ApiDriver.WithKeys(Edwards);
        api.Signed("userDataStream.subscribe.signature").Ok();
        var key = api.Rest.Exchange.Authenticator.Find(api.Rest.Account.ApiKey)!;
        key.IsRevoked = true;
        api.Hub.EndSubscriptions(key, api.Rest.Now);
        Assert.Equal("eventStreamTerminated", Assert.Single(api.Sink.Events).GetProperty("event").Word("e"));
        Assert.Empty(api.Session.Subscriptions);
    }

    [Fact]
    public void SubscriptionsAreOneForAnAccountAndCountOn()
    {
        var api = ApiDriver.WithKeys(Edwards);
        Assert.Equal(
            (400, -1102, "Mandatory parameter 'apiKey' was not sent, was empty/null, or malformed."),
            api.Call("userDataStream.subscribe").Error);
        api.Logon(Edwards).Ok();
        Assert.Equal(0, api.Call("userDataStream.subscribe").Ok().Result.Whole("subscriptionId"));
        (int, int, string) active = (400, -2035, "User Data Stream subscription already active.");
        Assert.Equal(active, api.Call("userDataStream.subscribe").Error);
        Assert.Equal(active, api.Signed("userDataStream.subscribe.signature").Error);
        api.Rest.Account = api.Rest.Exchange.Accounts[1];
        Assert.Equal(1, api.Signed("userDataStream.subscribe.signature").Ok().Result.Whole("subscriptionId"));
        Assert.Equal(
            """[{"subscriptionId":0},{"subscriptionId":1}]""",
            api.Call("session.subscriptions").Ok().Result.GetRawText());
        Assert.True(api.Call("session.status").Ok().Result.GetProperty("userDataStream").GetBoolean());

        Assert.Equal(
            (400, -2036, "User Data Stream subscription not active."),
            api.Call("userDataStream.unsubscribe", ("subscriptionId", 5)).Error);
        Assert.Equal("{}", api.Call("userDataStream.unsubscribe", ("subscriptionId", 0)).Ok().Result.GetRawText());
        Assert.Equal(2, api.Call("userDataStream.subscribe").Ok().Result.Whole("subscriptionId"));
    }

    [Fact]
    public void LoggingOutEndsTheSessionsSubscriptionOnly()
    {
        var api = ApiDriver.WithKeys(Edwards);
        api.Logon(Edwards).Ok();
        api.Call("userDataStream.subscribe").Ok();
        api.Rest.Account = api.Rest.Exchange.Accounts[1];
        api.Signed("userDataStream.subscribe.signature").Ok();
        api.Rest.Now += 5_000;
        var logout = api.Call("session.logout").Ok().Result;
        Assert.True(logout.GetProperty("userDataStream").GetBoolean());
        var terminated = Assert.Single(api.Sink.Events);
        Assert.Equal(
            $$$"""{"subscriptionId":0,"event":{"e":"eventStreamTerminated","E":{{{api.Rest.Now / 1000}}}}}""",
            terminated.GetRawText());
        api.Call("userDataStream.unsubscribe").Ok();
        Assert.Equal([0, 1], api.Sink.Events.Select(message => message.Whole("subscriptionId")));
        Assert.False(api.Call("session.status").Ok().Result.GetProperty("userDataStream").GetBoolean());
    }

    [Fact]
    public void SubscribingTakesNoParameters()
    {
        var api = ApiDriver.WithKeys(Edwards);
        api.Logon(Edwards).Ok();
        Assert.Equal(
            (400, -1104, "Not all sent parameters were read; read '0' parameter(s) but was sent '1'."),
            api.Timed("userDataStream.subscribe").Error);
    }

    [Fact]
    public void AConnectionRunsOutOfSubscriptions()
    {
        var api = ApiDriver.WithKeys(Edwards);
        var key = api.Rest.Exchange.Authenticator.Find(api.Rest.Account.Keys[1].ApiKey)!;
        for (var i = 0; i < ApiSession.MostSubscriptionIds; i++)
        {
            Assert.Equal(i, api.Session.Subscribe(key, isOfSession: false).Id);
            api.Session.End(_ => true);
        }

        Assert.Equal(
            (400, -2042, "Maximum subscription ID reached for this connection."),
            api.Signed("userDataStream.subscribe.signature").Error);
    }

    [Fact]
    public void PingsComeEveryTwentySecondsAndWantAnAnswer()
    {
        var api = ApiDriver.Quiet();
        Assert.Equal(ExchangeDriver.Start + 20_000_000, api.Hub.NextDueMicros);
        Tick(20);
        var ping = Assert.Single(api.Sink.Pings);
        api.Session.Pulse.Answer(ping);
        Tick(40);
        Assert.Equal(2, api.Sink.Pings.Count);
        api.Session.Pulse.Answer([]);
        Tick(99);
        Assert.Null(api.Sink.Closed);
        Tick(100);
        Assert.Equal((1008, "Pong timeout"), api.Sink.Closed);
        Assert.Empty(api.Hub.Sessions);
        Assert.Equal(long.MaxValue, api.Hub.NextDueMicros);

        void Tick(long seconds)
        {
            while (api.Hub.NextDueMicros <= ExchangeDriver.Start + (seconds * 1_000_000))
            {
                api.Hub.Tick(api.Hub.NextDueMicros);
            }
        }
    }

    [Fact]
    public void AConnectionLivesForADay()
    {
        var api = ApiDriver.Quiet();
        while (api.Sink.Closed is null)
        {
            api.Rest.Now = api.Hub.NextDueMicros;
            api.Hub.Tick(api.Rest.Now);
            api.Session.Pulse.Answer(api.Sink.Pings.LastOrDefault() ?? []);
        }

        Assert.Equal(ExchangeDriver.Start + 86_400_000_000, api.Rest.Now);
        Assert.Equal(1001, api.Sink.Closed?.Code);
    }

    [Fact]
    public void TheShutdownIsAnnouncedInTheUnitOfTheConnection()
    {
        var api = ApiDriver.Quiet("timeUnit=microsecond");
        api.Hub.AnnounceShutdown(api.Rest.Now);
        Assert.Equal(
            $$$"""{"event":{"e":"serverShutdown","E":{{{api.Rest.Now}}}}}""", api.Sink.Events[0].GetRawText());
    }
}
