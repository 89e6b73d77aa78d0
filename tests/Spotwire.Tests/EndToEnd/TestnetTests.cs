using Spotwire.Rules;
using Spotwire.Trading;
using Spotwire.UserData;

namespace Spotwire.Tests.EndToEnd;

/// <summary>An order's whole way on the real testnet, over both transports: only when SPOTWIRE_TESTNET=1 asks for it
/// and keys of the testnet are set. Never on live: the environment is fixed here. Smallest quantities far from the
/// market, cancelled afterwards.</summary>
public sealed class TestnetTests
{
    private static readonly Symbol Symbol = "BTCUSDT";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(CallTransport.Rest)]
    [InlineData(CallTransport.WebSocketApi)]
    public async Task Orders_and_lists_are_placed_told_and_cancelled(CallTransport transport)
    {
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("SPOTWIRE_TESTNET") == "1",
            "Set SPOTWIRE_TESTNET=1 and testnet keys to place orders on the real testnet.");
        var credentials = SpotwireCredentials.FromEnvironment();
        Assert.SkipWhen(credentials is null, $"{SpotwireCredentials.ApiKeyVariable} is not set.");
        var options = new SpotwireOptions { Environment = SpotwireEnvironment.Testnet, Credentials = credentials };
        Assert.False(options.Environment.IsLive);
        await using var client = new SpotwireClient(options);
        await using var told = await client.UserData.SubscribeAsync(
            new UserDataOptions { Symbols = [Symbol] }, TestContext.Current.CancellationToken);
        var calls = client.Via(transport);
        var rules = await client.ExchangeInfo.GetRulesAsync(Symbol, TestContext.Current.CancellationToken);
        var last = (await calls.Market.GetPriceAsync(
            Symbol, cancellationToken: TestContext.Current.CancellationToken)).Price;
        try
        {
            var order = await PlaceAsync(calls, rules, last);
            await HearAsync(told, order.OrderId, ExecutionType.New);
            var known = await calls.Trading.GetOrderAsync(
                Symbol, order.OrderId, TestContext.Current.CancellationToken);
            Assert.Equal((OrderStatus.New, order.ClientOrderId), (known.Status, known.ClientOrderId));
            (await calls.Trading.CancelOrderAsync(
                Symbol, order.OrderId, cancellationToken: TestContext.Current.CancellationToken)).RequireAccepted();
            await HearAsync(told, order.OrderId, ExecutionType.Canceled);
        }
        finally
        {
            // Whatever failed above, nothing of ours stays open; with nothing open this is refused, which is as well.
            await calls.Trading.CancelOpenOrdersAsync(Symbol, CancellationToken.None);
        }
    }

    /// <summary>The smallest order that the rules take, a tenth below the last price.</summary>
    private static async Task<PlacedOrder> PlaceAsync(SpotwireCalls calls, SymbolRules rules, decimal last)
    {
        var price = last * 0.9m;
        price -= price % rules.TickSize;
        var least = 10m / price;
        var quantity = least - (least % rules.StepSize) + rules.StepSize;
        var placed = await calls.Trading.PlaceOrderAsync(
            new NewOrder(Symbol, Side.Buy, quantity, new LimitMakerOrder { Price = price }),
            TestContext.Current.CancellationToken);
        return placed.RequireAccepted();
    }

    private static async Task HearAsync(UserDataSubscription told, OrderId order, ExecutionType what)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (await told.ReadAsync(patience.Token) is var next)
        {
            if (next is ExecutionReport report && report.OrderId == order && report.ExecutionType == what)
            {
                return;
            }
        }
    }
}
