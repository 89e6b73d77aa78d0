using Spotwire.Simulator;
using Spotwire.Trading;

namespace Spotwire.Tests.Sessions;

/// <summary>A half success by both transports: a result with both halves, never an exception.</summary>
public sealed class SimulatedReplaceTests
{
    private static readonly Symbol Symbol = "BTCUSDT";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(CallTransport.Rest)]
    [InlineData(CallTransport.WebSocketApi)]
    public async Task A_cancel_that_succeeds_and_an_order_that_does_not_are_told_both(CallTransport transport)
    {
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions { Flow = false });
        var account = exchange.Accounts[0];
        await using var client = new SpotwireClient(new SpotwireOptions
        {
            Environment = SpotwireEnvironment.Parse(exchange.Rest.AbsoluteUri),
            Credentials = new SpotwireCredentials(account.ApiKey, account.SecretKey),
        });
        var trading = client.Via(transport).Trading;
        var bid = new LimitOrder { Price = 20_000m };
        var placed = (await trading.PlaceOrderAsync(new NewOrder(Symbol, Side.Buy, 1m, bid), Cancel)).RequireAccepted();
        var outcome = await trading.CancelReplaceOrderAsync(
            new CancelReplaceRequest
            {
                Order = placed.OrderId, NewOrder = new NewOrder(Symbol, Side.Buy, 100m, bid),
            },
            Cancel);

        var result = outcome.RequireAccepted();
        Assert.False(result.IsComplete);
        Assert.Equal(
            (CancelReplaceStatus.Success, CancelReplaceStatus.Failure), (result.CancelResult, result.NewOrderResult));
        Assert.Equal(placed.OrderId, result.CanceledOrder!.OrderId);
        Assert.Equal(-2010, result.NewOrderError!.Code);
        Assert.Empty(await trading.GetOpenOrdersAsync(Symbol, Cancel));
    }
}
