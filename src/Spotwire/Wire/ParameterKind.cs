namespace Spotwire.Wire;

/// <summary>How a parameter stands in the JSON of the WebSocket API. Prices and quantities are texts there.</summary>
internal enum ParameterKind
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>A number or a boolean: its text as it is.</summary>
    Literal,

    /// <summary>An array, which is JSON already.</summary>
    Array,
}
