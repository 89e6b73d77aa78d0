using Spotwire.Simulator;
using Spotwire.Trading;

namespace Spotwire.Tests.Sessions;

/// <summary>Callers on threads of their own over real sockets: the loop borrows their threads to send, and goes on with
/// them on its own when it rests.</summary>
public sealed class ApiThreadTests
{
    private const int Callers = 8;
    private const int OrdersEach = 5;
    private const int ReadsBetween = 10;
    private static readonly Symbol Symbol = "BTCUSDT";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_breaks_every_call_ends_and_tells_the_truth()
    {
        await using var exchange = await SimulatedExchange.StartAsync();
        await using var client = Connect(exchange);
        var trading = client.Via(CallTransport.WebSocketApi).Trading;
        var last = (await client.Market.GetPriceAsync(Symbol, cancellationToken: Cancel)).Price;
        var placed = 0;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(
            async () =>
            {
                var own = new List<(ClientOrderId Id, OrderOutcome<PlacedOrder> Outcome)>();
                for (var i = 0; i < OrdersEach; i++)
                {
                    var id = new ClientOrderId(FormattableString.Invariant($"caller{caller}order{i}"));
                    var shape = new LimitOrder { Price = decimal.Round(last * 0.9m, 1), ClientOrderId = id };
                    var order = new NewOrder(Symbol, Side.Buy, 0.001m, shape);
                    var placing = trading.PlaceOrderAsync(order, Cancel);
                    if (Interlocked.Increment(ref placed) % 9 == 0)
                    {
                        exchange.DropSockets();
                    }

                    own.Add((id, await placing));
                    for (var read = 0; read < ReadsBetween; read++)
                    {
                        await PingAsync(client);
                    }
                }

                return own;
            },
            Cancel)));

        var booked = exchange.Audit().Orders.Select(order => order.ClientOrderId).ToList();
        Assert.Equal(booked.Distinct(), booked);
        foreach (var (id, outcome) in outcomes.SelectMany(own => own))
        {
            switch (outcome)
            {
                case OrderOutcome<PlacedOrder>.Accepted accepted:
                    Assert.Equal(id, accepted.Value.ClientOrderId);
                    Assert.Contains(id, booked);
                    break;
                case OrderOutcome<PlacedOrder>.Rejected rejected:
                    Assert.False(rejected.WasSent, rejected.Error.Message);
                    Assert.DoesNotContain(id, booked);
                    break;
                default:
                    Assert.IsType<OrderOutcome<PlacedOrder>.Unknown>(outcome);
                    break;
            }
        }

        Assert.Equal(Callers * OrdersEach, outcomes.Sum(own => own.Count));
        Assert.Contains(outcomes.SelectMany(own => own), one => one.Outcome is OrderOutcome<PlacedOrder>.Accepted);
    }

    [Fact]
    public async Task A_caller_who_blocks_the_thread_that_it_goes_on_with_keeps_nobody()
    {
        await using var exchange = await SimulatedExchange.StartAsync();
        await using var client = Connect(exchange);
        for (var i = 0; i < 20; i++)
        {
            await client.PingByApiAsync(Cancel);
            Block(client);
        }

        Assert.Equal(1, client.Socket!.Connections);
    }

    private static void Block(SpotwireClient client) => client.PingByApiAsync(Cancel).Wait(Cancel);

    private static async Task PingAsync(SpotwireClient client)
    {
        try
        {
            await client.PingByApiAsync(Cancel);
        }
        catch (SpotwireException broken) when (broken.Kind == ErrorKind.Network)
        {
            // Asked again once by itself; the next connection broke as well.
        }
    }

    private static SpotwireClient Connect(SimulatedExchange exchange) => new(new SpotwireOptions
    {
        Environment = SpotwireEnvironment.Parse(exchange.Rest.AbsoluteUri),
        Credentials = new SpotwireCredentials(exchange.Accounts[0].ApiKey, exchange.Accounts[0].SecretKey),
        WebSocketApi = new ApiOptions { ReconnectDelay = TimeSpan.FromMilliseconds(5) },
    });
}
