namespace Spotwire.Simulator.Tests.Orders;

/// <summary>Markets for random traffic: two of them routed together, all with every kind of commission.</summary>
internal static class TrafficSymbols
{
    /// <param name="range">The price range rule of those markets that have one.</param>
    public static IReadOnlyList<SymbolSpec> Of(PriceMultipliers range)
    {
        var rules = new MarketRules
        {
            MaxAlgoOrders = null,
            MaxOrders = null,
            MaxOrderLists = null,
            SmartOrderRouting = true,
            PriceRange = range,
            Commission = new CommissionSchedule
            {
                Standard = new CommissionRateSet { Maker = 0.0008m, Taker = 0.001m, Buyer = 0.0001m },
                Special = new CommissionRateSet { Seller = 0.0002m },
                Tax = new CommissionRateSet { Taker = 0.00003m },
            },
        };
        return
        [
            SymbolSpec.Parse("BTC/USDT@50000") with
            {
                Rules = rules,
                ReferencePrice = ReferencePriceRule.Mean(5, TimeSpan.FromSeconds(10)),
            },
            SymbolSpec.Parse("BTC/USDC@50000") with { Rules = rules with { PriceRange = null } },
            SymbolSpec.Parse("BNB/USDT@600") with { Rules = rules with { SmartOrderRouting = false } },
        ];
    }
}
