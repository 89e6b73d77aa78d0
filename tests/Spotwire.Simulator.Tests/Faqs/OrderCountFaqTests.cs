using Spotwire.Simulator.Limits;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Faqs;

/// <summary>The tables of faqs/order_count_decrement.md, row by row.</summary>
public sealed class OrderCountFaqTests
{
    private readonly ExchangeDriver _driver = new(new SimulatorOptions
    {
        Flow = false,
        Limits = LimitSpec.Parse("ORDERS=100/10s,ORDERS=1000/1d"),
        Symbols = [SymbolSpec.Parse("BTCUSDT") with { Rules = new MarketRules { PercentPriceBySide = null } }],
    });

    [Fact]
    public void The_limit_is_told_as_on_the_page() => FaqExample.AssertAnswers(
        FaqExample.Read("order_count_decrement", "how-does-the-unfilled-orders-rate-limit-work-1"),
        _driver.Get("exchangeInfo").Ok().Json.GetProperty("rateLimits").EnumerateArray()
            .First(limit => limit.Word("rateLimitType") == "ORDERS"));

    [Fact]
    public void Example_1_takers()
    {
        Row(1, 0);
        Place("BUY", "1", "100"); // A
        Row(2, 1);
        Ask(101m, 0.25m);
        Place("BUY", "1", "101"); // B is filled in part
        Row(3, 1);
        Place("BUY", "1", "99"); // C
        Row(4, 2);
        Sell(0.25m); // B again
        Row(4, 2);
        Sell(0.5m); // B is filled
        Row(5, 2);
        Ask(102m, 1m);
        _driver.Order("symbol=BTCUSDT&side=BUY&type=MARKET&quantity=1").Ok(); // D
        Row(6, 2);
    }

    [Fact]
    public void Example_2_makers()
    {
        Row(1, 0);
        foreach (var price in new[] { "105", "104", "103", "102", "101" }) // A to E
        {
            Place("BUY", "1", price);
        }

        Row(3, 5);
        Sell(0.5m); // A
        Row(3, 0);
        Place("BUY", "1", "100"); // F
        Place("BUY", "1", "99"); // G
        Row(5, 2);
        Sell(0.25m); // A again
        Row(5, 2);
        Sell(0.25m); // A is filled
        Row(5, 2);
        Sell(0.5m); // B
        Row(5, 0);
        Place("BUY", "1", "98"); // H
        Row(6, 1);
    }

    [Fact]
    public void Cancelled_and_expired_orders()
    {
        Place("BUY", "1", "100", "A");
        Row(2, 1);
        Cancel("A");
        Row(2, 1);
        Place("BUY", "1", "100"); // B
        Row(3, 2);
        Ask(101m, 1m);
        _driver.Order("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=FOK&quantity=1&price=101").Ok(); // C
        Row(5, 2);
        Place("BUY", "1", "99", "D");
        Row(6, 3);
        _driver.Order("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=FOK&quantity=1&price=101").Ok(); // E expires
        Row(7, 4);
        Cancel("D");
        Row(7, 4);
        Place("BUY", "1", "98"); // F
        Row(8, 5);
    }

    // The page counts one for each fill here and says itself that its examples only give a general idea; makers give
    // back five, as in example 2, so the orders are filled by taking.
    [Fact]
    public void Fills_of_another_day_count_today()
    {
        var day = ExchangeDriver.Start;
        _driver.Now = day + (9 * 3_600_000_000L);
        for (var i = 0; i < 5; i++)
        {
            Place("BUY", "1", "100");
        }

        Assert.Equal(5, Count("DAY"));
        _driver.Now = day + 86_400_000_000L;
        Assert.Equal(0, Count("DAY"));
        _driver.Now += 9 * 3_600_000_000L;
        for (var i = 0; i < 10; i++)
        {
            Place("BUY", "1", "99");
        }

        Assert.Equal(10, Count("DAY"));
        Sell(1m);
        Assert.Equal(5, Count("DAY"));
        Sell(1m);
        Assert.Equal(0, Count("DAY"));
        Place("BUY", "1", "98"); // 16
        Place("BUY", "1", "98"); // 17
        Assert.Equal(2, Count("DAY"));
        Sell(8m); // no credit below zero
        Assert.Equal(0, Count("DAY"));
        Place("BUY", "1", "97");
        Assert.Equal(1, Count("DAY"));
    }

    private void Row(int second, long count)
    {
        _driver.Now = ExchangeDriver.Start + (second * 1_000_000L);
        Assert.Equal(count, Count("SECOND"));
        Assert.Equal(count, Count("DAY"));
    }

    private long Count(string interval) => _driver.Signed("GET", "rateLimit/order").Ok().Json.EnumerateArray()
        .Single(limit => limit.Word("interval") == interval).Whole("count");

    private void Place(string side, string quantity, string price, string? name = null) =>
        _driver.Limit(side, quantity, price, name is null ? "" : "&newClientOrderId=" + name).Ok();

    private void Cancel(string name) =>
        _driver.Signed("DELETE", "order", "symbol=BTCUSDT&origClientOrderId=" + name).Ok();

    private void Ask(decimal price, decimal quantity) => _driver.Rest("BTCUSDT", MatchSide.Sell, price, quantity);

    private void Sell(decimal quantity) => _driver.Take("BTCUSDT", MatchSide.Sell, quantity);
}
