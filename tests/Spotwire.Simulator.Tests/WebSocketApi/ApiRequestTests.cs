using System.Text.Json;
using Spotwire.Simulator.Limits;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.WebSocketApi;

public sealed class ApiRequestTests
{
    [Theory]
    [InlineData("7")]
    [InlineData("-9223372036854775808")]
    [InlineData("\"e2a85d9f-07a5-4f94-8d5f-789dc3deb097\"")]
    [InlineData("\"öäü\"")]
    [InlineData("null")]
    public void AnyIdIsEchoed(string id)
    {
        var answer = ApiDriver.Quiet().Send($$"""{"id":{{id}},"method":"time"}""").Ok();
        Assert.Equal(id, answer.Json.GetProperty("id").GetRawText());
        Assert.Equal(ExchangeDriver.Start / 1000, answer.Result.Whole("serverTime"));
    }

    [Theory]
    [InlineData("{", -1135, "Invalid JSON Request")]
    [InlineData("", -1135, "Invalid JSON Request")]
    [InlineData("[]", -1135, "Invalid JSON Request")]
    [InlineData("7", -1135, "Invalid JSON Request")]
    [InlineData("{\"method\":\"time\"}", -1102, "Mandatory parameter 'id' was not sent, was empty/null, or malformed.")]
    [InlineData(
        "{\"id\":1.5,\"method\":\"time\"}",
        -1102,
        "Mandatory parameter 'id' was not sent, was empty/null, or malformed.")]
    [InlineData(
        "{\"id\":{},\"method\":\"time\"}",
        -1102,
        "Mandatory parameter 'id' was not sent, was empty/null, or malformed.")]
    public void WhatIsNoRequestIsAnsweredWithoutId(string text, int code, string message)
    {
        var answer = ApiDriver.Quiet().Send(text);
        Assert.Equal((400, code, message), answer.Error);
        Assert.Equal(JsonValueKind.Null, answer.Json.GetProperty("id").ValueKind);
        Assert.Equal(1, answer.Count("REQUEST_WEIGHT", "MINUTE"));
    }

    [Theory]
    [InlineData("{\"id\":3}", -1102, "Mandatory parameter 'method' was not sent, was empty/null, or malformed.")]
    [InlineData(
        "{\"id\":3,\"method\":7}", -1102, "Mandatory parameter 'method' was not sent, was empty/null, or malformed.")]
    [InlineData(
        "{\"id\":3,\"method\":\"time\",\"params\":[]}",
        -1102,
        "Mandatory parameter 'params' was not sent, was empty/null, or malformed.")]
    [InlineData("{\"id\":3,\"method\":\"Time\"}", -1020, "This operation is not supported.")]
    [InlineData("{\"id\":3,\"method\":\"v2/time\"}", -1020, "This operation is not supported.")]
    [InlineData("{\"id\":3,\"method\":\"v3/v3/time\"}", -1020, "This operation is not supported.")]
    [InlineData(
        "{\"id\":3,\"method\":\"time\",\"params\":{\"symbol\":\"BTCUSDT\"}}",
        -1104,
        "Not all sent parameters were read; read '0' parameter(s) but was sent '1'.")]
    [InlineData(
        "{\"id\":3,\"method\":\"depth\",\"params\":{\"symbol\":\"BTCUSDT\",\"symbol\":\"BTCUSDT\"}}",
        -1101,
        "Duplicate values for a parameter detected.")]
    [InlineData(
        "{\"id\":3,\"method\":\"depth\",\"params\":{\"symbol\":null}}",
        -1102,
        "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.")]
    [InlineData(
        "{\"id\":3,\"method\":\"depth\",\"params\":{\"symbol\":\"BTCUSDT\",\"limit\":1.5}}",
        -1100,
        "Illegal characters found in parameter 'limit'; legal range is '^[0-9]{1,20}$'.")]
    [InlineData(
        "{\"id\":3,\"method\":\"time\",\"params\":{\"returnRateLimits\":7}}",
        -1130,
        "Data sent for parameter 'returnRateLimits' is not valid.")]
    public void WhatIsWrongIsToldWithTheId(string text, int code, string message)
    {
        var answer = ApiDriver.Quiet().Send(text);
        Assert.Equal((400, code, message), answer.Error);
        Assert.Equal(3, answer.Json.Whole("id"));
    }

    [Theory]
    [InlineData("{\"id\":1,\"method\":\"v3/time\"}")]
    [InlineData("{\"id\":1,\"method\":\"time\",\"params\":{}}")]
    [InlineData("{\"id\":1,\"method\":\"time\",\"params\":null}")]
    [InlineData("{ \"method\" : \"time\", \"id\" : 1, \"more\" : [] }")]
    public void ARequestHasSeveralForms(string text) => ApiDriver.Quiet().Send(text).Ok();

    [Fact]
    public void ParametersComeAsTextNumberArrayOrTruth()
    {
        var api = ApiDriver.Quiet();
        api.Call("depth", ("symbol", "BTCUSDT"), ("limit", 5)).Ok();
        api.Call("depth", ("symbol", "BTCUSDT"), ("limit", "5")).Ok();
        var symbols = api.Send(
            """{"id":1,"method":"ticker.price","params":{"symbols":["BTCUSDT", "ETHUSDT"]}}""").Ok();
        Assert.Equal(2, symbols.Result.GetArrayLength());
        var info = api.Call("exchangeInfo", ("symbol", "BTCUSDT"), ("showPermissionSets", false)).Ok();
        Assert.Empty(info.Result.GetProperty("symbols")[0].GetProperty("permissionSets").EnumerateArray());
    }

    [Theory]
    [InlineData("", null, true)]
    [InlineData("", false, false)]
    [InlineData("", true, true)]
    [InlineData("returnRateLimits=false", null, false)]
    [InlineData("returnRateLimits=false", true, true)]
    [InlineData("returnRateLimits=true", null, true)]
    public void RateLimitsAreShownAsAsked(string query, bool? parameter, bool isShown)
    {
        var api = ApiDriver.Quiet(query);
        var answer = parameter is { } value ? api.Call("time", ("returnRateLimits", value)) : api.Call("time");
        Assert.Equal(isShown, answer.Ok().Json.TryGetProperty("rateLimits", out _));
    }

    [Fact]
    public void AnAddressSharesItsWeightBetweenBothTransports()
    {
        var api = ApiDriver.WithLimits("REQUEST_WEIGHT=100/1m,RAW_REQUESTS=5/5m");
        Assert.Equal("20", api.Rest.Get("exchangeInfo").Ok().Header("X-MBX-USED-WEIGHT-1M"));
        Assert.Equal(40, api.Call("exchangeInfo").Ok().Count("REQUEST_WEIGHT", "MINUTE"));
        Assert.Null(api.Hub.Admit(api.Rest.Address, api.Rest.Now));
        Assert.Equal(43, api.Call("time").Ok().Count("REQUEST_WEIGHT", "MINUTE"));

        // Raw requests are those of REST alone.
        for (var i = 0; i < 10; i++)
        {
            api.Call("time").Ok();
        }

        Assert.Equal("54", api.Rest.Get("ping").Ok().Header("X-MBX-USED-WEIGHT-1M"));
    }

    [Fact]
    public void TooMuchWeightTellsWhenToComeAgainAndThenBans()
    {
        var api = ApiDriver.WithLimits("REQUEST_WEIGHT=20/1m");
        api.Rest.Now += 12_345_678;
        api.Call("exchangeInfo").Ok();
        for (var i = 0; i < 3; i++)
        {
            var refused = api.Call("time");
            Assert.Equal((429, -1003), (refused.Error.Status, refused.Error.Code));
            var data = refused.Json.GetProperty("error").GetProperty("data");
            Assert.Equal(api.Rest.Now / 1000, data.Whole("serverTime"));
            Assert.Equal((ExchangeDriver.Start / 1000) + 60_000, data.Whole("retryAfter"));
        }

        Assert.Null(api.Sink.Closed);
        api.Rest.Now += 1;
        var banned = api.Call("time");
        var until = (api.Rest.Now + 120_000_000) / 1000;
        Assert.Equal(
            (418, -1003, $"Way too much request weight used; IP banned until {until}. Please use WebSocket Streams for "
                + "live updates to avoid bans."),
            banned.Error);
        Assert.Equal(until, banned.Json.GetProperty("error").GetProperty("data").Whole("retryAfter"));
        Assert.Equal(1008, api.Sink.Closed?.Code);
        Assert.Equal(418, api.Hub.Admit(api.Rest.Address, api.Rest.Now)?.Status);
        Assert.Equal(418, api.Rest.Get("ping").Status);
        Assert.Empty(api.Hub.Sessions);
    }

    [Fact]
    public void TimesAreInMicrosecondsWhereTheAddressSaysSo()
    {
        var api = ApiDriver.Quiet("timeUnit=MICROSECOND");
        api.Rest.Now += 7;
        Assert.Equal(api.Rest.Now, api.Call("time").Ok().Result.Whole("serverTime"));
        Assert.Equal(ExchangeDriver.Start, api.Call("session.status").Ok().Result.Whole("connectedSince"));
    }

    [Fact]
    public void ExchangeInfoTellsOfConnectionsInsteadOfRawRequests()
    {
        var api = ApiDriver.Quiet();
        var rest = api.Rest.Get("exchangeInfo").Ok().Json;
        var socket = api.Call("exchangeInfo").Ok().Result;
        Assert.Equal(["ORDERS", "RAW_REQUESTS", "REQUEST_WEIGHT"], Types(rest));
        Assert.Equal(["CONNECTIONS", "ORDERS", "REQUEST_WEIGHT"], Types(socket));
        Assert.Equal(rest.GetProperty("symbols").GetRawText(), socket.GetProperty("symbols").GetRawText());
        static string[] Types(JsonElement info) =>
        [
            .. info.GetProperty("rateLimits").EnumerateArray().Select(limit => limit.Word("rateLimitType"))
                .Distinct().Order(StringComparer.Ordinal),
        ];
    }

    [Fact]
    public void AnOrderIsPlacedQueriedAndCancelledOverEitherTransport()
    {
        var api = ApiDriver.Quiet();
        var placed = api.Signed(
            "order.place",
            ("symbol", "BTCUSDT"),
            ("side", "BUY"),
            ("type", "LIMIT"),
            ("timeInForce", "GTC"),
            ("quantity", "0.5"),
            ("price", "20000.00"),
            ("newClientOrderId", "mine")).Ok();
        Assert.Equal(1, placed.Count("ORDERS", "SECOND"));
        Assert.Equal(1, placed.Count("ORDERS", "DAY"));
        Assert.Equal(0, placed.Count("REQUEST_WEIGHT", "MINUTE"));
        Assert.Equal("NEW", placed.Result.Word("status"));
        var byRest = api.Rest.Signed("GET", "order", "symbol=BTCUSDT&origClientOrderId=mine").Ok();
        var bySocket = api.Signed("order.status", ("symbol", "BTCUSDT"), ("origClientOrderId", "mine")).Ok();
        Assert.Equal(byRest.Text, bySocket.Result.GetRawText());
        var canceled = api.Signed("order.cancel", ("symbol", "BTCUSDT"), ("orderId", placed.Result.Whole("orderId")));
        Assert.Equal("CANCELED", canceled.Ok().Result.Word("status"));
        var unknown = api.Signed("order.cancel", ("symbol", "BTCUSDT"), ("orderId", 1));
        Assert.Equal((400, -2011, "Unknown order sent."), unknown.Error);
    }

    [Fact]
    public void AFailedOrderTellsItsLimits()
    {
        var api = ApiDriver.WithLimits("ORDERS=1/10s");
        (string, object?)[] order =
        [
            ("symbol", "BTCUSDT"), ("side", "BUY"), ("type", "LIMIT"), ("timeInForce", "GTC"), ("quantity", "0.1"),
            ("price", "20000"),
        ];
        api.Signed("order.place", order).Ok();
        var refused = api.Signed("order.place", order);
        Assert.Equal(
            (429, -1015, "Too many new orders; current limit is 1 orders per 10 SECOND."), refused.Error);
        var data = refused.Json.GetProperty("error").GetProperty("data");
        Assert.Equal((ExchangeDriver.Start / 1000) + 10_000, data.Whole("retryAfter"));
        Assert.Equal(1, refused.Count("ORDERS", "SECOND"));
        Assert.Equal(1, refused.Count("REQUEST_WEIGHT", "MINUTE"));
    }
}
