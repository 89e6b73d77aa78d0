using System.Globalization;

namespace Spotwire.Simulator.Tests;

public sealed class SpecTests
{
    [Theory]
    [InlineData("BTCUSDT", "BTC", "USDT", "0.01", "0.00001")]
    [InlineData("ETHUSDT", "ETH", "USDT", "0.01", "0.0001")]
    [InlineData("BNBUSDT", "BNB", "USDT", "0.01", "0.001")]
    [InlineData("ETHBTC", "ETH", "BTC", "0.00001", "0.001")]
    [InlineData("BTCFDUSD", "BTC", "FDUSD", "0.01", "0.00001")]
    [InlineData("USDCUSDT", "USDC", "USDT", "0.001", "0.1")]
    [InlineData("ABC/XYZ@25", "ABC", "XYZ", "0.01", "0.01")]
    [InlineData("这是/测试币@0.5", "这是", "测试币", "0.0001", "1")]
    public void A_market_is_read_with_its_steps(
        string text, string baseAsset, string quoteAsset, string tick, string step)
    {
        var spec = SymbolSpec.Parse(text);
        Assert.Equal(baseAsset + quoteAsset, spec.Symbol.Value);
        Assert.Equal(baseAsset, spec.BaseAsset.Value);
        Assert.Equal(quoteAsset, spec.QuoteAsset.Value);
        Assert.Equal(decimal.Parse(tick, CultureInfo.InvariantCulture), spec.TickSize);
        Assert.Equal(decimal.Parse(step, CultureInfo.InvariantCulture), spec.StepSize);
        Assert.True(spec.StartPrice % spec.TickSize == 0m && spec.StartPrice > 0m);
        Assert.True(spec.TickSize * spec.StepSize >= 0.00000001m);
    }

    [Theory]
    [InlineData("")]
    [InlineData("USDT")]
    [InlineData("ABCXYZ")]
    [InlineData("/USDT")]
    [InlineData("BTC/")]
    [InlineData("BTC/BTC")]
    [InlineData("BTC/USDT@")]
    [InlineData("BTC/USDT@-1")]
    [InlineData("BTC/USDT@0")]
    [InlineData("BTC/USDT@1,5")]
    public void What_is_no_market_is_refused(string text) =>
        Assert.Throws<FormatException>(() => SymbolSpec.Parse(text));

    [Fact]
    public void An_account_is_read()
    {
        var spec = AccountSpec.Parse("alice:BTC=1.5,USDT=1000");
        Assert.Equal("alice", spec.Name);
        Assert.Equal(
            [new(new Asset("BTC"), 1.5m), new(new Asset("USDT"), 1000m)], spec.Balances);
        Assert.Empty(AccountSpec.Parse("bob:").Balances);
    }

    [Theory]
    [InlineData("alice")]
    [InlineData(":BTC=1")]
    [InlineData("alice:BTC")]
    [InlineData("alice:BTC=x")]
    [InlineData("alice:BTC=0")]
    [InlineData("alice:BTC=1,BTC=2")]
    [InlineData("alice:BTC=0.000000001")]
    [InlineData("a b:BTC=1")]
    public void What_is_no_account_is_refused(string text) =>
        Assert.Throws<FormatException>(() => AccountSpec.Parse(text));

    [Fact]
    public void Keys_depend_on_seed_and_name_only()
    {
        var one = Keys(1, "demo", "other");
        Assert.Equal(one, Keys(1, "demo"));
        Assert.NotEqual(one.ApiKey, Keys(2, "demo").ApiKey);
        Assert.NotEqual(one.ApiKey, Keys(1, "other").ApiKey);
        Assert.NotEqual(one.ApiKey, one.SecretKey);
        Assert.Matches("^[0-9A-Za-z]{64}$", one.ApiKey);
        Assert.Matches("^[0-9A-Za-z]{64}$", one.SecretKey);

        static (string ApiKey, string SecretKey) Keys(int seed, params string[] names)
        {
            var account = new Exchange(new SimulatorOptions
            {
                Seed = seed,
                Accounts = [.. names.Select(name => new AccountSpec(name))],
            }).Accounts[0];
            return (account.ApiKey, account.SecretKey);
        }
    }
}
