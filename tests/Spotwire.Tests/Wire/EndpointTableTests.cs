using System.Globalization;
using Spotwire.TestSupport;
using Spotwire.Wire;

namespace Spotwire.Tests.Wire;

/// <summary>The endpoint table against the documentation's list, row by row.</summary>
public sealed class EndpointTableTests
{
    /// <summary>The documented weight rule in words → calls with their parameters and what they cost.</summary>
    private static readonly Dictionary<string, (string Query, int Success, int Failure)[]> WeightExamples = new()
    {
        ["symbol: 2; symbols: 2 each, cap 40; symbolStatus: 40; no parameter: 40"] =
        [
            ("symbol=BTCUSDT", 2, 2), ("symbols=" + Symbols(1), 2, 2), ("symbols=" + Symbols(19), 38, 38),
            ("symbols=" + Symbols(20), 40, 40), ("symbols=" + Symbols(21), 40, 40), ("symbolStatus=TRADING", 40, 40),
            ("", 40, 40),
        ],
        ["limit 1-100: 5; 101-500: 25; 501-1000: 50; 1001-5000: 250"] =
        [
            ("symbol=BTCUSDT", 5, 5), ("limit=1", 5, 5), ("limit=100", 5, 5), ("limit=101", 25, 25),
            ("limit=500", 25, 25), ("limit=501", 50, 50), ("limit=1000", 50, 50), ("limit=1001", 250, 250),
            ("limit=5000", 250, 250), ("limit=6000", 250, 250),
        ],
        ["symbol or 1-20 symbols: 2; 21-100 symbols: 40; 101+ symbols: 80; none: 80"] =
        [
            ("symbol=BTCUSDT", 2, 2), ("symbols=" + Symbols(1), 2, 2), ("symbols=" + Symbols(20), 2, 2),
            ("symbols=" + Symbols(21), 40, 40), ("symbols=" + Symbols(100), 40, 40),
            ("symbols=" + Symbols(101), 80, 80), ("", 80, 80), ("type=MINI", 80, 80),
        ],
        ["4 per symbol, cap 200 (above 50 symbols)"] =
        [
            ("symbol=BTCUSDT", 4, 4), ("symbols=" + Symbols(2), 8, 8), ("symbols=" + Symbols(50), 200, 200),
            ("symbols=" + Symbols(51), 200, 200),
        ],
        ["symbol: 2; symbols: 4; none: 4"] =
        [
            ("symbol=BTCUSDT", 2, 2), ("symbols=" + Symbols(1), 4, 4), ("symbols=" + Symbols(50), 4, 4), ("", 4, 4),
        ],
        ["0 when it succeeds, 1 when it fails (since 2026-04-02)"] = [("symbol=BTCUSDT", 0, 1)],
        ["1; with computeCommissionRates: 20"] =
        [
            ("symbol=BTCUSDT", 1, 1), ("computeCommissionRates=true", 20, 20), ("computeCommissionRates=false", 1, 1),
        ],
        ["4; 0 only when the amendment makes the order expire (since 2026-04-02)"] = [("symbol=BTCUSDT", 4, 4)],
        ["symbol: 6; none: 80"] = [("symbol=BTCUSDT", 6, 6), ("", 80, 80)],
        ["20; with orderId: 5"] = [("symbol=BTCUSDT", 20, 20), ("symbol=BTCUSDT&orderId=7", 5, 5)],
        ["invalid symbol: 2; by preventedMatchId: 2; by orderId: 20"] =
        [
            ("symbol=BTCUSDT&preventedMatchId=3", 2, 2), ("symbol=BTCUSDT&orderId=3", 20, 20),
        ],
    };

    [Fact]
    public void EveryRestRowIsInTheTableAndNothingElse()
    {
        var rows = Rows("REST");
        Assert.Equal(48, rows.Count);
        Assert.Equal(
            rows.Select(r => $"{r[1]} {r[2]}").Order(StringComparer.Ordinal),
            EndpointTable.All.Select(e => e.ToString()).Order(StringComparer.Ordinal));
        foreach (var row in rows)
        {
            var endpoint = EndpointTable.All.Single(e => e.ToString() == $"{row[1]} {row[2]}");
            Compare(endpoint, row);
            Assert.Equal(row[1] != "GET", endpoint.ChangesState);
        }
    }

    [Fact]
    public void EveryWebSocketMethodIsInTheTableAndNothingElse()
    {
        var rows = Rows("WSAPI").Where(r => r[1] == "request").ToList();
        Assert.Equal(55, rows.Count);
        Assert.Equal(
            rows.Select(r => r[2]).Order(StringComparer.Ordinal),
            EndpointTable.All.Select(e => e.WebSocketMethod)
                .Concat(EndpointTable.SessionMethods.Select(m => m.WebSocketMethod))
                .Order(StringComparer.Ordinal));
        foreach (var row in rows)
        {
            if (EndpointTable.All.SingleOrDefault(e => e.WebSocketMethod == row[2]) is { } endpoint)
            {
                // The deprecated OCO is counted differently on its two pages; the dearer one is right for both.
                Compare(endpoint, row[5].StartsWith("1 on its page; 2", StringComparison.Ordinal)
                    ? [.. row[..5], "2", row[6]]
                    : row);
                continue;
            }

            var method = EndpointTable.SessionMethods.Single(m => m.WebSocketMethod == row[2]);
            Assert.Equal(row[4], method.Weight.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(row[3] == "SIGNED (Ed25519 key only)", method.RequiresEd25519);
            Assert.Equal(
                row[3].Split(' ')[0] switch
                {
                    "NONE" => SecurityType.None,
                    "SIGNED" => SecurityType.UserData,
                    "USER_STREAM" => SecurityType.UserStream,
                    var other => throw new InvalidOperationException(other),
                },
                method.Security);
        }
    }

    [Fact]
    public void TwinsStandBesideEachOther()
    {
        // The names differ between the two APIs, so the pairs that could be mixed up are said here.
        Assert.Equal("trades.recent", EndpointTable.Trades.WebSocketMethod);
        Assert.Equal("ticker.book", EndpointTable.BookTicker.WebSocketMethod);
        Assert.Equal("order.status", EndpointTable.GetOrder.WebSocketMethod);
        Assert.Equal("openOrders.cancelAll", EndpointTable.CancelOpenOrders.WebSocketMethod);
        Assert.Equal("openOrders.status", EndpointTable.OpenOrders.WebSocketMethod);
        Assert.Equal("openOrderLists.status", EndpointTable.OpenOrderLists.WebSocketMethod);
        Assert.Equal("account.rateLimits.orders", EndpointTable.UnfilledOrderCounts.WebSocketMethod);
        Assert.Equal("orderList.place", EndpointTable.PlaceOcoDeprecated.WebSocketMethod);
        Assert.Equal("PlaceOrder", EndpointTable.PlaceOrder.Name);
        Assert.Equal(48, EndpointTable.All.Select(e => e.Name).Distinct(StringComparer.Ordinal).Count());
    }

    private static void Compare(Endpoint endpoint, string[] row)
    {
        var security = row[3].Split(' ')[0] switch
        {
            "NONE" => SecurityType.None,
            "TRADE" => SecurityType.Trade,
            "USER_DATA" => SecurityType.UserData,
            var other => throw new InvalidOperationException(other),
        };
        Assert.Equal(security, endpoint.Security);
        Assert.Equal(row[6] == "Matching Engine", endpoint.IsTrading);

        var orders = row[5].Length == 0 ? 0 : int.Parse(row[5], CultureInfo.InvariantCulture);
        var examples = int.TryParse(row[4], NumberStyles.None, CultureInfo.InvariantCulture, out var weight)
            ? [("", weight, weight), ("symbol=BTCUSDT&limit=1000", weight, weight)]
            : WeightExamples[row[4]];
        foreach (var (query, success, failure) in examples)
        {
            Assert.Equal((query, new RequestCost(success, failure, orders)), (query, endpoint.Cost(Parse(query))));
        }
    }

    private static string Symbols(int count) =>
        "[" + string.Join(',', Enumerable.Range(0, count).Select(i => $"\"A{i}\\\"B\"")) + "]";

    private static RequestParameters Parse(string query)
    {
        var parameters = new RequestParameters();
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = part.IndexOf('=', StringComparison.Ordinal);
            parameters.Add(part[..cut], part[(cut + 1)..]);
        }

        return parameters;
    }

    private static List<string[]> Rows(string api) =>
        [.. File.ReadLines(SharedData.Require("binance-docs", "endpoints.tsv"))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .Where(row => row[0] == api)];
}
