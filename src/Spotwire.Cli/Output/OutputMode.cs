namespace Spotwire.Cli.Output;

/// <summary>How results are written to stdout.</summary>
internal enum OutputMode
{
    /// <summary>Drawn for people.</summary>
    Table,

    /// <summary>One JSON value; a stream is written as <see cref="Ndjson"/>.</summary>
    Json,

    /// <summary>One JSON object a line.</summary>
    Ndjson,

    /// <summary>Comma-separated values with a heading.</summary>
    Csv,
}
