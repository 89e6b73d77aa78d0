namespace Spotwire.Cli.Commands;

/// <summary>What a parameter's text must be.</summary>
internal enum ParameterType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A market's name in Binance's spelling.</summary>
    Symbol,

    /// <summary>Symbols with commas between them.</summary>
    SymbolList,

    /// <summary>A decimal number with a point, in any culture.</summary>
    Decimal,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A length of time in seconds, decimals allowed.</summary>
    Seconds,

    /// <summary>One of the listed words.</summary>
    Choice,

    /// <summary>A path of a file or folder.</summary>
    Path,

    /// <summary>Present or not; takes no value.</summary>
    Flag,
}
