using System.Text.Json;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Tests.Endpoints;
using Spotwire.TestSupport;

namespace Spotwire.Simulator.Tests.WebSocketApi;

/// <summary>The events that an order brings about, in their order.</summary>
public sealed class UserDataOrderTests
{
    private readonly ApiDriver _api = ApiDriver.Quiet();

    public UserDataOrderTests() => _api.Signed("userDataStream.subscribe.signature").Ok();

    private string[] Told => [.. _api.Sink.Events.Select(message => Words(message.GetProperty("event")))];

    [Fact]
    public void AMarketOrderThatEmptiesTheBookIsToldAsInTheDocumentation()
    {
        _api.Rest.Rest("BTCUSDT", MatchSide.Sell, 50_000m, 2m);
        _api.Rest.Rest("BTCUSDT", MatchSide.Sell, 50_000m, 2m);
        _api.Rest.Now += 1_000_000;
        _api.Signed(
            "order.place", ("symbol", "BTCUSDT"), ("side", "BUY"), ("type", "MARKET"), ("quantity", "6")).Ok();
        var path = SharedData.Require(
            "binance-docs", "examples", "faqs", "market_orders_faq", "market-orders-2.json");
        JsonElement[] examples = [.. JsonDocument.Parse(File.ReadAllText(path)).RootElement.EnumerateArray()];
        Assert.Equal(5, examples.Length);
        Assert.Equal(examples.Length, _api.Sink.Events.Count);
        for (var i = 0; i < examples.Length; i++)
        {
            var example = examples[i];
            var actual = _api.Sink.Events[i].GetProperty("event");

            // The example is older than the reason.
            Assert.Equal(
                example.EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal),
                actual.EnumerateObject().Select(field => field.Name).Where(name => name != "eR")
                    .Order(StringComparer.Ordinal));
            foreach (var name in "e S o f q x X r l z w m M Q C".Split(' '))
            {
                if (example.TryGetProperty(name, out var value))
                {
                    Assert.Equal(value.GetRawText(), actual.GetProperty(name).GetRawText());
                }
            }
        }

        Assert.Equal(
            ["BTC", "USDT"],
            _api.Sink.Events[^1].GetProperty("event").GetProperty("B").EnumerateArray()
                .Select(balance => balance.Word("a")).Order(StringComparer.Ordinal));
        Assert.Equal("INSUFFICIENT_LIQUIDITY", _api.Sink.Events[3].GetProperty("event").Word("eR"));
    }

    [Fact]
    public void ACancelIsToldUnderItsOwnName()
    {
        _api.Rest.Limit("BUY", "0.5", "20000", "&newClientOrderId=mine").Ok();
        _api.Signed(
            "order.cancel",
            ("symbol", "BTCUSDT"),
            ("origClientOrderId", "mine"),
            ("newClientOrderId", "cancel")).Ok();
        Assert.Equal(
            [
                "executionReport NEW NEW mine/", "outboundAccountPosition",
                "executionReport CANCELED CANCELED cancel/mine", "outboundAccountPosition",
            ],
            Told);
        var locked = _api.Sink.Events[1].GetProperty("event").GetProperty("B")[0];
        Assert.Equal(("USDT", "10000.00000000"), (locked.Word("a"), locked.Word("l")));
        Assert.Equal(
            "0.00000000", _api.Sink.Events[3].GetProperty("event").GetProperty("B")[0].Word("l"));
    }

    [Fact]
    public void WhatOthersDoToARestingOrderIsTold()
    {
        _api.Rest.Limit("BUY", "1", "50000", "&newClientOrderId=mine").Ok();
        _api.Rest.Take("BTCUSDT", MatchSide.Sell, 0.4m);
        _api.Rest.Take("BTCUSDT", MatchSide.Sell, 0.6m);
        Assert.Equal(
            [
                "executionReport NEW NEW mine/", "outboundAccountPosition",
                "executionReport TRADE PARTIALLY_FILLED mine/", "outboundAccountPosition",
                "executionReport TRADE FILLED mine/", "outboundAccountPosition",
            ],
            Told);
        var trades = _api.Sink.Events.Select(message => message.GetProperty("event"))
            .Where(report => report.TryGetProperty("x", out var type) && type.GetString() == "TRADE").ToArray();
        Assert.All(trades, trade => Assert.True(trade.GetProperty("m").GetBoolean()));
        var rows = _api.Signed("myTrades", ("symbol", "BTCUSDT")).Ok().Result.EnumerateArray().ToArray();
        Assert.Equal(rows.Select(row => row.Whole("id")), trades.Select(trade => trade.Whole("t")));
        Assert.Equal(rows.Select(row => row.Word("commission")), trades.Select(trade => trade.Word("n")));
        Assert.Equal(rows.Select(row => row.Word("quoteQty")), trades.Select(trade => trade.Word("Y")));
    }

    [Fact]
    public void AListIsToldBeforeAndBehindItsOrders()
    {
        _api.Rest.Rest("BTCUSDT", MatchSide.Sell, 50_000m, 2m);
        _api.Rest.Take("BTCUSDT", MatchSide.Buy, 1m);
        _api.Rest.Now += 1_000_000;
        _api.Signed(
            "orderList.place.oco",
            ("symbol", "BTCUSDT"),
            ("side", "SELL"),
            ("quantity", "0.5"),
            ("aboveType", "LIMIT_MAKER"),
            ("abovePrice", "52000"),
            ("belowType", "STOP_LOSS"),
            ("belowStopPrice", "48000"),
            ("aboveClientOrderId", "limit"),
            ("belowClientOrderId", "stop")).Ok();
        var told = Told;
        Assert.Equal(1, told.Count(words => words.StartsWith("listStatus EXEC_STARTED", StringComparison.Ordinal)));
        Assert.Equal(
            ["executionReport NEW NEW limit/", "executionReport NEW NEW stop/"],
            told.Where(words => words.StartsWith("executionReport", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
        Assert.Equal("outboundAccountPosition", told[^1]);
        _api.Sink.Texts.Clear();
        _api.Rest.Rest("BTCUSDT", MatchSide.Buy, 52_000m, 3m);
        told = Told;
        Assert.Equal(1, told.Count(words => words == "executionReport EXPIRED EXPIRED stop/"));
        Assert.Equal(1, told.Count(words => words == "executionReport TRADE FILLED limit/"));
        Assert.Equal(1, told.Count(words => words.StartsWith("listStatus ALL_DONE", StringComparison.Ordinal)));
        Assert.True(Array.IndexOf(told, "executionReport EXPIRED EXPIRED stop/")
            < Array.IndexOf(told, "executionReport TRADE FILLED limit/"));
        Assert.Equal("OCO_TRIGGER", _api.Sink.Events.Select(message => message.GetProperty("event"))
            .Single(report => report.TryGetProperty("eR", out _)).Word("eR"));
    }

    private static string Words(JsonElement message) => message.Word("e") switch
    {
        "executionReport" =>
            $"executionReport {message.Word("x")} {message.Word("X")} {message.Word("c")}/{message.Word("C")}",
        "listStatus" => $"listStatus {message.Word("l")} {message.Word("L")}",
        var name => name,
    };
}
