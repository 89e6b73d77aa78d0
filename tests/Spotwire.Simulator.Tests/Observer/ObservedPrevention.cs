using System.Text.Json;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Observer;

/// <summary>A prevented match, put together from the reports of the orders that lost something by it.</summary>
/// <param name="TakerSymbol">Market of the incoming order, which numbers it.</param>
/// <param name="Id">Its number.</param>
/// <param name="TakerOrderId">The incoming order.</param>
/// <param name="MakerSymbol">Market of the resting order.</param>
/// <param name="MakerOrderId">The resting order.</param>
internal sealed record ObservedPrevention(
    string TakerSymbol, long Id, long TakerOrderId, string MakerSymbol, long MakerOrderId)
{
    public Row Fields { get; } = new Row()
        .With("symbol", Row.Quoted(TakerSymbol))
        .With("preventedMatchId", Id)
        .With("takerOrderId", TakerOrderId)
        .With("makerSymbol", Row.Quoted(MakerSymbol))
        .With("makerOrderId", MakerOrderId);

    /// <summary>Reads a TRADE_PREVENTION report; the resting order says that it rested.</summary>
    public static ObservedPrevention Of(JsonElement report) => report.Flag("m")
        ? new ObservedPrevention(
            report.Word("Cs"), report.Whole("v"), report.Whole("U"), report.Word("s"), report.Whole("i"))
        : new ObservedPrevention(
            report.Word("s"), report.Whole("v"), report.Whole("i"), report.Word("Cs"), report.Whole("U"));

    /// <summary>Adds what one of the two reports tells.</summary>
    public void Hear(JsonElement report) => Fields
        .From(report, "u", "tradeGroupId")
        .From(report, "pL", "price")
        .From(report, "T", "transactTime")
        .From(report, "B", report.Flag("m") ? "makerPreventedQuantity" : "takerPreventedQuantity");
}
