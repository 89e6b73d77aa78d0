namespace Spotwire.Rules;

/// <summary>A filter that this version does not know, or cannot read: it is kept as the exchange wrote it, and only the
/// exchange checks it.</summary>
/// <remarks>Documentation: filters.md.</remarks>
public sealed record UnknownFilter : Filter
{
    internal UnknownFilter(string filterType, string json)
    {
        FilterType = filterType;
        Json = json;
    }

    /// <inheritdoc/>
    public override string FilterType { get; }

    /// <summary>The filter's JSON text as received.</summary>
    public string Json { get; }
}
