#:project ../src/Spotwire/Spotwire.csproj
using Spotwire;
using Spotwire.Trading;

await using var client = new SpotwireClient(new SpotwireOptions
{
    Environment = SpotwireEnvironment.Parse(args.FirstOrDefault() ?? "testnet"),
    Credentials = SpotwireCredentials.FromEnvironment(),
});
await using var book = await client.Books.OpenAsync("BTCUSDT");
await book.WaitUntilLiveAsync();
var bid = book.Read(levels: 1).Bids[0].Price;
var outcome = await client.Trading.PlaceOrderAsync(
    new NewOrder("BTCUSDT", Side.Buy, 0.001m, new LimitMakerOrder { Price = bid }));
Console.WriteLine(outcome switch
{
    OrderOutcome<PlacedOrder>.Accepted accepted => $"resting as order {accepted.Value.OrderId}",
    OrderOutcome<PlacedOrder>.Rejected rejected => $"refused: {rejected.Error.Message}",
    OrderOutcome<PlacedOrder>.Unknown unknown => $"not known: ask for {unknown.ClientOrderId}",
    _ => "",
});
