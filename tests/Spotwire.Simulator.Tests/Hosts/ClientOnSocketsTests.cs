using Spotwire.Books;
using Spotwire.TestSupport;

namespace Spotwire.Simulator.Tests.Hosts;

/// <summary>The client library against the exchange on real loopback sockets.</summary>
public sealed class ClientOnSocketsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("100")]
    [InlineData(null)]
    public async Task AReplayedBookAgreesWithItsTickersThoughItsSocketsAreDropped(string? speed)
    {
        var path = SharedData.Require("market-data", "ethusdt_20240808.gz");
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions
        {
            Flow = false,
            ReplayFiles = [path],
            ReplaySpeed = speed is null ? null : decimal.Parse(speed, System.Globalization.CultureInfo.InvariantCulture),
        });
        await using var client = new SpotwireClient(new SpotwireOptions
        {
            Environment = SpotwireEnvironment.Custom(exchange.Rest, exchange.Streams),
        });
        using var timeout = new CancellationTokenSource(Patience);
        await using var book = await client.Books.OpenAsync(
            "ETHUSDT", new BookOptions { CompareWithBookTicker = true }, timeout.Token);
        await book.WaitUntilLiveAsync(timeout.Token);
        var agreed = book.Statistics.BookTickerAgree;
        exchange.DropSockets();
        await foreach (var _ in book.WatchAsync(1, timeout.Token))
        {
            if (await IsSettledAsync())
            {
                break;
            }
        }

        // Enough has agreed after the reconnect, or the replay is over and the book stands where the exchange's does.
        async Task<bool> IsSettledAsync()
        {
            var statistics = book.Statistics;
            if (statistics.Reconnects == 0 || statistics.BookTickerAgree > agreed + 50)
            {
                return statistics.Reconnects > 0;
            }

            var snapshot = await client.Market.GetDepthAsync("ETHUSDT", 5, cancellationToken: timeout.Token);
            return book.State == BookState.Live && book.LastUpdateId == snapshot.LastUpdateId;
        }

        Assert.Equal(0, book.Statistics.BookTickerDisagree);
        Assert.Equal(1, book.Statistics.Reconnects);
    }
}
