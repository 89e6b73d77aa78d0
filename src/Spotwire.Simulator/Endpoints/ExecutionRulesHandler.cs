using Spotwire.Simulator.Filters;

namespace Spotwire.Simulator.Endpoints;

/// <summary>The rules that are kept while orders trade.</summary>
/// <remarks>Documentation: rest-api.md, "Query Execution Rules". A market without such a rule is told with
/// none.</remarks>
internal static class ExecutionRulesHandler
{
    public static void Answer(RequestContext context)
    {
        var parameters = context.Parameters;
        string[] names = ["symbol", "symbols", "symbolStatus"];
        if (names.Count(parameters.Has) > 1)
        {
            throw Refusals.Combination();
        }

        var markets = SymbolSelection.Read(context).Markets;
        parameters.RefuseUnread();
        var answer = context.Answer;
        answer.Json.WriteStartObject();
        answer.List("symbolRules");
        foreach (var market in markets)
        {
            answer.Json.WriteStartObject();
            answer.Text("symbol", market.Name);
            answer.List("rules");
            if (market.Spec.Rules.PriceRange is { } range)
            {
                Write(answer, range);
            }

            answer.Json.WriteEndArray();
            answer.Json.WriteEndObject();
        }

        answer.Json.WriteEndArray();
        answer.Json.WriteEndObject();
    }

    private static void Write(AnswerWriter answer, PriceMultipliers range)
    {
        answer.Json.WriteStartObject();
        answer.Text("ruleType", "PRICE_RANGE");
        Multiplier("bidLimitMultUp", range.BidUp);
        Multiplier("bidLimitMultDown", range.BidDown);
        Multiplier("askLimitMultUp", range.AskUp);
        Multiplier("askLimitMultDown", range.AskDown);
        answer.Json.WriteEndObject();

        void Multiplier(string name, decimal? value)
        {
            if (value is { } multiplier)
            {
                answer.Text(name, FilterWriter.Multiplier(multiplier));
            }
        }
    }
}
