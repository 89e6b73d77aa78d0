using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Spotwire.Simulator.Limits;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Orders;

/// <summary>Random requests of two accounts against a random flow: balances are conserved after every step, what is
/// open explains what is locked, and the same seed gives the same answers.</summary>
public sealed class ConservationTests
{
    [Fact]
    public void Balances_are_conserved_whatever_happens() => Gen.Int[1, int.MaxValue].Sample(
        seed => Run(seed, 150), iter: 25);

    [Fact]
    [Trait("Tier", "Long")]
    public void Balances_are_conserved_whatever_happens_for_long() => Gen.Int[1, int.MaxValue].Sample(
        seed => Run(seed, 1_000), iter: 300);

    [Fact]
    public void The_same_seed_gives_the_same_answers()
    {
        Assert.Equal(Run(7, 400), Run(7, 400));
        Assert.NotEqual(Run(7, 400), Run(8, 400));
    }

    private static string Run(int seed, int steps)
    {
        var random = new Random(seed);
        var driver = new ExchangeDriver(new SimulatorOptions
        {
            Seed = seed,
            Limits = LimitSpec.Off,
            Accounts =
            [
                AccountSpec.Parse("a:BTC=3,ETH=50,USDT=150000"),
                AccountSpec.Parse("b:BTC=3,ETH=50,USDT=90000"),
            ],
        });
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var step = 0; step < steps; step++)
        {
            driver.Now += random.Next(1, 2_000_000);
            driver.Account = driver.Exchange.Accounts[random.Next(2)];
            hash.AppendData(Encoding.UTF8.GetBytes(Step(driver, random)));
            var audit = driver.Exchange.Audit();
            Assert.True(audit.IsConserved, $"seed {seed}, step {step}");
            Assert.All(audit.Balances, balance => Assert.True(balance is { Free: >= 0, Locked: >= 0 }));
        }

        foreach (var account in driver.Exchange.Accounts)
        {
            driver.Account = account;
            driver.Signed("DELETE", "openOrders", "symbol=BTCUSDT");
            driver.Signed("DELETE", "openOrders", "symbol=ETHBTC");
            Assert.All(
                driver.Signed("GET", "account").Ok().Json.GetProperty("balances").EnumerateArray(),
                balance => Assert.Equal("0.00000000", balance.Word("locked")));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static string Step(ExchangeDriver driver, Random random)
    {
        var (symbol, price, quantity) = random.Next(2) == 0
            ? ("BTCUSDT", 50_000m + random.Next(-200, 200), random.Next(1, 80_000) * 0.00001m)
            : ("ETHBTC", 0.05m + (random.Next(-20, 20) * 0.00001m), random.Next(2, 5_000) * 0.001m);
        var side = random.Next(2) == 0 ? "BUY" : "SELL";
        var common = FormattableString.Invariant(
            $"symbol={symbol}&side={side}&newOrderRespType=FULL&quantity={quantity}");
        switch (random.Next(11))
        {
            case 0 or 1 or 2:
                driver.Rest(symbol, side == "BUY" ? MatchSide.Buy : MatchSide.Sell, price, quantity);
                return "";
            case 3:
                driver.Take(symbol, side == "BUY" ? MatchSide.Buy : MatchSide.Sell, quantity);
                return "";
            case 4 or 5:
                return driver.Order(common + FormattableString.Invariant(
                    $"&type=LIMIT&timeInForce={random.GetItems(["GTC", "IOC", "FOK"], 1)[0]}&price={price}")).Text;
            case 6:
                return driver.Order(common + "&type=MARKET").Text;
            case 7:
                return driver.Order(common + FormattableString.Invariant($"&type=STOP_LOSS&stopPrice={price}")).Text;
            case 8:
                return driver.Order(common + FormattableString.Invariant(
                    $"&type=STOP_LOSS_LIMIT&timeInForce=GTC&stopPrice={price}&price={price}")).Text;
            case 9:
                return driver.Order(FormattableString.Invariant(
                    $"symbol={symbol}&side={side}&type=MARKET&quoteOrderQty={price * quantity:F4}")).Text;
            default:
                return random.Next(4) == 0
                    ? driver.Signed("DELETE", "openOrders", "symbol=" + symbol).Text
                    : driver.Signed("DELETE", "order", $"symbol={symbol}&orderId={random.Next(1, 200)}").Text;
        }
    }
}
