using System.Globalization;

namespace Spotwire.Simulator.Endpoints;

/// <summary>What a call weighs, as a rule over its parameters.</summary>
/// <param name="Text">The rule as the documentation's table words it.</param>
/// <param name="OnArrival">What is charged when the request arrives: the figure of a failed call.</param>
internal sealed record Weight(string Text, Func<ParameterSet, int> OnArrival)
{
    /// <summary>Whether a call that succeeds gets its weight back.</summary>
    public bool IsFreeOnSuccess { get; private init; }

    public static Weight Trading { get; } =
        new("0 when it succeeds, 1 when it fails (since 2026-04-02)", _ => 1) { IsFreeOnSuccess = true };

    public static Weight Amend { get; } =
        new("4; 0 only when the amendment makes the order expire (since 2026-04-02)", _ => 4);

    public static Weight Test { get; } = new(
        "1; with computeCommissionRates: 20",
        parameters => "true".Equals(parameters.Peek("computeCommissionRates"), StringComparison.OrdinalIgnoreCase)
            ? 20
            : 1);

    public static Weight Rules { get; } = new(
        "symbol: 2; symbols: 2 each, cap 40; symbolStatus: 40; no parameter: 40",
        parameters => parameters.Has("symbol") ? 2
            : parameters.Has("symbols") ? Math.Min(40, 2 * SymbolCount(parameters))
            : 40);

    public static Weight Depth { get; } = new(
        "limit 1-100: 5; 101-500: 25; 501-1000: 50; 1001-5000: 250",
        parameters => !long.TryParse(
            parameters.Peek("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? 5
            : limit <= 100 ? 5
            : limit <= 500 ? 25
            : limit <= 1000 ? 50
            : 250);

    public static Weight Ticker24h { get; } = new(
        "symbol or 1-20 symbols: 2; 21-100 symbols: 40; 101+ symbols: 80; none: 80",
        parameters => parameters.Has("symbol") ? 2
            : !parameters.Has("symbols") ? 80
            : SymbolCount(parameters) switch
            {
                <= 20 => 2,
                <= 100 => 40,
                _ => 80,
            });

    public static Weight PerSymbol { get; } = new(
        "4 per symbol, cap 200 (above 50 symbols)",
        parameters => parameters.Has("symbols") ? Math.Min(200, 4 * SymbolCount(parameters)) : 4);

    public static Weight Ticker { get; } = new(
        "symbol: 2; symbols: 4; none: 4", parameters => parameters.Has("symbol") ? 2 : 4);

    public static Weight OpenOrders { get; } = new(
        "symbol: 6; none: 80", parameters => parameters.Has("symbol") ? 6 : 80);

    public static Weight MyTrades { get; } = new(
        "20; with orderId: 5", parameters => parameters.Has("orderId") ? 5 : 20);

    public static Weight PreventedMatches { get; } = new(
        "invalid symbol: 2; by preventedMatchId: 2; by orderId: 20",
        parameters => parameters.Has("orderId") && parameters.Has("symbol") ? 20 : 2);

    /// <summary>The same for every call.</summary>
    public static Weight Fixed(int weight) =>
        new(weight.ToString(CultureInfo.InvariantCulture), _ => weight);

    private static int SymbolCount(ParameterSet parameters) =>
        Math.Max(1, (parameters.Peek("symbols") ?? "").Count(c => c == ',') + 1);
}
