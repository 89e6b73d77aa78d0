using Spotwire.Account;
using Spotwire.Rules;
using Spotwire.Tests.Examples;

namespace Spotwire.Tests.Calls;

/// <summary>Calls about the account: what they send, refuse and return.</summary>
public sealed class AccountApiTests
{
    private readonly FakeExchange _exchange = new();

    [Fact]
    public async Task CommissionRatesAreThoseOfOneSymbol()
    {
        await using var client = _exchange.Connect();
        _exchange.Answer("GET /api/v3/account/commission", Example("query-commission-rates-user-data-1"));
        var rates = await client.Account.GetCommissionRatesAsync("BTCUSDT");
        Assert.Equal("symbol=BTCUSDT", _exchange.Calls.Last().Own);
        Assert.Equal(
            (0.0000001m, 0.02m, 0.00000118m), (rates.StandardCommission.Maker, rates.SpecialCommission!.Taker,
                rates.TaxCommission!.Buyer));
        Assert.Equal((true, 0.75m), (rates.Discount!.IsEnabledForSymbol, rates.Discount.Discount));
        await Assert.ThrowsAsync<SpotwireException>(() => client.Account.GetCommissionRatesAsync(default));
    }

    [Fact]
    public async Task UnfilledOrdersAreCountedByWindow()
    {
        await using var client = _exchange.Connect();
        _exchange.Answer("GET /api/v3/rateLimit/order", Example("query-unfilled-order-count-user-data-1"));
        var counts = await client.Account.GetUnfilledOrderCountsAsync();
        Assert.All(counts, c => Assert.Equal((RateLimitType.Orders, true), (c.Type, c.Count is not null)));
        Assert.Equal("", _exchange.Calls.Last().Own);
    }

    [Fact]
    public async Task PreventedMatchesAreFoundByMatchOrOrder()
    {
        await using var client = _exchange.Connect();
        _exchange.Answer("GET /api/v3/myPreventedMatches", Example("query-prevented-matches-user-data-1"));
        var account = client.Account;
        var match = Assert.Single(await account.GetPreventedMatchesAsync(
            new() { Symbol = "BTCUSDT", PreventedMatchId = 1 }));
        Assert.Equal("symbol=BTCUSDT&preventedMatchId=1", _exchange.Calls.Last().Own);
        Assert.Equal(
            (5, 3, 1, null, 1.3m),
            (match.TakerOrderId.Value, match.MakerOrderId.Value, match.TradeGroupId, match.TakerPreventedQuantity,
                match.MakerPreventedQuantity));
        await account.GetPreventedMatchesAsync(new() { Symbol = "BTCUSDT", OrderId = new OrderId(5) });
        Assert.Equal("symbol=BTCUSDT&orderId=5", _exchange.Calls.Last().Own);
        await account.GetPreventedMatchesAsync(
            new() { Symbol = "BTCUSDT", OrderId = new OrderId(5), FromPreventedMatchId = 2, Limit = 10 });
        Assert.Equal("symbol=BTCUSDT&orderId=5&fromPreventedMatchId=2&limit=10", _exchange.Calls.Last().Own);

        PreventedMatchesRequest[] wrong =
        [
            new() { Symbol = "BTCUSDT" },
            new() { Symbol = "BTCUSDT", PreventedMatchId = 1, OrderId = new OrderId(5) },
            new() { Symbol = "BTCUSDT", PreventedMatchId = 1, FromPreventedMatchId = 1 },
            new() { Symbol = "BTCUSDT", OrderId = new OrderId(5), Limit = 10 },
            new() { Symbol = "BTCUSDT", OrderId = new OrderId(5), FromPreventedMatchId = 1, Limit = 1001 },
            new() { Symbol = default, PreventedMatchId = 1 },
        ];
        foreach (var request in wrong)
        {
            await Assert.ThrowsAsync<SpotwireException>(() => account.GetPreventedMatchesAsync(request));
        }
    }

    [Fact]
    public async Task AllocationsAreFoundInTheDocumentedCombinations()
    {
        await using var client = _exchange.Connect();
        _exchange.Answer("GET /api/v3/myAllocations", Example("query-allocations-user-data-1"));
        var account = client.Account;
        var allocation = Assert.Single(await account.GetAllocationsAsync(new() { Symbol = "BTCUSDT" }));
        Assert.Equal("symbol=BTCUSDT&limit=500", _exchange.Calls.Last().Own);
        Assert.Equal(
            (AllocationType.SmartOrderRouting, null, 5m, false),
            (allocation.AllocationType, allocation.OrderListId, allocation.Quantity, allocation.IsAllocator));
        await account.GetAllocationsAsync(
            new() { Symbol = "BTCUSDT", OrderId = new OrderId(1), FromAllocationId = 3, Limit = 7 });
        Assert.Equal("symbol=BTCUSDT&orderId=1&fromAllocationId=3&limit=7", _exchange.Calls.Last().Own);
        await Assert.ThrowsAsync<SpotwireException>(() => account.GetAllocationsAsync(
            new() { Symbol = "BTCUSDT", FromAllocationId = 3, StartTime = ExchangeTime.FromMilliseconds(1) }));
    }

    [Fact]
    public async Task FiltersOfTheAccountAreTyped()
    {
        await using var client = _exchange.Connect();
        _exchange.Answer("GET /api/v3/myFilters", Example("query-relevant-filters-user-data-1"));
        var filters = await client.Account.GetAccountFiltersAsync("BTCUSDT");
        Assert.IsType<ExchangeMaxNumberOrdersFilter>(Assert.Single(filters.ExchangeFilters));
        Assert.IsType<MaxNumberOrderListsFilter>(Assert.Single(filters.SymbolFilters));
        Assert.Equal("JPY", Assert.IsType<MaxAssetFilter>(Assert.Single(filters.AssetFilters)).Asset.Value);
    }

    [Fact]
    public async Task WhatTheKeyMayDoIsYesNoOrNotSaid()
    {
        await using var client = _exchange.Connect();
        _exchange.Answer(
            "GET /sapi/v1/account/apiRestrictions",
            """
            {"ipRestrict":false,"createTime":1698645219000,"enableReading":true,"enableWithdrawals":false,
            "enableSpotAndMarginTrading":true,"enableSomethingNew":true}
            """);
        var permissions = await client.Account.GetApiKeyPermissionsAsync();
        Assert.Equal(
            (false, true, false, true, null),
            (permissions.IsIpRestricted, permissions.CanRead, permissions.CanWithdraw,
                permissions.CanTradeSpotAndMargin, permissions.CanTradeFutures));
        Assert.Equal(1698645219000, permissions.CreationTime!.Value.UnixMilliseconds);
        var weight = client.Limits.GetUsage().Single(u => u.Type == RateLimitType.RequestWeight).Used;
        await client.Account.GetApiKeyPermissionsAsync();
        Assert.Equal(weight, client.Limits.GetUsage().Single(u => u.Type == RateLimitType.RequestWeight).Used);
    }

    private static string Example(string name) => ExampleReader.Text($"rest-api/{name}.json");
}
