using System.Text.Json;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Observer;

/// <summary>Rebuilds the exchange from what its streams and its user data events say, and from nothing else.</summary>
internal sealed class ExchangeObserver
{
    private readonly Dictionary<(string Symbol, long Id), ObservedPrevention> _preventions = [];

    public ExchangeObserver(IEnumerable<string> symbols, IEnumerable<string> accounts)
    {
        Markets = symbols.ToDictionary(symbol => symbol, symbol => new ObservedMarket(symbol));
        Accounts = accounts.ToDictionary(
            account => account, account => new ObservedAccount(account) { Prevented = HearPrevention });
    }

    public Dictionary<string, ObservedMarket> Markets { get; }

    public Dictionary<string, ObservedAccount> Accounts { get; }

    /// <summary>A message of a combined stream connection.</summary>
    public void HearStream(string text)
    {
        using var document = JsonDocument.Parse(text);
        var message = document.RootElement.Clone();
        var name = message.Word("stream");
        Markets[name[..name.IndexOf('@', StringComparison.Ordinal)].ToUpperInvariant()]
            .Hear(message.GetProperty("data"));
    }

    /// <summary>An event of one account.</summary>
    public void HearEvent(string account, JsonElement message) => Accounts[account].Hear(message);

    /// <summary>The prevented matches that an account's orders took part in.</summary>
    public IEnumerable<(ObservedPrevention Match, Row Expected)> Preventions(ObservedAccount account) =>
        from match in _preventions.Values
        where account.Orders.ContainsKey((match.TakerSymbol, match.TakerOrderId))
            || account.Orders.ContainsKey((match.MakerSymbol, match.MakerOrderId))
        orderby match.TakerSymbol, match.Id
        select (match, match.Fields.With("selfTradePreventionMode", Row.Quoted(Mode(match))));

    // The taker's mode applies; a transfer takes two.
    private string Mode(ObservedPrevention match)
    {
        var mode = Order(match.TakerSymbol, match.TakerOrderId).Prevention;
        return mode == "TRANSFER" && Order(match.MakerSymbol, match.MakerOrderId).Prevention != mode
            ? "DECREMENT"
            : mode;
    }

    private ObservedOrder Order(string symbol, long id) => Accounts.Values
        .Select(account => account.Orders.GetValueOrDefault((symbol, id)))
        .First(order => order is not null)!;

    private void HearPrevention(JsonElement report)
    {
        var told = ObservedPrevention.Of(report);
        if (!_preventions.TryGetValue((told.TakerSymbol, told.Id), out var known))
        {
            _preventions.Add((told.TakerSymbol, told.Id), known = told);
        }

        Assert.Equal(
            (known.TakerOrderId, known.MakerSymbol, known.MakerOrderId),
            (told.TakerOrderId, told.MakerSymbol, told.MakerOrderId));
        known.Hear(report);
    }
}
