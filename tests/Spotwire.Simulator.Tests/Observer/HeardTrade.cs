using System.Text.Json;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Observer;

/// <summary>A public trade as its stream told it.</summary>
internal readonly record struct HeardTrade(
    long Id, decimal Price, decimal Quantity, long TimeMicros, bool IsBuyerMaker)
{
    public decimal Quote => Price * Quantity;

    public static HeardTrade Of(JsonElement message) => new(
        message.Whole("t"), message.Amount("p"), message.Amount("q"), message.Whole("T"), message.Flag("m"));

    /// <summary>As historicalTrades should answer it.</summary>
    public Row Expected(bool withBest = true)
    {
        var row = new Row()
            .With("id", Id)
            .With("price", Price)
            .With("qty", Quantity)
            .With("quoteQty", Quote)
            .With("time", TimeMicros)
            .With("isBuyerMaker", IsBuyerMaker);
        return withBest ? row.With("isBestMatch", true) : row;
    }
}
