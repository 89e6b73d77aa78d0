using System.Text.Json;

namespace Spotwire.Simulator.Tests.Observer;

/// <summary>One's own trade, allocation or prevented match, as a query should answer it.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Symbol">Where.</param>
/// <param name="Id">Its number.</param>
/// <param name="OrderId">Its order.</param>
/// <param name="TimeMicros">When.</param>
/// <param name="Expected">All fields.</param>
internal sealed record ObservedTrade(
    string Account, string Symbol, long Id, long OrderId, long TimeMicros, Row Expected)
{
    /// <summary>Reads a TRADE report.</summary>
    public static ObservedTrade Of(string account, JsonElement report)
    {
        var isAllocation = report.TryGetProperty("a", out var allocation);
        var row = new Row()
            .From(report, "s", "symbol")
            .From(report, "i", "orderId")
            .From(report, "g", "orderListId")
            .From(report, "L", "price")
            .From(report, "l", "qty")
            .From(report, "Y", "quoteQty")
            .From(report, "n", "commission")
            .From(report, "N", "commissionAsset")
            .From(report, "T", "time")
            .With("isBuyer", report.GetProperty("S").GetString() == "BUY")
            .From(report, "m", "isMaker");
        var id = isAllocation ? allocation.GetInt64() : report.GetProperty("t").GetInt64();
        row = isAllocation
            ? row.With("allocationId", id).With("allocationType", Row.Quoted("SOR")).With("isAllocator", false)
            : row.With("id", id).With("isBestMatch", true);
        return new ObservedTrade(
            account,
            report.GetProperty("s").GetString()!,
            id,
            report.GetProperty("i").GetInt64(),
            report.GetProperty("T").GetInt64(),
            row);
    }
}
