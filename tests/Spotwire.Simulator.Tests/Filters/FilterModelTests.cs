using System.Globalization;
using System.Text.Json;
using CsCheck;
using Spotwire.Simulator.Tests.Endpoints;
using Spotwire.TestSupport;

namespace Spotwire.Simulator.Tests.Filters;

/// <summary>Random orders under random rules are refused exactly as a plain reading of what exchangeInfo tells says,
/// with the first broken filter's name.</summary>
public sealed class FilterModelTests
{
    private const decimal Average = 50_000m;

    private static readonly Gen<MarketRules> Rules = Gen.Select(
        Gen.Int[0, 3], Gen.Int[1, 3], Gen.Int[1, 4], Gen.Int[1, 30], Gen.Int[1, 60], Gen.Int[5, 40],
        (prices, lots, marketLots, parts, percent, delta) => MarketRules.Default with
        {
            MinPrice = prices == 0 ? null : 10_000m * prices,
            MaxPrice = prices == 0 ? 0m : 30_000m + (20_000m * prices),
            MinQuantity = 0.001m * lots,
            MaxQuantity = 2m * lots,
            MinMarketQuantity = 0.002m * marketLots,
            MaxMarketQuantity = marketLots == 4 ? 0m : 1m * marketLots,
            MinNotional = 200m * lots,
            MaxNotional = prices == 2 ? 0m : 40_000m * marketLots,
            AppliesMinNotionalToMarket = lots != 2,
            AppliesMaxNotionalToMarket = marketLots == 2,
            PercentPrice = percent % 3 == 0
                ? PriceMultipliers.Both(1m - (0.01m * percent), 1m + (0.01m * percent))
                : null,
            PercentPriceBySide = percent % 2 == 0
                ? new PriceMultipliers
                {
                    BidUp = 1.3m, BidDown = 1m - (0.01m * percent), AskUp = 1m + (0.02m * percent), AskDown = 0.7m,
                }
                : null,
            IcebergParts = parts,
            MinTrailingAboveDelta = delta,
            MaxTrailingAboveDelta = delta * 20,
            MinTrailingBelowDelta = delta + 3,
            MaxTrailingBelowDelta = delta * 10,
        });

    // Near round numbers, where the bounds are, and now and then off tick and step.
    private static readonly Gen<Draft> Drafts = Gen.Select(
        Gen.Bool,
        Gen.Int[0, 4],
        Gen.Int[1, 90],
        Gen.Int[-2, 2],
        Gen.Int[1, 700],
        Gen.Int[0, 60],
        Gen.Int[3, 850],
        (isBuy, type, price, offset, quantity, parts, delta) => new Draft(
            isBuy,
            type,
            (1_000m * price) + (offset * 0.005m),
            quantity % 5 == 0 ? quantity * 0.01m : (quantity * 0.0005m) + (offset == 2 ? 0.000005m : 0m),
            type is 0 or 3 && parts > 1 ? parts : 0,
            delta));

    [Fact]
    public void The_first_broken_filter_is_named()
    {
        var seen = new HashSet<string>();
        Gen.Select(Rules, Drafts.Array[40]).SampleSeeded(
            sample =>
            {
                var (rules, drafts) = sample;
                var market = new QuietMarket(rules);
                var filters = market.Driver.Get("exchangeInfo").Ok().Json.GetProperty("symbols")[0]
                    .GetProperty("filters").EnumerateArray().ToDictionary(filter => filter.Word("filterType"));
                foreach (var draft in drafts)
                {
                    var answer = market.Post("order/test", draft.Text());
                    var told = answer.Status == 200 ? "" : answer.Error.Message;
                    var broken = Broken(filters, draft).FirstOrDefault();
                    Assert.Equal(broken is null ? "" : "Filter failure: " + broken, told);
                    seen.Add(broken ?? "");
                }
            },
            60);

        // Every filter of the model was met, and orders that break none.
        Assert.Equal(
            [
                "", "ICEBERG_PARTS", "LOT_SIZE", "MARKET_LOT_SIZE", "MIN_NOTIONAL", "NOTIONAL", "PERCENT_PRICE",
                "PERCENT_PRICE_BY_SIDE", "PRICE_FILTER", "TRAILING_DELTA",
            ],
            seen.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Broken(IReadOnlyDictionary<string, JsonElement> filters, Draft draft)
    {
        var price = filters["PRICE_FILTER"];
        if ((draft.HasPrice && Off(price, "Price", "tickSize", draft.Price))
            || (draft.HasStop && Off(price, "Price", "tickSize", draft.Price)))
        {
            yield return "PRICE_FILTER";
        }

        if (Off(filters["LOT_SIZE"], "Qty", "stepSize", draft.Quantity)
            || (draft.Visible > 0 && Off(filters["LOT_SIZE"], "Qty", "stepSize", draft.Visible)))
        {
            yield return "LOT_SIZE";
        }

        var trailing = filters["TRAILING_DELTA"];
        var way = draft.IsBuy == (draft.Type == 2) ? "Above" : "Below";
        if (draft.HasDelta
            && (draft.Delta < trailing.Whole($"minTrailing{way}Delta")
                || draft.Delta > trailing.Whole($"maxTrailing{way}Delta")))
        {
            yield return "TRAILING_DELTA";
        }

        if (!draft.HasPrice && Off(filters["MARKET_LOT_SIZE"], "Qty", "stepSize", draft.Quantity))
        {
            yield return "MARKET_LOT_SIZE";
        }

        if (draft.Visible > 0
            && decimal.Ceiling(draft.Quantity / draft.Visible) > filters["ICEBERG_PARTS"].Whole("limit"))
        {
            yield return "ICEBERG_PARTS";
        }

        foreach (var (name, up, down) in new[]
        {
            ("PERCENT_PRICE", "multiplierUp", "multiplierDown"),
            (
                "PERCENT_PRICE_BY_SIDE",
                draft.IsBuy ? "bidMultiplierUp" : "askMultiplierUp",
                draft.IsBuy ? "bidMultiplierDown" : "askMultiplierDown"),
        })
        {
            if (draft.HasPrice
                && filters.TryGetValue(name, out var percent)
                && (draft.Price > Average * percent.Amount(up) || draft.Price < Average * percent.Amount(down)))
            {
                yield return name;
            }
        }

        var notional = draft.Quantity * (draft.HasPrice ? draft.Price : Average);
        if (filters.TryGetValue("NOTIONAL", out var both))
        {
            if ((notional < both.Amount("minNotional") && Applies(both, "applyMinToMarket"))
                || (notional > both.Amount("maxNotional") && Applies(both, "applyMaxToMarket")))
            {
                yield return "NOTIONAL";
            }
        }
        else if (notional < filters["MIN_NOTIONAL"].Amount("minNotional")
            && Applies(filters["MIN_NOTIONAL"], "applyToMarket"))
        {
            yield return "MIN_NOTIONAL";
        }

        bool Applies(JsonElement filter, string flag) => draft.HasPrice || filter.GetProperty(flag).GetBoolean();
    }

    // Zero switches a part off.
    private static bool Off(JsonElement filter, string what, string step, decimal value) =>
        (filter.Amount("min" + what) is var least && least != 0m && value < least)
        || (filter.Amount("max" + what) is var most && most != 0m && value > most)
        || (filter.Amount(step) is var unit && unit != 0m && value % unit != 0m);

    /// <summary>An order; types are LIMIT, MARKET, STOP_LOSS, TAKE_PROFIT_LIMIT and STOP_LOSS_LIMIT.</summary>
    private sealed record Draft(bool IsBuy, int Type, decimal Price, decimal Quantity, int Parts, int Delta)
    {
        public bool HasPrice => Type is 0 or 3 or 4;

        public bool HasStop => Type == 4;

        public bool HasDelta => Type is 2 or 3;

        // Never all of the quantity, which would be another refusal.
        public decimal Visible => Parts > 0 ? decimal.Round(Quantity / Parts, 5, MidpointRounding.ToZero) : 0m;

        public string Text() => string.Create(CultureInfo.InvariantCulture, $"side={(IsBuy ? "BUY" : "SELL")}&type=")
            + (Type switch
            {
                0 => "LIMIT&timeInForce=GTC",
                1 => "MARKET",
                2 => "STOP_LOSS",
                3 => "TAKE_PROFIT_LIMIT&timeInForce=GTC",
                _ => "STOP_LOSS_LIMIT&timeInForce=IOC",
            })
            + string.Create(CultureInfo.InvariantCulture, $"&quantity={Quantity}")
            + (HasPrice ? string.Create(CultureInfo.InvariantCulture, $"&price={Price}") : "")
            + (HasStop ? string.Create(CultureInfo.InvariantCulture, $"&stopPrice={Price}") : "")
            + (HasDelta ? string.Create(CultureInfo.InvariantCulture, $"&trailingDelta={Delta}") : "")
            + (Visible > 0m ? string.Create(CultureInfo.InvariantCulture, $"&icebergQty={Visible}") : "");
    }
}
