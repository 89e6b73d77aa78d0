using System.Globalization;
using System.Text.Json;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.WebSocketApi;

/// <summary>Rebuilds an account from its events alone, and writes it down as the queries answer it.</summary>
internal sealed class AccountObserver(IReadOnlyDictionary<string, string> funded)
{
    private readonly SortedDictionary<(string Symbol, long Id), Dictionary<string, string>> _orders = [];
    private readonly SortedDictionary<long, (string Name, string Status)> _lists = [];
    private readonly Dictionary<string, (string Free, string Locked)> _balances =
        funded.ToDictionary(pair => pair.Key, pair => (pair.Value, "0.00000000"), StringComparer.Ordinal);

    private readonly List<string> _trades = [];
    private readonly Dictionary<string, long> _executionIds = new(StringComparer.Ordinal);

    /// <summary>What was wrong with an event, given those before it.</summary>
    public List<string> Faults { get; } = [];

    public IEnumerable<string> Orders(string symbol, bool areOpen) => _orders
        .Where(pair => pair.Key.Symbol == symbol && (!areOpen || IsOpen(pair.Value["status"])))
        .Select(pair => Line(pair.Value));

    public IEnumerable<string> Trades(string symbol) =>
        _trades.Where(trade => trade.StartsWith(symbol + " ", StringComparison.Ordinal));

    public IEnumerable<string> Lists => _lists.Select(pair => $"{pair.Key} {pair.Value.Name} {pair.Value.Status}");

    public IEnumerable<string> Balances => _balances
        .Where(pair => pair.Value != ("0.00000000", "0.00000000"))
        .Select(pair => $"{pair.Key} {pair.Value.Free} {pair.Value.Locked}")
        .Order(StringComparer.Ordinal);

    public static string Order(JsonElement row) => Line(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["symbol"] = row.Word("symbol"),
        ["orderId"] = row.GetProperty("orderId").GetRawText(),
        ["list"] = row.GetProperty("orderListId").GetRawText(),
        ["name"] = row.Word("clientOrderId"),
        ["price"] = row.Word("price"),
        ["quantity"] = row.TryGetProperty("origQty", out var quantity) ? quantity.GetString()! : "0.00000000",
        ["executed"] = row.Word("executedQty"),
        ["quote"] = row.Word("cummulativeQuoteQty"),
        ["status"] = row.Word("status"),
        ["type"] = row.Word("type"),
        ["lifetime"] = row.Word("timeInForce"),
        ["side"] = row.Word("side"),
        ["iceberg"] = row.Word("icebergQty"),
        ["time"] = row.GetProperty("time").GetRawText(),
        ["working"] = row.Whole("workingTime") < 0 ? "" : row.GetProperty("workingTime").GetRawText(),
        ["prevention"] = row.Word("selfTradePreventionMode"),
        ["prevented"] = row.TryGetProperty("preventedQuantity", out var prevented) ? prevented.GetString()! : "",
        ["reason"] = row.TryGetProperty("expiryReason", out var reason) ? reason.GetString()! : "",
    });

    public static string Trade(JsonElement row) => string.Join(
        ' ',
        row.Word("symbol"),
        row.Whole("id"),
        row.Whole("orderId"),
        row.Word("price"),
        row.Word("qty"),
        row.Word("quoteQty"),
        row.Word("commission"),
        row.Word("commissionAsset"),
        row.Whole("time"),
        row.GetProperty("isBuyer").GetBoolean(),
        row.GetProperty("isMaker").GetBoolean());

    /// <summary>Takes an event.</summary>
    public void Take(JsonElement message)
    {
        switch (message.Word("e"))
        {
            case "executionReport":
                Report(message);
                break;
            case "outboundAccountPosition":
                foreach (var balance in message.GetProperty("B").EnumerateArray())
                {
                    _balances[balance.Word("a")] = (balance.Word("f"), balance.Word("l"));
                }

                break;
            case "listStatus" when message.Word("L") != "REJECT":
                _lists[message.Whole("g")] = (message.Word("C"), message.Word("L"));
                break;
        }
    }

    private static bool IsOpen(string status) => status is "NEW" or "PARTIALLY_FILLED" or "PENDING_NEW";

    private static string Line(Dictionary<string, string> order) => string.Join(
        ' ', order.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + "=" + pair.Value));

    private void Report(JsonElement report)
    {
        var symbol = report.Word("s");
        var type = report.Word("x");
        var id = report.Whole("i");
        var executionId = report.Whole("I");
        if (executionId <= _executionIds.GetValueOrDefault(symbol))
        {
            Faults.Add($"{symbol}: the execution id {executionId} does not rise.");
        }

        _executionIds[symbol] = executionId;
        if (type == "REJECTED")
        {
            // What was refused is told, and leaves nothing that could be asked for.
            return;
        }

        var executed = report.Amount("z");
        if (_orders.TryGetValue((symbol, id), out var before))
        {
            var reached = decimal.Parse(before["executed"], CultureInfo.InvariantCulture) + report.Amount("l");
            if (reached != executed || !IsOpen(before["status"]))
            {
                Faults.Add($"{symbol} {id}: {executed} executed where {reached} was due, after {before["status"]}.");
            }
        }

        var name = type == "CANCELED" ? report.Word("C") : report.Word("c");
        _orders[(symbol, id)] = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["symbol"] = symbol,
            ["orderId"] = report.GetProperty("i").GetRawText(),
            ["list"] = report.GetProperty("g").GetRawText(),
            ["name"] = name,
            ["price"] = report.Word("p"),
            ["quantity"] = report.Word("q"),
            ["executed"] = report.Word("z"),
            ["quote"] = report.Word("Z"),
            ["status"] = report.Word("X"),
            ["type"] = report.Word("o"),
            ["lifetime"] = report.Word("f"),
            ["side"] = report.Word("S"),
            ["iceberg"] = report.Word("F"),
            ["time"] = report.GetProperty("O").GetRawText(),
            ["working"] = report.TryGetProperty("W", out var working) ? working.GetRawText() : "",
            ["prevention"] = report.Word("V"),
            ["prevented"] = report.TryGetProperty("A", out var prevented) ? prevented.GetString()! : "",
            ["reason"] = report.TryGetProperty("eR", out var reason) ? reason.GetString()! : "",
        };
        if (type == "TRADE" && report.Whole("t") >= 0)
        {
            _trades.Add(string.Join(
                ' ',
                symbol,
                report.Whole("t"),
                id,
                report.Word("L"),
                report.Word("l"),
                report.Word("Y"),
                report.Word("n"),
                report.Word("N"),
                report.Whole("T"),
                report.Word("S") == "BUY",
                report.GetProperty("m").GetBoolean()));
        }
    }
}
