using System.Text;
using System.Text.Json;
using Spotwire.Simulator.Faults;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.WebSocketApi;

public sealed class ApiFaultTests
{
    [Fact]
    public void ADroppedRequestIsNotCarriedOut()
    {
        var api = ApiDriver.Quiet();
        api.Faults.DropNextRequest("order.place");
        api.Call("time").Ok();
        Place(api);
        Assert.True(api.Sink.IsCut);
        Assert.Empty(api.Hub.Sessions);
        Assert.Empty(api.Rest.Exchange.Audit().Orders);
    }

    [Fact]
    public void ADroppedAnswerIsCarriedOut()
    {
        var api = ApiDriver.Quiet();
        api.Faults.DropNextAnswer("order.place");
        Place(api);
        Assert.True(api.Sink.IsCut);
        Assert.Empty(api.Sink.Texts);
        Assert.Single(api.Rest.Exchange.Audit().Orders);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AFailureLeavesOpenWhatHappened(bool isCarriedOut)
    {
        var api = ApiDriver.Quiet();
        api.Faults.FailNextRequest(503, isCarriedOut, "order.place");
        Place(api);
        var answer = new ApiAnswer(Assert.Single(api.Sink.Texts));
        Assert.Equal((503, -1000, "An unknown error occurred while processing the request."), answer.Error);
        Assert.Equal(isCarriedOut ? 1 : 0, api.Rest.Exchange.Audit().Orders.Count);
    }

    [Fact]
    public void TheFirewallHoldsARequestUp()
    {
        var api = ApiDriver.Quiet();
        api.Faults.BlockNextRequest();
        Place(api);
        Assert.Equal(403, new ApiAnswer(Assert.Single(api.Sink.Texts)).Status);
        Assert.Empty(api.Rest.Exchange.Audit().Orders);
    }

    [Fact]
    public void ALateAnswerIsOvertaken()
    {
        var api = ApiDriver.Quiet();
        api.Faults.DelayNextAnswer(TimeSpan.FromSeconds(3), "time");
        api.Hub.Receive(api.Session, """{"id":1,"method":"time"}"""u8.ToArray(), api.Rest.Now);
        api.Hub.Receive(api.Session, """{"id":2,"method":"time"}"""u8.ToArray(), api.Rest.Now);
        Assert.Equal(2, new ApiAnswer(Assert.Single(api.Sink.Texts)).Json.Whole("id"));
        Assert.Equal(api.Rest.Now + 3_000_000, api.Hub.NextDueMicros);
        api.Hub.Tick(api.Hub.NextDueMicros);
        Assert.Equal(1, new ApiAnswer(api.Sink.Texts[1]).Json.Whole("id"));
    }

    [Theory]
    [InlineData(FaultKind.ErrorCode, 500, -1000, 1)]
    [InlineData(FaultKind.UnknownCode, 400, -9999, 1)]
    [InlineData(FaultKind.ExecuteLate, 504, -1007, 0)]
    [InlineData(FaultKind.Ban, 418, -1003, 0)]
    [InlineData(FaultKind.Limit, 429, -1003, 0)]
    public void AFaultThatIsAnErrorAnswersTheRequest(FaultKind kind, int status, int code, int orders)
    {
        var api = ApiDriver.Quiet();
        api.Faults.Add(new ScriptedFault { Kind = kind, Path = "order.place" });
        Place(api);
        var answer = new ApiAnswer(Assert.Single(api.Sink.Texts));
        Assert.Equal((status, code, 9), (answer.Status, answer.Error.Code, answer.Json.Whole("id")));
        Assert.Equal(orders, api.Rest.Exchange.Audit().Orders.Count);
        Assert.Equal(kind == FaultKind.Ban, api.Sink.Closed is not null);
        Assert.Equal(1, api.Faults.Counts[kind]);
    }

    [Fact]
    public void ALateRequestIsCarriedOutThoughItsConnectionIsGone()
    {
        var api = ApiDriver.Quiet();
        api.Faults.Add(new ScriptedFault { Kind = FaultKind.ExecuteLate, Duration = TimeSpan.FromSeconds(10) });
        Place(api);
        api.Hub.Remove(api.Session);
        var late = api.Rest.Exchange.Late;
        Assert.Equal(api.Rest.Now + 10_000_000, late.NextDueMicros);
        late.RunNext(late.NextDueMicros);
        Assert.Single(api.Rest.Exchange.Audit().Orders);
    }

    [Fact]
    public void RubbishIsCarriedOutAndNoAnswer()
    {
        var api = ApiDriver.Quiet();
        foreach (var kind in (FaultKind[])[FaultKind.NotJson, FaultKind.Truncate, FaultKind.WrongObject])
        {
            api.Faults.Add(new ScriptedFault { Kind = kind });
            Place(api);
        }

        Assert.Equal(3, api.Sink.Texts.Count);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(api.Sink.Texts[0]));
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(api.Sink.Texts[1]));
        Assert.False(new ApiAnswer(api.Sink.Texts[2]).Result.TryGetProperty("orderId", out _));
        Assert.Equal(3, api.Rest.Exchange.Audit().Orders.Count);
    }

    [Fact]
    public void ARepeatedRequestIsAnsweredTwice()
    {
        var api = ApiDriver.Quiet();
        api.Faults.Add(new ScriptedFault { Kind = FaultKind.RepeatRequest });
        Place(api);
        Assert.Equal([9L, 9L], api.Sink.Texts.Select(text => new ApiAnswer(text).Json.Whole("id")));
        Assert.Equal(2, api.Rest.Exchange.Audit().Orders.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ARestartCutsTheConnection(bool isCarriedOut)
    {
        var api = ApiDriver.Quiet();
        api.Faults.Add(new ScriptedFault { Kind = FaultKind.Restart, CarriedOut = isCarriedOut });
        Place(api);
        Assert.True(api.Sink.IsCut);
        Assert.Empty(api.Sink.Texts);
        Assert.Equal(isCarriedOut ? 1 : 0, api.Rest.Exchange.Audit().Orders.Count);
    }

    private static void Place(ApiDriver api)
    {
        var parameters = $"apiKey={api.Rest.Account.ApiKey}&price=20000&quantity=0.1&side=BUY&symbol=BTCUSDT"
            + $"&timeInForce=GTC&timestamp={api.Rest.Now / 1000}&type=LIMIT";
        var fields = string.Join(',', (parameters + "&signature=" + api.Rest.Sign(parameters)).Split('&')
            .Select(pair => pair.Split('='))
            .Select(pair => $"\"{pair[0]}\":\"{pair[1]}\""));
        api.Hub.Receive(
            api.Session,
            Encoding.UTF8.GetBytes("{\"id\":9,\"method\":\"order.place\",\"params\":{" + fields + "}}"),
            api.Rest.Now);
    }
}
