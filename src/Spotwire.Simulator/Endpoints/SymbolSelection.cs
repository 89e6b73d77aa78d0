using System.Text.Json;

namespace Spotwire.Simulator.Endpoints;

/// <summary>Which markets a call asks for, by <c>symbol</c>, <c>symbols</c> and <c>symbolStatus</c>.</summary>
/// <param name="Markets">The markets, in the order asked for, or the exchange's.</param>
/// <param name="IsSingle">Whether exactly one was named, which is answered with an object.</param>
internal sealed record SymbolSelection(IReadOnlyList<Market> Markets, bool IsSingle)
{
    /// <summary>Reads the three parameters of the ticker calls.</summary>
    public static SymbolSelection Read(RequestContext context)
    {
        var parameters = context.Parameters;
        var one = parameters.Optional("symbol");
        var several = parameters.Optional("symbols");
        if (one is not null && several is not null)
        {
            throw Refusals.Combination();
        }

        var status = Status(parameters);
        if (one is not null)
        {
            return new SymbolSelection([RequireStatus(context.Market(one), status)], IsSingle: true);
        }

        var markets = several is null ? context.Exchange.Markets : Named(context, several);
        return new SymbolSelection(
            [.. markets.Where(market => status is null || market.Status == status)], IsSingle: false);
    }

    /// <summary>The optional parameter <c>symbolStatus</c>.</summary>
    public static string? Status(ParameterSet parameters) => parameters.Optional("symbolStatus") switch
    {
        null => null,
        "TRADING" or "HALT" or "BREAK" => parameters.Peek("symbolStatus"),
        _ => throw Refusals.SymbolStatus(),
    };

    /// <summary>Refuses a market of another status.</summary>
    public static Market RequireStatus(Market market, string? status) =>
        status is null || market.Status == status ? market : throw Refusals.StatusMismatch();

    /// <summary>The markets of a JSON array of names.</summary>
    public static IReadOnlyList<Market> Named(RequestContext context, string json)
    {
        var names = Strings("symbols", json);
        return names.Distinct(StringComparer.Ordinal).Count() == names.Count
            ? [.. names.Select(context.Market)]
            : throw Refusals.DuplicateSymbols();
    }

    /// <summary>A parameter that is a JSON array of strings.</summary>
    public static IReadOnlyList<string> Strings(string name, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Array && document.RootElement.GetArrayLength() > 0)
            {
                return [.. document.RootElement.EnumerateArray().Select(element => element.GetString() ?? "")];
            }
        }
        catch (JsonException)
        {
            // Told below, as every other malformed list.
        }
        catch (InvalidOperationException)
        {
            // An element that is no string.
        }

        throw Refusals.Json(name);
    }
}
