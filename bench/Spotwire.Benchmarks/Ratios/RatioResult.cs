namespace Spotwire.Benchmarks.Ratios;

/// <summary>Medians of one group, a unit.</summary>
internal sealed record RatioResult(string Name, double Value, double AllocatedBytes, double Floor, double? Scan)
{
    /// <summary>Unit of the values.</summary>
    public string Unit { get; init; } = "ns";

    /// <summary>How many a second, several callers at once; null where that is not measured.</summary>
    public double? PerSecond { get; init; }

    /// <summary>The same of the floor.</summary>
    public double? FloorPerSecond { get; init; }

    public double Ratio => Value / Floor;
}
