using Spotwire.Simulator;

namespace Spotwire.Cli.Tests.Verbs;

/// <summary>A simulated exchange without order flow, and command lines against it: everything that it answers comes
/// from what the test has done.</summary>
internal sealed class VerbSession : IAsyncDisposable
{
    private readonly SimulatedExchange _exchange;

    private VerbSession(SimulatedExchange exchange) => _exchange = exchange;

    public SimulatedExchange Exchange => _exchange;

    public string Url => _exchange.Rest.GetLeftPart(UriPartial.Authority);

    public static async Task<VerbSession> StartAsync(SimulatorOptions? options = null) =>
        new(await SimulatedExchange.StartAsync((options ?? new SimulatorOptions()) with
        {
            Seed = 7,
            Flow = false,
            Symbols = [SymbolSpec.Parse("BTCUSDT"), SymbolSpec.Parse("ETHUSDT")],
            Accounts =
            [
                AccountSpec.Parse("alice:BTC=10,USDT=1000000"),
                AccountSpec.Parse("bob:BTC=10,USDT=1000000"),
            ],
        }));

    public Task<CliRun> RunAsync(string arguments, string account = "alice") => CliRun.OfAsync(
        $"{arguments} --env {Url}",
        host => host with { Variable = name => Variable(name, account) });

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    private string? Variable(string name, string account)
    {
        var keys = _exchange.Accounts.FirstOrDefault(item => item.Name == account);
        return name switch
        {
            "BINANCE_API_KEY" => keys?.ApiKey,
            "BINANCE_API_SECRET" => keys?.SecretKey,
            _ => null,
        };
    }
}
