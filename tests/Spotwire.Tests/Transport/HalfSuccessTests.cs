using Spotwire.Wire;
using static Spotwire.Tests.Transport.ScriptedHandler;

namespace Spotwire.Tests.Transport;

/// <summary>HTTP 409: for cancel-replace an answer like any other, for everything else an error.</summary>
public sealed class HalfSuccessTests
{
    [Fact]
    public async Task A_half_success_is_an_answer()
    {
        var exchange = new FakeExchange { Script = _ => Json("{\"code\":-2021,\"msg\":\"half\",\"orderId\":7}", 409) };
        await using var client = exchange.Client();
        var outcome = await client.Transport.TradeAsync(
            EndpointTable.CancelReplaceOrder,
            TransportTest.Order(),
            TransportTest.Type,
            TransportTest.Id,
            TestContext.Current.CancellationToken);
        Assert.Equal(7, Assert.IsType<OrderOutcome<Answer>.Accepted>(outcome).Value.OrderId);
    }

    [Fact]
    public async Task A_half_success_that_cannot_be_read_is_unknown()
    {
        var exchange = new FakeExchange { Script = _ => Json("<html></html>", 409) };
        await using var client = exchange.Client();
        var outcome = await client.Transport.TradeAsync(
            EndpointTable.CancelReplaceOrder,
            TransportTest.Order(),
            TransportTest.Type,
            TransportTest.Id,
            TestContext.Current.CancellationToken);
        Assert.IsType<OrderOutcome<Answer>.Unknown>(outcome);
    }

    [Fact]
    public async Task Other_calls_have_no_half_success()
    {
        var exchange = new FakeExchange { Script = _ => Json("{\"code\":-2021,\"msg\":\"half\",\"orderId\":7}", 409) };
        await using var client = exchange.Client();
        Assert.IsNotType<OrderOutcome<Answer>.Accepted>(
            await client.PlaceAsync(TestContext.Current.CancellationToken));
    }
}
