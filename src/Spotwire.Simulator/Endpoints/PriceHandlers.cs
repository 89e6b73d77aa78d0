namespace Spotwire.Simulator.Endpoints;

/// <summary>The average price and the reference price.</summary>
internal static class PriceHandlers
{
    /// <summary>Minutes that the average looks back.</summary>
    private const int AverageMinutes = 5;

    // Before the first trade there is no average; Binance's documentation does not say what it answers then.
    public static void Average(RequestContext context)
    {
        var data = context.Market().Data;
        context.Parameters.RefuseUnread();
        var answer = context.Answer;
        answer.Json.WriteStartObject();
        answer.Number("mins", AverageMinutes);
        answer.Amount("price", data.AveragePrice(context.NowMicros, AverageMinutes) ?? 0m);
        answer.Time("closeTime", data.TradeCount == 0 ? 0 : data.Newest.TimeMicros);
        answer.Json.WriteEndObject();
    }

    public static void Reference(RequestContext context)
    {
        var market = context.Market();
        context.Parameters.RefuseUnread();
        if (!market.Data.Reference.WasEverSet)
        {
            throw Refusals.NoReferencePrice();
        }

        var (price, timeMicros) = market.Data.Reference.Read(context.NowMicros);
        var answer = context.Answer;
        answer.Json.WriteStartObject();
        answer.Text("symbol", market.Name);
        if (price is { } known)
        {
            answer.Amount("referencePrice", known);
        }
        else
        {
            answer.Json.WriteNull("referencePrice");
        }

        answer.Time("timestamp", timeMicros);
        answer.Json.WriteEndObject();
    }

    public static void Calculation(RequestContext context)
    {
        var market = context.Market();
        SymbolSelection.RequireStatus(market, SymbolSelection.Status(context.Parameters));
        context.Parameters.RefuseUnread();
        var rule = market.Data.Reference.Rule ?? throw Refusals.NoReferencePrice();
        var answer = context.Answer;
        answer.Json.WriteStartObject();
        answer.Text("symbol", market.Name);
        if (rule.ExternalCalculationId is { } id)
        {
            answer.Text("calculationType", "EXTERNAL");
            answer.Number("externalCalculationId", id);
        }
        else
        {
            answer.Text("calculationType", "ARITHMETIC_MEAN");
            answer.Number("bucketCount", rule.BucketCount);
            answer.Number("bucketWidthMs", (long)rule.BucketWidth.TotalMilliseconds);
        }

        answer.Json.WriteEndObject();
    }
}
