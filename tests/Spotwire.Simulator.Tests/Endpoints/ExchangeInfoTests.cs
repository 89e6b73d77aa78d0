using System.Text.Json;

namespace Spotwire.Simulator.Tests.Endpoints;

/// <summary>Exchange information tells each market as it was set up, and selects by symbol, permission and
/// status.</summary>
public sealed class ExchangeInfoTests
{
    private readonly ExchangeDriver _driver = new(new SimulatorOptions
    {
        Flow = false,
        Symbols =
        [
            SymbolSpec.Parse("BTCUSDT") with
            {
                Rules = MarketRules.Default with
                {
                    OrderTypes = [OrderType.Limit, OrderType.Market],
                    IcebergAllowed = false,
                    OtoAllowed = false,
                    TrailingStopAllowed = false,
                    AmendAllowed = false,
                    DefaultSelfTradePrevention = SelfTradePreventionMode.None,
                    AllowedSelfTradePrevention = [SelfTradePreventionMode.None],
                    PermissionSets = [["SPOT", "MARGIN"], ["TRD_GRP_002"]],
                },
            },
            SymbolSpec.Parse("ETHUSDT") with
            {
                Rules = MarketRules.Default with { PermissionSets = [["TRD_GRP_003"]] },
            },
            SymbolSpec.Parse("BNBUSDT"),
        ],
    });

    [Fact]
    public void Types_and_flags_are_the_markets()
    {
        var market = Symbols("symbol=BTCUSDT").Single();
        Assert.Equal(["LIMIT", "MARKET"], Words(market, "orderTypes"));
        Assert.Equal(["NONE"], Words(market, "allowedSelfTradePreventionModes"));
        Assert.Equal("NONE", market.Word("defaultSelfTradePreventionMode"));
        Assert.Equal(
            ["icebergAllowed", "otoAllowed", "allowTrailingStop", "amendAllowed", "isMarginTradingAllowed"],
            market.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.False)
                .Select(field => field.Name));
        Assert.Equal("""[["SPOT","MARGIN"],["TRD_GRP_002"]]""", market.GetProperty("permissionSets").GetRawText());
        var other = Symbols("symbol=BNBUSDT").Single();
        Assert.Equal(7, other.GetProperty("orderTypes").GetArrayLength());
        Assert.Equal(6, other.GetProperty("allowedSelfTradePreventionModes").GetArrayLength());
        Assert.Equal("EXPIRE_MAKER", other.Word("defaultSelfTradePreventionMode"));
        Assert.Equal(
            ["isMarginTradingAllowed"],
            other.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.False)
                .Select(field => field.Name));
    }

    [Theory]
    [InlineData("", "BTCUSDT,BNBUSDT")]
    [InlineData("permissions=SPOT", "BTCUSDT,BNBUSDT")]
    [InlineData("permissions=MARGIN", "BTCUSDT")]
    [InlineData("permissions=TRD_GRP_003", "ETHUSDT")]
    [InlineData("permissions=%5B%22MARGIN%22,%22TRD_GRP_003%22%5D", "BTCUSDT,ETHUSDT")]
    [InlineData("permissions=LEVERAGED", "")]
    [InlineData("symbol=ETHUSDT", "ETHUSDT")]
    [InlineData("symbols=%5B%22BNBUSDT%22,%22ETHUSDT%22%5D", "BNBUSDT,ETHUSDT")]
    [InlineData("symbolStatus=TRADING", "BTCUSDT,BNBUSDT")]
    [InlineData("symbolStatus=HALT", "")]
    [InlineData("permissions=TRD_GRP_003&symbolStatus=TRADING", "ETHUSDT")]
    public void Markets_are_selected(string query, string expected) =>
        Assert.Equal(expected, string.Join(',', Symbols(query).Select(market => market.Word("symbol"))));

    [Fact]
    public void A_halted_market_is_found_by_its_status()
    {
        _driver.Exchange.Find("BNBUSDT")!.Status = "HALT";
        Assert.Equal("BNBUSDT", Symbols("symbolStatus=HALT").Single().Word("symbol"));
        Assert.Equal("HALT", Symbols("symbol=BNBUSDT").Single().Word("status"));
    }

    [Fact]
    public void Permission_sets_are_left_empty_on_demand() => Assert.Equal(
        0, Symbols("symbol=BTCUSDT&showPermissionSets=false").Single().GetProperty("permissionSets").GetArrayLength());

    [Theory]
    [InlineData("symbol=NOSUCH", -1121, "Invalid symbol.")]
    [InlineData("symbols=%5B%22BTCUSDT%22,%22NOSUCH%22%5D", -1121, "Invalid symbol.")]
    [InlineData("symbol=BTCUSDT&permissions=SPOT", -1128, "Combination of optional parameters invalid.")]
    [InlineData(
        "symbols=%5B%22BTCUSDT%22%5D&symbolStatus=TRADING", -1128, "Combination of optional parameters invalid.")]
    [InlineData("symbolStatus=CANCEL_ONLY", -1122, "Invalid symbolStatus.")]
    [InlineData("permissions=NOTHING", -1130, "Data sent for parameter 'permissions' is not valid.")]
    [InlineData("showPermissionSets=1", -1130, "Data sent for parameter 'showPermissionSets' is not valid.")]
    public void A_faulty_selection_is_refused(string query, int code, string text) =>
        Assert.Equal((400, code, text), _driver.Get("exchangeInfo", query).Error);

    [Fact]
    public void Routes_are_told_where_there_are_any()
    {
        Assert.False(_driver.Get("exchangeInfo").Ok().Json.TryGetProperty("sors", out _));
        var routed = MarketRules.Default with { SmartOrderRouting = true };
        var driver = new ExchangeDriver(new SimulatorOptions
        {
            Flow = false,
            Symbols =
            [
                SymbolSpec.Parse("BTCUSDT") with { Rules = routed },
                SymbolSpec.Parse("BTCUSDC") with { Rules = routed },
                SymbolSpec.Parse("BTCFDUSD"),
                SymbolSpec.Parse("ETHUSDT") with { Rules = routed },
            ],
        });
        var told = driver.Get("exchangeInfo").Ok().Json.GetProperty("sors");
        Assert.Equal(
            """[{"baseAsset":"BTC","symbols":["BTCUSDT","BTCUSDC"]},{"baseAsset":"ETH","symbols":["ETHUSDT"]}]""",
            told.GetRawText());
    }

    private static IEnumerable<string?> Words(JsonElement market, string name) =>
        market.GetProperty(name).EnumerateArray().Select(word => word.GetString());

    private IEnumerable<JsonElement> Symbols(string query) =>
        _driver.Get("exchangeInfo", query).Ok().Json.GetProperty("symbols").EnumerateArray();
}
