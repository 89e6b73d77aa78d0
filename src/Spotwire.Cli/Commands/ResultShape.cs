namespace Spotwire.Cli.Commands;

/// <summary>What an operation writes.</summary>
internal enum ResultShape
{
    /// <summary>One object.</summary>
    Object,

    /// <summary>An array of objects.</summary>
    Array,

    /// <summary>Objects one after the other, as they come.</summary>
    Stream,
}
