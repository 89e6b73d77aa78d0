using Spotwire.Tests.Examples;
using Spotwire.Trading;

namespace Spotwire.Tests.Calls;

/// <summary>Cancel-replace: what is sent, and what each of the documented answers amounts to.</summary>
public sealed class CancelReplaceTests
{
    private const string Call = "POST /api/v3/order/cancelReplace";

    private readonly FakeExchange _exchange = new();

    [Fact]
    public async Task BothHalvesAreSentInOneCall()
    {
        await using var client = _exchange.Connect();
        _exchange.Answer(Call, Example(1));
        var result = (await client.Trading.CancelReplaceOrderAsync(Request())).RequireAccepted();
        Assert.True(result.IsComplete);
        Assert.Equal((9, 10), (result.CanceledOrder!.OrderId.Value, result.PlacedOrder!.OrderId.Value));
        Assert.Null(result.CancelError ?? result.NewOrderError);
        Assert.Equal(
            "symbol=BTCUSDT&cancelReplaceMode=STOP_ON_FAILURE&cancelOrderId=9&side=BUY&type=LIMIT&timeInForce=GTC" +
            "&quantity=0.001&price=60000&newClientOrderId=new-1",
            _exchange.Calls.Last().Own);

        await client.Trading.CancelReplaceOrderAsync(Request() with
        {
            Order = new ClientOrderId("old-1"),
            Mode = CancelReplaceMode.AllowFailure,
            CancelOptions = new() { NewClientOrderId = "cancel-1", Restriction = CancelRestriction.OnlyNew },
            OrderRateLimitExceededMode = OrderRateLimitExceededMode.CancelOnly,
        });
        Assert.Equal(
            "symbol=BTCUSDT&cancelReplaceMode=ALLOW_FAILURE&cancelOrigClientOrderId=old-1" +
            "&cancelNewClientOrderId=cancel-1&cancelRestrictions=ONLY_NEW&orderRateLimitExceededMode=CANCEL_ONLY" +
            "&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.001&price=60000&newClientOrderId=new-1",
            _exchange.Calls.Last().Own);
    }

    [Theory]
    [InlineData(3, 409, true, false, -2010)]
    [InlineData(4, 409, false, true, -2011)]
    [InlineData(7, 409, true, false, -1015)]
    [InlineData(7, 429, true, false, -1015)]
    public async Task AHalfSuccessIsAResultWithBothHalves(
        int example, int status, bool isCanceled, bool isPlaced, int code)
    {
        await using var client = _exchange.Connect();
        _exchange.Answer(Call, Example(example), status);
        var result = (await client.Trading.CancelReplaceOrderAsync(Request())).RequireAccepted();
        Assert.False(result.IsComplete);
        Assert.Equal((isCanceled, isPlaced), (result.CanceledOrder is not null, result.PlacedOrder is not null));
        Assert.Equal(
            (isCanceled ? CancelReplaceStatus.Success : CancelReplaceStatus.Failure,
                isPlaced ? CancelReplaceStatus.Success : CancelReplaceStatus.Failure),
            (result.CancelResult, result.NewOrderResult));
        var error = isCanceled ? result.NewOrderError : result.CancelError;
        Assert.Equal(code, error!.Code);
        Assert.Null(isCanceled ? result.CancelError : result.NewOrderError);
    }

    [Theory]
    [InlineData(2, new[] { -2011 })]
    [InlineData(5, new[] { -2011, -2010 })]
    public async Task WhereNeitherHalfSucceededNothingHappened(int example, int[] causes)
    {
        await using var client = _exchange.Connect();
        _exchange.Answer(Call, Example(example), 400);
        var rejected = Assert.IsType<OrderOutcome<CancelReplaceResult>.Rejected>(
            await client.Trading.CancelReplaceOrderAsync(Request()));
        Assert.Equal((true, -2022), (rejected.WasSent, rejected.Error.Code));
        Assert.Equal(causes, rejected.Error.Causes.Select(c => c.Code!.Value));
        Assert.Equal(RejectionReason.UnknownOrder, rejected.Error.Causes[0].Reason);
    }

    [Fact]
    public async Task AHalfThatNobodyKnowsLeavesTheWholeUnknown()
    {
        await using var client = _exchange.Connect();
        _exchange.Answer(
            Call,
            """
            {"code":-2022,"msg":"Order cancel-replace failed.","data":{"cancelResult":"FAILURE",
            "newOrderResult":"FAILURE","cancelResponse":{"code":-2011,"msg":"Unknown order sent."},
            "newOrderResponse":{"code":-1007,"msg":"Timeout waiting for response from backend server."}}}
            """,
            400);
        var unknown = Assert.IsType<OrderOutcome<CancelReplaceResult>.Unknown>(
            await client.Trading.CancelReplaceOrderAsync(Request()));
        Assert.Equal(("new-1", -2022), (unknown.ClientOrderId!.Value.Value, unknown.Error.Code));
        Assert.Equal([-2011, -1007], unknown.Error.Causes.Select(c => c.Code!.Value));
    }

    [Theory]
    [InlineData(409, """{"code":-2021,"msg":"Order cancel-replace partially failed."}""")]
    [InlineData(409, """{"code":-2021,"msg":"half","data":{"cancelResult":"SUCCESS"}}""")]
    [InlineData(409, """{"code":-2021,"msg":"half","data":{"cancelResult":7,"newOrderResult":[]}}""")]
    [InlineData(409, "<html></html>")]
    [InlineData(502, """{"code":-2021,"msg":"half"}""")]
    public async Task AHalfSuccessThatDoesNotSayWhichHalfIsUnknown(int status, string body)
    {
        await using var client = _exchange.Connect();
        _exchange.Answer(Call, body, status);
        var outcome = await client.Trading.CancelReplaceOrderAsync(Request());
        Assert.Equal("new-1", Assert.IsType<OrderOutcome<CancelReplaceResult>.Unknown>(outcome)
            .ClientOrderId!.Value.Value);
    }

    [Fact]
    public async Task AnExhaustedOrderCountIsRejected()
    {
        await using var client = _exchange.Connect();
        _exchange.Answer(Call, Example(6), 429);
        var rejected = Assert.IsType<OrderOutcome<CancelReplaceResult>.Rejected>(
            await client.Trading.CancelReplaceOrderAsync(Request()));
        Assert.Equal((-1015, ErrorKind.Throttled), (rejected.Error.Code, rejected.Error.Kind));
    }

    [Fact]
    public async Task WhatHalvesSayHoldsNoSecret()
    {
        await using var client = _exchange.Connect();
        var secret = new string('s', 64);
        _exchange.Answer(Call, Example(3).Replace("Order would", secret, StringComparison.Ordinal), 409);
        var result = (await client.Trading.CancelReplaceOrderAsync(Request())).RequireAccepted();
        Assert.DoesNotContain(secret, result.NewOrderError!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsWrongInItselfIsNotSent()
    {
        await using var client = _exchange.Connect();
        Assert.True((await client.Trading.CancelReplaceOrderAsync(Request() with { Order = default })).IsRejected);
        Assert.True((await client.Trading.CancelReplaceOrderAsync(Request() with { NewOrder = null! })).IsRejected);
        Assert.True((await client.Trading.CancelReplaceOrderAsync(
            Request() with { NewOrder = Order(60000.001m) })).IsRejected);
        Assert.DoesNotContain(_exchange.Requests, r => r.Call == Call);
    }

    private static string Example(int number) => ExampleReader.Text(
        $"rest-api/cancel-an-existing-order-and-send-a-new-order-trade-{number}.json");

    private static CancelReplaceRequest Request() => new() { Order = new OrderId(9), NewOrder = Order() };

    private static NewOrder Order(decimal price = 60000m) =>
        new("BTCUSDT", Side.Buy, 0.001m, new LimitOrder { Price = price, ClientOrderId = "new-1" });
}
