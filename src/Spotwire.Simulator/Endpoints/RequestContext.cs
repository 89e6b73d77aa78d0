using Spotwire.Simulator.Security;
using Spotwire.Simulator.WebSocketApi;

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

    /// <summary>The key that has signed it, or that its session is logged on with; null for nobody.</summary>
    public ApiKeyRecord? Key { get; init; }

    /// <summary>The session of the WebSocket API that it came by; null for REST.</summary>
    public ApiSession? Session { get; init; }

    /// <summary>Status of the answer. Where a handler sets another than 200, what it has written is the error: the body
    /// on REST, the value of <c>error</c> on the WebSocket API.</summary>
    public int Status { get; set; } = 200;

    /// <summary>Whether the call weighs nothing after all, by what came of it.</summary>
    public bool IsFree { get; set; }

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
