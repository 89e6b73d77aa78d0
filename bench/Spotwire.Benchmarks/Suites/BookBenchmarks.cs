using BenchmarkDotNet.Attributes;
using Spotwire.Benchmarks.Ratios;

namespace Spotwire.Benchmarks.Suites;

/// <summary>From bytes to the updated book under BenchmarkDotNet: an operation is a pass over 4,000 changes, with the
/// book
/// put back before each.</summary>
[MemoryDiagnoser]
public class BookBenchmarks
{
    public const string Name = "depth20.book";
    private ContenderGroup _group = null!;

    [GlobalSetup]
    public void SetUp() => _group = RatioCatalogue.Groups[Name]();

    [IterationSetup]
    public void PutBack()
    {
        _group.Floor.Prepare!();
        _group.Ours.Prepare!();
    }

    [Benchmark(Baseline = true)]
    public long Floor() => _group.Floor.Pass();

    [Benchmark]
    public long Spotwire() => _group.Ours.Pass();
}
