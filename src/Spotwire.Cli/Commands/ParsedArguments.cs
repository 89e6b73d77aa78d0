using System.Globalization;
using Spotwire.Cli.Errors;

namespace Spotwire.Cli.Commands;

/// <summary>What the command line gave, by parameter name; reading a value checks its text.</summary>
internal sealed class ParsedArguments(IReadOnlyDictionary<string, IReadOnlyList<string>> values)
{
    /// <summary>Whether the parameter was given.</summary>
    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>The text; null where it was not given.</summary>
    public string? Find(string name) => values.TryGetValue(name, out var texts) && texts.Count > 0 ? texts[^1] : null;

    /// <summary>The text of a parameter that must be given.</summary>
    public string Require(string name) => Find(name) ?? throw Wrong(name, "is missing");

    /// <summary>All texts of a parameter that may be repeated.</summary>
    public IReadOnlyList<string> All(string name) => values.TryGetValue(name, out var texts) ? texts : [];

    /// <summary>A decimal number.</summary>
    public decimal? FindDecimal(string name)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return Find(name) is not { } text ? null
            : decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var value) ? value
            : throw Wrong(name, $"is not a decimal number: {text}");
    }

    /// <summary>A whole number within bounds.</summary>
    public long? FindInteger(string name, long minimum = 0, long maximum = long.MaxValue)
    {
        if (Find(name) is not { } text)
        {
            return null;
        }

        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            throw Wrong(name, $"is not a whole number: {text}");
        }

        return value >= minimum && value <= maximum ? value : throw Wrong(
            name, string.Create(CultureInfo.InvariantCulture, $"must be from {minimum} to {maximum}: {text}"));
    }

    /// <summary>A whole number within bounds, or what is taken where it is not given.</summary>
    public int IntegerOr(string name, int otherwise, int minimum = 0, int maximum = int.MaxValue) =>
        (int)(FindInteger(name, minimum, maximum) ?? otherwise);

    /// <summary>A length of time given in seconds.</summary>
    public TimeSpan? FindSeconds(string name)
    {
        const decimal Longest = 31_536_000m;
        return FindDecimal(name) is not { } seconds ? null
            : seconds is >= 0 and <= Longest ? TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : throw Wrong(name, "must be from 0 to 31536000 seconds");
    }

    /// <summary>A time given in milliseconds since 1970.</summary>
    public ExchangeTime? FindTime(string name) =>
        FindInteger(name, 0, 253_402_300_799_999) is { } milliseconds
            ? ExchangeTime.FromMilliseconds(milliseconds)
            : null;

    /// <summary>A market.</summary>
    public Symbol RequireSymbol(string name) => ToSymbol(name, Require(name));

    /// <summary>A market; null where none was given.</summary>
    public Symbol? FindSymbol(string name) => Find(name) is { } text ? ToSymbol(name, text) : default(Symbol?);

    /// <summary>All markets of a parameter that may be repeated; commas separate too.</summary>
    public IReadOnlyList<Symbol> AllSymbols(string name) =>
        [.. Words(name).Select(text => ToSymbol(name, text)).Distinct()];

    /// <summary>All words of a parameter, separated by commas or repeated.</summary>
    public IReadOnlyList<string> Words(string name) =>
    [
        .. All(name).SelectMany(static text =>
            text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
    ];

    /// <summary>The failure of a parameter's text.</summary>
    public static CliException Wrong(string name, string what) => new(Failure.Usage($"{name} {what}."));

    private static Symbol ToSymbol(string name, string text)
    {
        try
        {
            return new Symbol(text.ToUpperInvariant());
        }
        catch (ArgumentException)
        {
            throw Wrong(name, $"is no symbol: {text}");
        }
    }
}
