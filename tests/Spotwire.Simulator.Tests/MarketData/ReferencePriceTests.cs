using System.Numerics;
using CsCheck;
using Spotwire.Simulator.MarketData;
using Spotwire.Simulator.Tests.Endpoints;
using Spotwire.TestSupport;

namespace Spotwire.Simulator.Tests.MarketData;

public sealed class ReferencePriceTests
{
    private const long Start = ExchangeDriver.Start;

    private static readonly ReferencePriceRule TenSeconds =
        ReferencePriceRule.Mean(10, TimeSpan.FromSeconds(1));

    [Fact]
    public void IsTheMeanOfTradePricesWhateverTheirQuantities()
    {
        var market = new SymbolMarketData("BNBUSDT", 0.01m, 0.001m, TenSeconds);
        Trade(market, 100, 1, 0);
        Trade(market, 103, 5_000, 2_500_000);
        Assert.Equal(1.015m, market.Reference.Read(Start + 3_000_000).Price);
    }

    [Fact]
    public void ABucketThatStraddlesTheWindowCountsByTheRestOfIt()
    {
        var market = new SymbolMarketData("BNBUSDT", 0.01m, 0.001m, TenSeconds);
        Trade(market, 100, 1, 900_000);
        Trade(market, 200, 1, 5_000_000);

        // The window begins a quarter into the first bucket: 0.75 trades at 1.00 and one at 2.00.
        Assert.Equal(1.57142857m, market.Reference.Read(Start + 10_250_000).Price);
        Assert.Equal(2m, market.Reference.Read(Start + 11_000_000).Price);
        Assert.Null(market.Reference.Read(Start + 16_000_000).Price);
        Assert.True(market.Reference.WasEverSet);
    }

    [Fact]
    public void EqualsANaiveSumOverAllTrades() =>
        Gen.Select(
            Gen.Select(Gen.Long[0, 30_000_000], Gen.Long[1, 100_000_000]).Array[0, 80],
            Gen.Int[1, 12],
            Gen.Int[1, 4_000],
            Gen.Long[0, 10_000_000])
        .SampleSeeded(
            sample =>
            {
                var (trades, count, width, later) = sample;
                var rule = ReferencePriceRule.Mean(count, TimeSpan.FromMilliseconds(width));
                var market = new SymbolMarketData("BNBUSDT", 0.01m, 0.001m, rule);
                var ordered = trades.OrderBy(trade => trade.Item1).ToArray();
                foreach (var (at, ticks) in ordered)
                {
                    Trade(market, ticks, 1, at);
                }

                var now = (ordered.Length == 0 ? 0 : ordered[^1].Item1) + later;
                Assert.Equal(Naive(ordered, count, width * 1_000L, now), market.Reference.Read(Start + now).Price);
            },
            300);

    [Fact]
    public void FiltersGoByItAndElseByTheAverage()
    {
        var spec = SymbolSpec.Parse("BNBUSDT");
        var plain = new Market(spec);
        Assert.Null(plain.FilterPrice(Start, 5));
        Trade(plain.Data, 60_000, 1, 0);
        Trade(plain.Data, 63_000, 2, 1_000_000);
        Assert.Equal(620m, plain.FilterPrice(Start + 2_000_000, 5));
        Assert.Equal(630m, plain.FilterPrice(Start + 2_000_000, 0));
        Assert.Equal(630m, plain.FilterPrice(Start + 300_500_000, 5));
        Assert.Equal(630m, plain.FilterPrice(Start + 900_000_000, 5));

        var external = new Market(spec with { ReferencePrice = ReferencePriceRule.External(2) });
        Trade(external.Data, 60_000, 1, 0);
        Assert.Equal(600m, external.FilterPrice(Start, 5));
        external.Data.Reference.Set(555m, Start);
        Assert.Equal(555m, external.FilterPrice(Start, 5));
        external.Data.Reference.Set(null, Start);
        Assert.Equal(600m, external.FilterPrice(Start, 5));
    }

    [Fact]
    public async Task OnlyAPriceFromOutsideCanBeSet()
    {
        await using var exchange = await SimulatedExchange.StartAsync(
            new SimulatorOptions
            {
                Flow = false,
                Host = SimulatorHost.InMemory,
                Symbols =
                [
                    SymbolSpec.Parse("BTCUSDT") with { ReferencePrice = ReferencePriceRule.External() },
                    SymbolSpec.Parse("ETHUSDT") with { ReferencePrice = TenSeconds },
                ],
            },
            TestContext.Current.CancellationToken);
        exchange.SetReferencePrice(new Symbol("BTCUSDT"), 61_000m);
        Assert.Throws<InvalidOperationException>(() => exchange.SetReferencePrice(new Symbol("ETHUSDT"), 3_000m));
        Assert.Throws<ArgumentException>(() => exchange.SetReferencePrice(new Symbol("BNBUSDT"), 600m));
        Assert.Throws<ArgumentOutOfRangeException>(() => exchange.SetReferencePrice(new Symbol("BTCUSDT"), 0m));
    }

    private static void Trade(SymbolMarketData market, long ticks, long steps, long at) =>
        market.OnTrade(new PublicTrade(market.LastTradeId + 1, ticks, steps, Start + at, IsBuyerMaker: false));

    private static decimal? Naive((long At, long Ticks)[] trades, int count, long width, long now)
    {
        var cutoff = Start + now - (count * width);
        BigInteger sum = 0, number = 0;
        foreach (var bucket in trades.GroupBy(trade => (Start + trade.At) / width))
        {
            var expired = Math.Max(0, cutoff - (bucket.Key * width));
            if (expired >= width)
            {
                continue;
            }

            // 0.01 is 10^10 units of the sum, of which eight decimals are the price's and four more the sum's.
            BigInteger all = bucket.Aggregate(BigInteger.Zero, (total, trade) => total + trade.Ticks) * 10_000_000_000;
            BigInteger trips = bucket.Count() * 10_000;
            sum += all - (all * expired / width);
            number += trips - (trips * expired / width);
        }

        return number == 0 ? null : (decimal)(sum / number) / 100_000_000m;
    }
}
