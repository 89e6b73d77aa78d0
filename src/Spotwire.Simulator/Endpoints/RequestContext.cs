namespace Spotwire.Simulator.Endpoints;

/// <summary>A request that has been let in, and the answer in the making.</summary>
internal sealed class RequestContext
{
    /// <summary>The exchange that serves it.</summary>
    public required Exchange Exchange { get; init; }

    /// <summary>Its parameters.</summary>
    public required ParameterSet Parameters { get; init; }

    /// <summary>Its answer.</summary>
    public required AnswerWriter Answer { get; init; }

    /// <summary>When, on the exchange's clock.</summary>
    public required long NowMicros { get; init; }

    /// <summary>Who has signed it; -1 for nobody.</summary>
    public required int Account { get; init; }

    /// <summary>The mandatory parameter <c>symbol</c> as a market.</summary>
    public Market Market() => Market(Parameters.Required("symbol"));

    /// <summary>A market by its name.</summary>
    /// <exception cref="RefusalException">The name is malformed or unknown.</exception>
    public Market Market(string symbol)
    {
        if (!IsLegal(symbol))
        {
            throw Refusals.IllegalCharacters("symbol", Refusals.SymbolPattern);
        }

        return Exchange.Find(symbol) ?? throw Refusals.Symbol();
    }

    // Binance also takes names with letters beyond ASCII; the pattern that it tells does not say so.
    private static bool IsLegal(string symbol) => symbol.Length <= 50
        && symbol.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.' || c > 127);
}
