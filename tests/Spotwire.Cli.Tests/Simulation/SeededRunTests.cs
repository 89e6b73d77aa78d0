using System.Diagnostics;

namespace Spotwire.Cli.Tests.Simulation;

public sealed class SeededRunTests(ITestOutputHelper output)
{
    private const int Runs = 200;

    [Fact]
    public void WhateverTheNetworkDoesNothingIsLostDoubledOrUnbalanced()
    {
        var watch = Stopwatch.StartNew();
        var runs = Enumerable.Range(1, Runs).Select(seed => SeededRun.Make(seed)).ToList();
        output.WriteLine(
            $"{Runs} runs in {watch.Elapsed.TotalSeconds:F1} s: {runs.Sum(r => r.Orders)} orders, " +
            $"{runs.Sum(r => r.Fills)} fills, {runs.Sum(r => r.Unknown)} unknown, {runs.Sum(r => r.Resyncs)} resyncs");
        Assert.All(runs, run =>
        {
            Assert.True(run.IsConserved, $"seed {run.Seed}: balances are not conserved");
            Assert.True(run.Audit.Lost == 0, $"seed {run.Seed}: {run.Audit.Lost} lost");
            Assert.True(run.Audit.Duplicated == 0, $"seed {run.Seed}: {run.Audit.Duplicated} duplicated");
            Assert.True(run.Audit.Unexplained == 0, $"seed {run.Seed}: {run.Audit.Unexplained} unexplained");
            Assert.True(run.Threads.Count == 1, $"seed {run.Seed}: {run.Threads.Count} threads");
        });

        // The runs are worth something only if the agent traded and the network did its worst.
        Assert.True(runs.Sum(r => r.Orders) > Runs);
        Assert.True(runs.Sum(r => r.Fills) > 0);
        Assert.True(runs.Sum(r => r.Resyncs) > 0);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void TheSameSeedSendsTheSameBytes(int seed)
    {
        var first = SeededRun.Make(seed);
        var again = SeededRun.Make(seed);
        Assert.Equal(first.TrafficHash, again.TrafficHash);
        Assert.NotEqual(first.TrafficHash, SeededRun.Make(seed + 1000).TrafficHash);
    }
}
