using System.Text.Json;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Observer;

/// <summary>An order as its execution reports tell it.</summary>
internal sealed class ObservedOrder(string account, JsonElement first)
{
    public string Account { get; } = account;

    public string Symbol { get; } = first.Word("s");

    public long Id { get; } = first.Whole("i");

    /// <summary>The report that came last.</summary>
    public JsonElement Last { get; private set; } = first;

    public string Name { get; private set; } = "";

    public string Status => Last.Word("X");

    public bool IsOpen => Status is "NEW" or "PARTIALLY_FILLED" or "PENDING_NEW";

    public long CreatedMicros => Last.Whole("O");

    public long ListId => Last.Whole("g");

    public string Prevention => Last.Word("V");

    public List<Row> Amendments { get; } = [];

    public void Hear(JsonElement report)
    {
        var before = Last;
        if (report.Word("x") == "REPLACED")
        {
            Amendments.Add(new Row()
                .From(report, "s", "symbol")
                .From(report, "i", "orderId")
                .From(report, "I", "executionId")
                .From(report, "C", "origClientOrderId")
                .From(report, "c", "newClientOrderId")
                .From(before, "q", "origQty")
                .From(report, "q", "newQty")
                .From(report, "T", "time"));
        }

        Last = report;

        // A cancel shows its own name as c.
        Name = report.Word("x") == "CANCELED" ? report.Word("C") : report.Word("c");
    }

    /// <summary>What a query should answer.</summary>
    public Row Expected()
    {
        var isWorking = Last.TryGetProperty("W", out var working);
        return new Row()
            .From(Last, "s", "symbol")
            .From(Last, "i", "orderId")
            .From(Last, "g", "orderListId")
            .With("clientOrderId", Row.Quoted(Name))
            .From(Last, "p", "price")
            .From(Last, "gP", "pegPriceType")
            .From(Last, "gOT", "pegOffsetType")
            .From(Last, "gOV", "pegOffsetValue")
            .From(Last, "gp", "peggedPrice")
            .From(Last, "q", "origQty")
            .From(Last, "z", "executedQty")
            .From(Last, "Z", "cummulativeQuoteQty")
            .From(Last, "X", "status")
            .From(Last, "f", "timeInForce")
            .From(Last, "o", "type")
            .From(Last, "S", "side")
            .From(Last, "P", "stopPrice")
            .From(Last, "d", "trailingDelta")
            .From(Last, "D", "trailingTime")
            .From(Last, "F", "icebergQty")
            .From(Last, "O", "time")
            .From(Last, "T", "updateTime")
            .With("isWorking", isWorking)
            .With("workingTime", isWorking ? working.GetInt64() : -1)
            .From(Last, "Q", "origQuoteOrderQty")
            .From(Last, "j", "strategyId")
            .From(Last, "J", "strategyType")
            .From(Last, "V", "selfTradePreventionMode")
            .From(Last, "k", "workingFloor")
            .From(Last, "uS", "usedSor")
            .From(Last, "v", "preventedMatchId")
            .From(Last, "A", "preventedQuantity")
            .From(Last, "eR", "expiryReason");
    }
}
