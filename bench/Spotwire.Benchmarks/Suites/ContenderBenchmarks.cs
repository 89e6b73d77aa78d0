using BenchmarkDotNet.Attributes;
using Spotwire.Benchmarks.Ratios;

namespace Spotwire.Benchmarks.Suites;

/// <summary>The contenders of the ratios under BenchmarkDotNet; each operation is a pass over the whole
/// corpus.</summary>
[MemoryDiagnoser]
public class ContenderBenchmarks
{
    private ContenderGroup _group = null!;

    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "";

    public static IEnumerable<string> Names => RatioCatalogue.Groups.Keys.Where(name => name != BookBenchmarks.Name);

    [GlobalSetup]
    public void SetUp() => _group = RatioCatalogue.Groups[Name]();

    [Benchmark(Baseline = true)]
    public long Floor() => _group.Floor.Pass();

    [Benchmark]
    public long Spotwire() => _group.Ours.Pass();
}
