using Spotwire;
using Spotwire.Simulator;
using Spotwire.Trading;

// What a native program does first: start the simulated exchange, see the market, place an order, cancel it.
await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions { Seed = 3 });
var account = exchange.Accounts[0];
await using var client = new SpotwireClient(new SpotwireOptions
{
    Environment = SpotwireEnvironment.Custom(exchange.Rest, exchange.Streams),
    Credentials = new SpotwireCredentials(account.ApiKey, account.SecretKey),
});
using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
await using var book = await client.Books.OpenAsync("BTCUSDT", cancellationToken: limit.Token);
await book.WaitUntilLiveAsync(limit.Token);
var best = book.Read(levels: 1).Bids[0].Price;
var placed = await client.Trading.PlaceOrderAsync(
    new NewOrder("BTCUSDT", Side.Buy, 0.001m, new LimitOrder { Price = best - 1000m }), limit.Token);
var order = placed.RequireAccepted();
var canceled = await client.Trading.CancelOrderAsync("BTCUSDT", order.OrderId, cancellationToken: limit.Token);
Console.WriteLine($"native: book at {best}, order {order.OrderId} {canceled.RequireAccepted().Status}");
return 0;
