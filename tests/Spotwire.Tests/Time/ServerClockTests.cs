using System.Globalization;
using Spotwire.Tests.Transport;

namespace Spotwire.Tests.Time;

public sealed class ServerClockTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(-10)]
    [InlineData(86_400)]
    public async Task A_local_clock_that_is_off_changes_nothing(int seconds)
    {
        var exchange = new FakeExchange(TimeSpan.FromSeconds(seconds));
        await using var client = exchange.Client();
        Assert.True((await client.PlaceAsync(TestContext.Current.CancellationToken)).IsAccepted);

        var order = Assert.Single(exchange.Calls);
        Assert.Equal(exchange.ServerMillis.ToString(CultureInfo.InvariantCulture), order["timestamp"]);
        Assert.Equal(TimeSpan.FromSeconds(seconds), client.Clock.Offset);
        Assert.Equal(1, exchange.Asked("/api/v3/time"));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(-10)]
    public async Task An_exchange_clock_that_jumps_costs_one_repeat(int seconds)
    {
        var exchange = new FakeExchange();
        await using var client = exchange.Client();
        await client.AccountAsync(TestContext.Current.CancellationToken);
        exchange.ClockOffset = TimeSpan.FromSeconds(seconds);

        Assert.True((await client.PlaceAsync(TestContext.Current.CancellationToken)).IsAccepted);
        Assert.Equal(3, exchange.Calls.Count);
        Assert.Equal(2, exchange.Asked("/api/v3/time"));
        Assert.NotEqual(exchange.Calls[1]["signature"], exchange.Calls[2]["signature"]);

        Assert.True((await client.PlaceAsync(TestContext.Current.CancellationToken)).IsAccepted);
        Assert.Equal(4, exchange.Calls.Count);
    }

    [Fact]
    public async Task A_clock_that_keeps_jumping_gives_the_error()
    {
        var exchange = new FakeExchange();
        await using var client = exchange.Client();
        exchange.OnRequest = request =>
            exchange.ClockOffset += request.Path == "/api/v3/order" ? TimeSpan.FromSeconds(10) : TimeSpan.Zero;

        var outcome = await client.PlaceAsync(TestContext.Current.CancellationToken);
        var rejected = Assert.IsType<OrderOutcome<Answer>.Rejected>(outcome);
        Assert.Equal((ErrorKind.Clock, -1021, true), (rejected.Error.Kind, rejected.Error.Code, rejected.WasSent));
        Assert.Equal(2, exchange.Calls.Count);

        exchange.OnRequest = _ => exchange.ClockOffset += TimeSpan.FromSeconds(10);
        var error = await Assert.ThrowsAsync<SpotwireException>(
            () => client.AccountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(-1021, error.Code);
        Assert.Equal(4, exchange.Calls.Count);
    }

    [Fact]
    public async Task When_the_clock_cannot_be_measured_again_the_refusal_stands()
    {
        var exchange = new FakeExchange();
        await using var client = exchange.Client();
        await client.AccountAsync(TestContext.Current.CancellationToken);
        exchange.ClockOffset = TimeSpan.FromSeconds(10);
        exchange.OnRequest = request =>
        {
            if (request.Path == "/api/v3/time")
            {
                throw new HttpRequestException("gone");
            }
        };

        var outcome = await client.PlaceAsync(TestContext.Current.CancellationToken);
        var rejected = Assert.IsType<OrderOutcome<Answer>.Rejected>(outcome);
        Assert.Equal((-1021, true), (rejected.Error.Code, rejected.WasSent));
    }

    [Fact]
    public async Task The_best_of_three_counts_when_the_line_is_slow()
    {
        var exchange = new FakeExchange();
        var delays = new Queue<int>([300, 30, 100]);
        exchange.OnRequest = request =>
        {
            if (request.Path == "/api/v3/time")
            {
                exchange.Time.Advance(TimeSpan.FromMilliseconds(delays.Dequeue()));
            }
        };
        await using var client = exchange.Client();
        await client.Clock.SynchronizeAsync(TestContext.Current.CancellationToken);

        Assert.Empty(delays);
        Assert.InRange(client.Clock.Uncertainty.TotalMilliseconds, 31, 31.1);
        Assert.InRange(exchange.ServerMillis - client.Clock.Now.UnixMilliseconds, 0, 1);
    }

    [Fact]
    public async Task An_old_measurement_is_renewed_without_making_a_call_wait()
    {
        var exchange = new FakeExchange();
        await using var client = exchange.Client();
        await client.PingAsync(TestContext.Current.CancellationToken);
        exchange.Time.Advance(TimeSpan.FromMinutes(4));
        await client.PingAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, exchange.Asked("/api/v3/time"));
        exchange.Time.Advance(TimeSpan.FromMinutes(2));
        await client.PingAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, exchange.Asked("/api/v3/time"));
        Assert.InRange(client.Clock.Uncertainty.TotalMilliseconds, 0, 1.1);
    }

    [Fact]
    public async Task Clients_of_one_exchange_share_the_measurement()
    {
        var exchange = new FakeExchange(TimeSpan.FromSeconds(10));
        await using var first = exchange.Client();
        await using var second = exchange.Client();
        await first.PingAsync(TestContext.Current.CancellationToken);
        Assert.True(second.Clock.IsSynchronized);
        Assert.True((await second.PlaceAsync(TestContext.Current.CancellationToken)).IsAccepted);
        Assert.Equal(1, exchange.Asked("/api/v3/time"));
        Assert.Equal(1, exchange.Asked("/api/v3/exchangeInfo"));
    }

    [Fact]
    public async Task Before_the_first_call_it_shows_the_local_clock()
    {
        var exchange = new FakeExchange(TimeSpan.FromSeconds(10));
        await using var client = exchange.Client();
        Assert.False(client.Clock.IsSynchronized);
        Assert.Equal(exchange.Time.GetUtcNow(), client.Clock.Now.ToDateTimeOffset());
        Assert.Equal(TimeSpan.Zero, client.Clock.Offset);
    }
}
