using System.Net;
using System.Text.Json;
using Spotwire.Simulator.Faults;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Faults;

/// <summary>What becomes of an order by REST under each kind of fault.</summary>
public sealed class RequestFaultTests
{
    [Theory]
    [InlineData(FaultKind.DropRequest, null, 0)]
    [InlineData(FaultKind.DropAnswer, null, 1)]
    [InlineData(FaultKind.Restart, null, 1)]
    [InlineData(FaultKind.FailBefore, 503, 0)]
    [InlineData(FaultKind.FailAfter, 503, 1)]
    [InlineData(FaultKind.Block, 403, 0)]
    [InlineData(FaultKind.Ban, 418, 0)]
    [InlineData(FaultKind.Limit, 429, 0)]
    [InlineData(FaultKind.NotJson, 200, 1)]
    [InlineData(FaultKind.Truncate, 200, 1)]
    [InlineData(FaultKind.WrongObject, 200, 1)]
    [InlineData(FaultKind.ErrorCode, 500, 1)]
    [InlineData(FaultKind.UnknownCode, 400, 1)]
    [InlineData(FaultKind.DelayAnswer, 200, 1)]
    [InlineData(FaultKind.ExecuteLate, 504, 0)]
    [InlineData(FaultKind.RepeatRequest, 200, 1)]
    [InlineData(FaultKind.ForgetOrder, 200, 0)]
    [InlineData(FaultKind.BookTwice, 200, 2)]
    [InlineData(FaultKind.ReuseClientOrderId, 504, 1)]
    public void TheAnswerAndTheRecordAreWhatTheKindSays(FaultKind kind, int? status, int orders)
    {
        using var bench = new FaultBench();
        bench.Exchange.Faults.Add(new ScriptedFault { Kind = kind });
        Assert.Equal(kind, Assert.Single(bench.Exchange.Faults.Waiting).Kind);
        Assert.Equal((HttpStatusCode?)status, bench.Buy("one").Status);
        Assert.Equal(orders, bench.Orders.Count);
        Assert.Empty(bench.Exchange.Faults.Waiting);
        Assert.Equal(1, bench.Exchange.Faults.Counts[kind]);
        Assert.Equal(1, bench.Exchange.Faults.Struck);
        Assert.True(bench.Exchange.Audit().IsConserved);
        if (kind is not (FaultKind.Ban or FaultKind.Limit))
        {
            Assert.Equal(HttpStatusCode.OK, bench.Buy("two").Status);
        }
    }

    [Fact]
    public void RubbishIsNoAnswer()
    {
        using var bench = new FaultBench();
        bench.Exchange.Faults.Add(new ScriptedFault { Kind = FaultKind.NotJson, Path = "/api/v3/order" });
        Assert.StartsWith("<html>", bench.Buy("page").Text, StringComparison.Ordinal);
        bench.Exchange.Faults.Add(new ScriptedFault { Kind = FaultKind.Truncate, Method = "POST" });
        var half = bench.Buy("half");
        Assert.Contains("orderId", half.Text, StringComparison.Ordinal);
        Assert.ThrowsAny<JsonException>(() => half.Json);
        bench.Exchange.Faults.Add(new ScriptedFault { Kind = FaultKind.WrongObject });
        Assert.False(bench.Buy("other").Json.TryGetProperty("orderId", out _));
        Assert.Equal(["page", "half", "other"], bench.Orders.Select(order => order.ClientOrderId.Value));
    }

    [Theory]
    [InlineData(-1000, 500)]
    [InlineData(-1001, 500)]
    [InlineData(-1006, 500)]
    [InlineData(-1007, 504)]
    [InlineData(-1016, 500)]
    public void ACodeOfOwnTroubleSaysNothingOfTheOrder(int code, int status)
    {
        using var bench = new FaultBench();
        foreach (var carriedOut in (bool[])[false, true])
        {
            bench.Exchange.Faults.Add(new ScriptedFault
            {
                Kind = FaultKind.ErrorCode, Code = code, CarriedOut = carriedOut,
            });
            var reply = bench.Buy("one");
            Assert.Equal(((HttpStatusCode?)status, code), (reply.Status, reply.Code));
            Assert.Equal(FaultAnswer.TextOf(code), reply.Json.Word("msg"));
            Assert.Equal(carriedOut ? 1 : 0, bench.Orders.Count);
        }

        bench.Exchange.Faults.Add(new ScriptedFault { Kind = FaultKind.ErrorCode, Code = code, Status = 400 });
        Assert.Equal(HttpStatusCode.BadRequest, bench.Get("/api/v3/ping").Status);
    }

    [Fact]
    public void ALateOrderIsBookedAfterItsRecvWindowHasPassed()
    {
        using var bench = new FaultBench();
        bench.Exchange.Faults.Add(new ScriptedFault
        {
            Kind = FaultKind.ExecuteLate, Duration = TimeSpan.FromSeconds(10),
        });
        Assert.Equal(-1007, bench.Buy("late").Code);
        bench.Time.RunFor(TimeSpan.FromMilliseconds(9_999));
        Assert.Empty(bench.Orders);
        bench.Time.RunFor(TimeSpan.FromMilliseconds(1));
        Assert.Equal("late", Assert.Single(bench.Orders).ClientOrderId.Value);
        var found = bench.Signed(HttpMethod.Get, "order", "symbol=BTCUSDT&origClientOrderId=late").Json;
        Assert.Equal(bench.Time.Now.ToUnixTimeMilliseconds(), found.Whole("time"));
    }

    [Fact]
    public void WhatIsNotLetInIsRefusedAtOnceAndNeverCarriedOut()
    {
        using var bench = new FaultBench();
        bench.Exchange.Faults.Add(new ScriptedFault { Kind = FaultKind.ExecuteLate });
        bench.Exchange.ClockOffset = TimeSpan.FromMinutes(1);
        Assert.Equal(-1021, bench.Buy("old").Code);
        bench.Exchange.ClockOffset = TimeSpan.Zero;
        bench.Time.RunFor(TimeSpan.FromSeconds(20));
        Assert.Empty(bench.Orders);
    }

    [Theory]
    [InlineData(FaultKind.Ban, 418, 120)]
    [InlineData(FaultKind.Limit, 429, 5)]
    public void AnAddressIsRefusedForAsLongAsItIsTold(FaultKind kind, int status, int seconds)
    {
        using var bench = new FaultBench();
        bench.Exchange.Faults.Add(new ScriptedFault { Kind = kind });
        foreach (var passed in (int[])[0, seconds - 1])
        {
            bench.Time.RunFor(TimeSpan.FromSeconds(passed));
            var refused = bench.Get("/api/v3/ping");
            Assert.Equal(((HttpStatusCode?)status, -1003), (refused.Status, refused.Code));
            Assert.Equal(TimeSpan.FromSeconds(seconds - passed), refused.RetryAfter);
        }

        bench.Time.RunFor(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, bench.Get("/api/v3/ping").Status);
    }

    [Fact]
    public void WhoDoesNotWaitIsBanned()
    {
        using var bench = new FaultBench();
        bench.Exchange.Faults.Add(new ScriptedFault { Kind = FaultKind.Limit });
        Assert.Equal(
            [429, 429, 429, 418], Enumerable.Range(0, 4).Select(_ => (int)bench.Get("/api/v3/ping").Status!));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ARestartKeepsTheRecordsAndEndsWhatWaits(bool carriedOut)
    {
        using var bench = new FaultBench();
        bench.Buy("before");
        bench.Exchange.Faults.Add(new ScriptedFault { Kind = FaultKind.ExecuteLate });
        bench.Buy("late");
        bench.Exchange.Faults.Add(new ScriptedFault
        {
            Kind = FaultKind.Restart, Duration = TimeSpan.FromMilliseconds(500), CarriedOut = carriedOut,
        });
        Assert.Null(bench.Buy("during").Status);
        Assert.Null(bench.Get("/api/v3/ping").Status);
        Assert.Equal(1, bench.Exchange.Faults.Counts[FaultKind.RefuseConnection]);
        bench.Time.RunFor(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.OK, bench.Get("/api/v3/ping").Status);
        string[] expected = carriedOut ? ["before", "during", "late"] : ["before"];
        Assert.Equal(expected, bench.Orders.Select(order => order.ClientOrderId.Value));
        Assert.All(bench.Orders, order => Assert.Equal(OrderStatus.New, order.Status));
    }

    [Fact]
    public void AnotherOrderMayUseTheClientOrderIdOfOneThatWasLost()
    {
        using var bench = new FaultBench();
        bench.Exchange.Faults.Add(new ScriptedFault { Kind = FaultKind.ReuseClientOrderId });
        var unnamed = bench.Signed(
            HttpMethod.Post, "order", "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=20000");
        Assert.Equal(HttpStatusCode.OK, unnamed.Status);
        Assert.Equal(-1007, bench.Buy("mine").Code);
        var found = bench.Signed(HttpMethod.Get, "order", "symbol=BTCUSDT&origClientOrderId=mine").Json;
        Assert.Equal("CANCELED", found.Word("status"));
        Assert.NotEqual(0.1m, found.Amount("origQty"));
        Assert.Equal(HttpStatusCode.OK, bench.Buy("mine").Status);
    }

    [Fact]
    public void ARepeatedRequestIsCarriedOutTwice()
    {
        using var bench = new FaultBench();
        bench.Exchange.Faults.Add(new ScriptedFault { Kind = FaultKind.RepeatRequest });
        bench.Signed(
            HttpMethod.Post, "order", "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=20000");
        Assert.Equal(2, bench.Orders.Count);
    }

    [Theory]
    [InlineData(FaultKind.ExecuteLate, 10_001, null, null)]
    [InlineData(FaultKind.DelayAnswer, -1, null, null)]
    [InlineData(FaultKind.DropAnswer, 1, null, null)]
    [InlineData(FaultKind.FailAfter, null, 499, null)]
    [InlineData(FaultKind.DropRequest, null, 500, null)]
    [InlineData(FaultKind.ErrorCode, null, null, -2010)]
    [InlineData(FaultKind.UnknownCode, null, null, -1007)]
    [InlineData(FaultKind.UnknownCode, null, null, 1)]
    [InlineData((FaultKind)99, null, null, null)]
    public void WhatAKindDoesNotHaveIsRefusedInWords(FaultKind kind, int? milliseconds, int? status, int? code)
    {
        var script = new FaultScript();
        Assert.Throws<ArgumentException>(() => script.Add(new ScriptedFault
        {
            Kind = kind,
            Duration = milliseconds is { } number ? TimeSpan.FromMilliseconds(number) : null,
            Status = status,
            Code = code,
        }));
        Assert.Throws<ArgumentException>(() => script.Add(new ScriptedFault
        {
            Kind = FaultKind.ForgetOrder, Path = "/api/v3/order",
        }));
        Assert.Empty(script.Waiting);
    }
}
