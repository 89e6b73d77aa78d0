using System.Text.Json;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Observer;

/// <summary>An order list as its events tell it.</summary>
internal sealed class ObservedList(string account, JsonElement first)
{
    private readonly JsonElement _first = first;

    public string Account { get; } = account;

    public long Id { get; } = first.Whole("g");

    public string Name { get; } = first.Word("C");

    public string Symbol { get; } = first.Word("s");

    public JsonElement Last { get; set; } = first;

    public bool IsOpen => Last.Word("L") == "EXECUTING";

    public long CreatedMicros => _first.Whole("T");

    /// <summary>What a query should answer, but for the orders.</summary>
    public Row Expected() => new Row()
        .From(Last, "g", "orderListId")
        .From(Last, "c", "contingencyType")
        .With("listStatusType", Row.Quoted(IsOpen ? "EXEC_STARTED" : "ALL_DONE"))
        .From(Last, "L", "listOrderStatus")
        .From(Last, "C", "listClientOrderId")
        .From(_first, "T", "transactionTime")
        .From(Last, "s", "symbol")
        .With("orders", '[' + string.Join(',', Last.GetProperty("O").EnumerateArray().Select(Member)) + ']');

    private static string Member(JsonElement order)
    {
        return $"{{\"symbol\":{Raw("s")},\"orderId\":{Raw("i")},\"clientOrderId\":{Raw("c")}}}";

        string Raw(string letter) => order.GetProperty(letter).GetRawText();
    }
}
