using Spotwire.Simulator.Tests.WebSocketApi;

namespace Spotwire.Simulator.Tests.Endpoints;

/// <summary>What an API key may do, told and kept.</summary>
public sealed class WalletCallTests
{
    [Fact]
    public void TheRestrictionsOfAKeyAreToldAndWeighedApart()
    {
        var driver = new ExchangeDriver();
        var answer = Restrictions(driver).Ok();
        Assert.Equal(
            [
                "ipRestrict", "createTime", "enableReading", "enableWithdrawals", "enableInternalTransfer",
                "enableMargin", "enableFutures", "permitsUniversalTransfer", "enableVanillaOptions",
                "enableFixApiTrade", "enableFixReadOnly", "enableSpotAndMarginTrading", "enablePortfolioMarginTrading",
            ],
            answer.Json.EnumerateObject().Select(field => field.Name));
        Assert.Equal("1", answer.Header("X-SAPI-USED-IP-WEIGHT-1M"));
        Assert.Null(answer.Header("X-MBX-USED-WEIGHT-1M"));
        Assert.Equal("2", Restrictions(driver).Header("X-SAPI-USED-IP-WEIGHT-1M"));
        var ping = driver.Get("ping").Ok();
        Assert.Equal("1", ping.Header("X-MBX-USED-WEIGHT-1M"));
        Assert.Null(ping.Header("X-SAPI-USED-IP-WEIGHT-1M"));
        driver.Now += 60_000_000;
        Assert.Equal("1", Restrictions(driver).Header("X-SAPI-USED-IP-WEIGHT-1M"));
    }

    [Fact]
    public void EveryPermissionIsToldAsItIsSet()
    {
        var driver = new ExchangeDriver();
        var before = Restrictions(driver).Ok().Json;
        Assert.True(before.GetProperty("enableReading").GetBoolean());
        Assert.True(before.GetProperty("enableSpotAndMarginTrading").GetBoolean());
        Assert.False(before.GetProperty("enableWithdrawals").GetBoolean());
        Set(driver, new SimulatedKeyPermissions
        {
            SpotAndMarginTrading = false,
            TrustedAddresses = ["127.0.0.1"],
            Withdrawals = true,
            InternalTransfer = true,
            Margin = true,
            Futures = true,
            UniversalTransfer = true,
            VanillaOptions = true,
            FixApiTrade = true,
            FixReadOnly = true,
            PortfolioMarginTrading = true,
        });
        var after = Restrictions(driver).Ok().Json;
        foreach (var field in after.EnumerateObject().Where(field => field.Name is not "createTime"))
        {
            Assert.Equal(field.Name != "enableSpotAndMarginTrading", field.Value.GetBoolean());
        }
    }

    [Fact]
    public void PermissionsDecide()
    {
        (int, int, string) refusal = (401, -2015, "Invalid API-key, IP, or permissions for action.");
        var driver = new ExchangeDriver();
        Set(driver, new SimulatedKeyPermissions { SpotAndMarginTrading = false });
        driver.Signed("GET", "account").Ok();
        Assert.Equal(refusal, driver.Limit("BUY", "0.1", "20000").Error);
        var socket = new ApiDriver(driver);
        socket.Signed("account.status").Ok();
        Assert.Equal(refusal, socket.Signed("order.test").Error);
        Set(driver, new SimulatedKeyPermissions { Reading = false });
        Assert.Equal(refusal, driver.Signed("GET", "account").Error);
        Assert.Equal(refusal, socket.Signed("userDataStream.subscribe.signature").Error);
        driver.Limit("BUY", "0.1", "20000").Ok();
        Set(driver, new SimulatedKeyPermissions { TrustedAddresses = ["10.0.0.1"] });
        Assert.Equal(refusal, driver.Signed("GET", "account").Error);
        driver.Address = "10.0.0.1";
        driver.Signed("GET", "account").Ok();
    }

    [Fact]
    public void TheOnlyOtherCallIsThisOne()
    {
        var driver = new ExchangeDriver();
        var unknown = driver.Exchange.Handle(
            new ExchangeRequest { Method = "GET", Path = "/sapi/v1/system/status", RemoteAddress = "127.0.0.1" },
            driver.Now);
        Assert.Equal(404, unknown.Status);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("application/json", "")]
    [InlineData("text/html,application/xhtml+xml", "<html>")]
    public void APageIsForThoseWhoAskForOne(string? accept, string start)
    {
        var driver = new ExchangeDriver();
        var answer = new Answer(driver.Exchange.Handle(
            new ExchangeRequest
            {
                Method = "GET", Path = "/api/v3/nothing", Accept = accept, RemoteAddress = "127.0.0.1",
            },
            driver.Now));
        Assert.Equal(404, answer.Status);
        Assert.StartsWith(start, answer.Text, StringComparison.Ordinal);
        Assert.Equal(start.Length > 0, answer.Text.Length > 0);
        Assert.Equal(start.Length > 0 ? "text/html;charset=UTF-8" : null, answer.Header("Content-Type"));
    }

    private static void Set(ExchangeDriver driver, SimulatedKeyPermissions permissions) =>
        driver.Exchange.Authenticator.Find(driver.Account.ApiKey)!.Permissions = permissions;

    private static Answer Restrictions(ExchangeDriver driver)
    {
        var query = $"timestamp={driver.Now / 1000}";
        return new Answer(driver.Exchange.Handle(
            new ExchangeRequest
            {
                Method = "GET",
                Path = "/sapi/v1/account/apiRestrictions",
                Query = query + "&signature=" + driver.Sign(query),
                ApiKey = driver.Account.ApiKey,
                RemoteAddress = driver.Address,
            },
            driver.Now));
    }
}
