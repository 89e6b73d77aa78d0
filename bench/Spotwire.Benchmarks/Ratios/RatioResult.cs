namespace Spotwire.Benchmarks.Ratios;

/// <summary>Medians of one group, in nanoseconds a unit.</summary>
internal sealed record RatioResult(string Name, double Value, double AllocatedBytes, double Floor, double? Scan)
{
    public double Ratio => Value / Floor;
}
