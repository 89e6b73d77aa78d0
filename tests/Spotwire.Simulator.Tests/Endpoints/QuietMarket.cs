using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Tests.Endpoints;

/// <summary>One market, BTCUSDT, whose last price is 50,000, with 10 asked for at 50,100 and 10 bid for at 49,900; and
/// all that a refusal must leave alone.</summary>
internal sealed class QuietMarket
{
    public QuietMarket(MarketRules? rules = null, ExchangeRules? exchange = null, AccountSpec? account = null)
    {
        Driver = new ExchangeDriver(new SimulatorOptions
        {
            Flow = false,
            Symbols = [SymbolSpec.Parse("BTCUSDT") with { Rules = rules ?? MarketRules.Default }],
            ExchangeRules = exchange ?? ExchangeRules.None,
            Accounts = [account ?? AccountSpec.Demo],
        });
        Driver.Rest("BTCUSDT", MatchSide.Sell, 50_000m, 1m);
        Driver.Take("BTCUSDT", MatchSide.Buy, 1m);
        Driver.Rest("BTCUSDT", MatchSide.Sell, 50_100m, 10m);
        Driver.Rest("BTCUSDT", MatchSide.Buy, 49_900m, 10m);
    }

    public ExchangeDriver Driver { get; }

    public Answer Post(string path, string parameters) => Driver.Signed("POST", path, "symbol=BTCUSDT&" + parameters);

    public Answer Delete(string path, string parameters) =>
        Driver.Signed("DELETE", path, "symbol=BTCUSDT&" + parameters);

    public Answer Amend(string parameters) =>
        Driver.Signed("PUT", "order/amend/keepPriority", "symbol=BTCUSDT&" + parameters);

    public Answer Ask(string path, string parameters = "") =>
        Driver.Signed("GET", path, "symbol=BTCUSDT" + (parameters.Length == 0 ? "" : "&" + parameters));

    /// <summary>Everything that an order could change, as text.</summary>
    public string State() => string.Join(
        '\n',
        Driver.Signed("GET", "account").Ok().Text,
        Driver.Signed("GET", "rateLimit/order").Ok().Text,
        Driver.Signed("GET", "allOrderList").Ok().Text,
        Ask("allOrders").Ok().Text,
        Ask("myTrades").Ok().Text,
        Driver.Get("depth", "symbol=BTCUSDT").Ok().Text);

    /// <summary>Asserts that a call is refused with that code and text and has changed nothing.</summary>
    public void Refuses(Func<Answer> call, int code, string text)
    {
        var before = State();
        var (status, told, message) = call().Error;
        Assert.Equal((code, text), (told, message));
        Assert.Equal(400, status);
        Assert.Equal(before, State());
    }
}
